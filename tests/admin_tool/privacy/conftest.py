"""The Privacy page on a real library in which somebody is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from admin_tool.adapters.local.privacy_desk import LocalPrivacyDesk
from admin_tool.adapters.proof_book import ProofBook
from admin_tool.privacy.page import PrivacyPage
from admin_tool.workbench import Workbench
from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.visitor_directory import LocalVisitorDirectory
from kiosk.adapters.outbox import Outbox
from tests.adapters.making import Sink, interaction
from tests.admin_tool.pumping import pump, pump_until


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    library = open_library(tmp_path / "home")
    yield library
    library.close()


@pytest.fixture
def vault(tmp_path: Path) -> FaceVault:
    return FaceVault(tmp_path / "faces.key")


@pytest.fixture
def desk(database: Database, vault: FaceVault, tmp_path: Path) -> Iterator[LocalPrivacyDesk]:
    book = ProofBook(tmp_path / "privacy.db")
    yield LocalPrivacyDesk(database, vault, 30, book)
    book.close()


@pytest.fixture
def code(database: Database, vault: FaceVault) -> str:
    """The return code of a visitor with two interactions."""
    remembered = LocalVisitorDirectory(database, vault, None, 30).remember(None)
    Outbox(database, Sink()).record([interaction(user_id=remembered.visitor.id) for _ in range(2)])
    assert remembered.return_code is not None
    return remembered.return_code


@pytest.fixture
def page(bench: Workbench, desk: LocalPrivacyDesk, code: str) -> Iterator[PrivacyPage]:
    made = PrivacyPage(bench, desk)
    made.resize(1232, 860)
    made.show()
    made.opened()
    settle(made)
    yield made
    made.closing()
    made.close()
    made.deleteLater()
    pump()


def settle(page: PrivacyPage) -> None:
    pump_until(lambda: not page.bench.background.busy)
    pump()


def forget(page: PrivacyPage, desk: LocalPrivacyDesk, code: str) -> None:
    """Whom the code belongs to is forgotten elsewhere, and the page is opened again."""
    visitor_id = desk.find(code)
    assert visitor_id is not None
    desk.forget(visitor_id)
    page.opened()
    settle(page)
