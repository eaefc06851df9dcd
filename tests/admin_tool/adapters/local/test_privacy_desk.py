from collections.abc import Iterator
from pathlib import Path

import pytest

from admin_tool.adapters.local.privacy_desk import LocalPrivacyDesk
from admin_tool.adapters.proof_book import ProofBook
from kiosk.adapters.local.consent_log import LocalConsentLog
from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.visitor_directory import LocalVisitorDirectory
from kiosk.adapters.outbox import Outbox
from kiosk.core.visitor import ConsentReceipt
from tests.adapters.local.test_visitor_directory import Faces
from tests.adapters.making import NOON, Clock, Sink, interaction
from tests.admin_tool.adapters.privacy_contract import KEEP, Act, Left, PrivacyDeskContract


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    library = open_library(tmp_path)
    yield library
    library.close()


@pytest.fixture
def vault(tmp_path: Path) -> FaceVault:
    return FaceVault(tmp_path / "faces.key")


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[ProofBook]:
    book = ProofBook(tmp_path / "admin" / "privacy.db", clock)
    yield book
    book.close()


@pytest.fixture
def desk(database: Database, vault: FaceVault, book: ProofBook, clock: Clock) -> LocalPrivacyDesk:
    return LocalPrivacyDesk(database, vault, KEEP.days, book, clock)


class TestLocalPrivacyDesk(PrivacyDeskContract):
    @pytest.fixture
    def desk(self, desk: LocalPrivacyDesk) -> LocalPrivacyDesk:
        return desk

    @pytest.fixture
    def directory(self, database: Database, vault: FaceVault, clock: Clock) -> LocalVisitorDirectory:
        return LocalVisitorDirectory(database, vault, Faces(), KEEP.days, clock)

    @pytest.fixture
    def act(self, database: Database) -> Act:
        return lambda user_id: Outbox(database, Sink()).record([interaction(user_id=user_id)])

    @pytest.fixture
    def anna(self) -> bytes:
        return b"face of Anna"

    @pytest.fixture
    def left(self, database: Database) -> Left:
        def left(visitor_id: str) -> list[str]:
            with database.reading() as connection:
                found = []
                for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
                    for row in connection.execute(f"SELECT * FROM {table}"):
                        if visitor_id in [str(cell) for cell in row]:
                            found.append(str(table))
                return found

        return left


def test_waiting_interactions_of_the_outbox_go_too(database: Database, desk: LocalPrivacyDesk) -> None:
    visitor = LocalVisitorDirectory(database, FaceVault(database.path.with_name("faces.key")), None, 30)
    anna = visitor.remember(None).visitor
    outbox = Outbox(database, Sink())
    outbox.record([interaction(user_id=anna.id)])
    stored = desk.stored(anna.id)
    assert stored is not None and stored.kept["queued"] == 1
    assert desk.forget(anna.id).removed["queued"] == 1
    assert outbox.status().pending == 0


def test_the_bytes_are_gone_even_when_an_earlier_call_was_cut_off_before_it_wiped_them(
    database: Database, vault: FaceVault, desk: LocalPrivacyDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = LocalVisitorDirectory(database, vault, None, 30)
    anna = directory.remember(None).visitor
    with monkeypatch.context() as cut:
        cut.setattr(Database, "wipe_deleted", lambda self: None)
        directory.forget(anna.id)
    logged = database.path.with_name("library.db-wal")
    assert anna.id.encode() in logged.read_bytes()
    desk.forget(anna.id)
    assert anna.id.encode() not in logged.read_bytes() + database.path.read_bytes()


def test_consents_are_counted_by_choice_and_language(database: Database, desk: LocalPrivacyDesk) -> None:
    log = LocalConsentLog(database)
    for number, (choice, language) in enumerate([("camera", "ko"), ("tiles", "en"), ("camera", "ko")]):
        log.keep(ConsentReceipt(f"c{number}", choice, "2026-11", language, NOON))
    counted = [(one.choice, one.language, one.count) for one in desk.consents()]
    assert counted == [("camera", "ko", 2), ("tiles", "en", 1)]


def test_a_proof_of_the_kiosk_is_seen_here(
    database: Database, vault: FaceVault, desk: LocalPrivacyDesk
) -> None:
    kiosk = LocalVisitorDirectory(database, vault, None, 30)
    receipt = kiosk.forget(kiosk.remember(None).visitor.id)
    assert desk.proofs() == [receipt]
