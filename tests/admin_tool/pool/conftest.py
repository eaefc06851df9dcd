from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.admin_tool.pool.stage import PoolStage, paint, pool_stage


@pytest.fixture(scope="session")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures for every test, painted once."""
    root = tmp_path_factory.mktemp("painted")
    paint(root)
    return root


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path, painted: Path) -> Iterator[PoolStage]:
    with pool_stage(tmp_path / "home", painted) as made:
        yield made
