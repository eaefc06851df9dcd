"""What tests of pages stand on."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from admin_tool.workbench import Workbench
from tests.admin_tool.benches import Said, workbench


@pytest.fixture
def said() -> Said:
    """What the page under test says."""
    return Said()


@pytest.fixture
def bench(qapp: QApplication, said: Said) -> Iterator[Workbench]:
    """An English bench that says it there."""
    with workbench(said) as made:
        yield made
