"""The shop in the sandbox that the kiosk's adapters are tested with, and its pool on two machines."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.adapters.aws.conftest import Shop, fitter, sandbox, session, shop
from tests.admin_tool.adapters.aws.pool_shop import machine
from tests.admin_tool.adapters.pool_works import Machine

__all__ = ["Shop", "fitter", "sandbox", "session", "shop"]


@pytest.fixture
def pool(shop: Shop, tmp_path: Path) -> Iterator[Machine]:
    with ExitStack() as ended:
        yield machine(shop, ended, tmp_path / "home")


@pytest.fixture
def second(shop: Shop, tmp_path: Path) -> Iterator[Machine]:
    """Another machine of the same shop."""
    with ExitStack() as ended:
        yield machine(shop, ended, tmp_path / "second")
