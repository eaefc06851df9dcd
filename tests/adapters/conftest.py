"""A library, a clock and a sink."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.adapters.local.database import Database, open_library
from tests.adapters.making import Clock, Sink


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    library = open_library(tmp_path)
    yield library
    library.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sink() -> Sink:
    return Sink()
