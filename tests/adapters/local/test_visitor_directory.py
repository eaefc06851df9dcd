import logging
import sqlite3
import stat
from pathlib import Path

import numpy as np
import pytest

from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.known_faces import Vector
from kiosk.adapters.local.visitor_directory import LocalVisitorDirectory
from kiosk.adapters.outbox import Outbox
from kiosk.core.errors import CodePause, LibraryError
from kiosk.core.interaction import InteractionKind
from kiosk.core.visitor import new_return_code
from tests.adapters.contracts.visitor_directory import VisitorDirectoryContract
from tests.adapters.making import Clock, Sink, interaction

DAY_S = 86_400.0


class Faces:
    """An embedder for tests: whoever has the same name has nearly the same face."""

    match_threshold = 0.6

    def __init__(self) -> None:
        self._noise = np.random.default_rng(1)

    def embed(self, jpeg: bytes) -> Vector | None:
        if not jpeg.startswith(b"face of "):
            return None
        face = np.random.default_rng(list(jpeg)).standard_normal(128)
        return np.asarray(3.0 * face + self._noise.normal(0.0, 0.5, 128), np.float32)


@pytest.fixture
def vault(tmp_path: Path) -> FaceVault:
    return FaceVault(tmp_path / "faces.key")


@pytest.fixture
def directory(database: Database, vault: FaceVault, clock: Clock) -> LocalVisitorDirectory:
    return LocalVisitorDirectory(database, vault, Faces(), 30, clock)


@pytest.fixture
def anna() -> bytes:
    return b"face of Anna"


@pytest.fixture
def berta() -> bytes:
    return b"face of Berta"


@pytest.fixture
def nobody() -> bytes:
    return b"a wall"


class TestLocalVisitorDirectory(VisitorDirectoryContract):
    @pytest.fixture
    def directory(self, database: Database, vault: FaceVault, clock: Clock) -> LocalVisitorDirectory:
        return LocalVisitorDirectory(database, vault, Faces(), 30, clock)

    @pytest.fixture
    def anna(self) -> bytes:
        return b"face of Anna"

    @pytest.fixture
    def berta(self) -> bytes:
        return b"face of Berta"

    @pytest.fixture
    def nobody(self) -> bytes:
        return b"a wall"


def test_without_an_embedder_there_is_a_code(database: Database, vault: FaceVault, anna: bytes) -> None:
    directory = LocalVisitorDirectory(database, vault, None, 30)

    assert directory.recognize(anna) is None
    assert directory.remember(anna).return_code


def test_a_visitor_is_forgotten_when_they_stay_away(
    directory: LocalVisitorDirectory, clock: Clock, anna: bytes
) -> None:
    directory.remember(anna)
    clock.pass_s(30 * DAY_S + 1)

    assert directory.recognize(anna) is None
    assert directory.sweep().removed["faces"] == 1


def test_every_visit_begins_a_new_term(directory: LocalVisitorDirectory, clock: Clock, anna: bytes) -> None:
    visitor = directory.remember(anna).visitor
    code = directory.remember(None).return_code or ""
    for _ in range(3):
        clock.pass_s(29 * DAY_S)
        assert directory.recognize(anna) == visitor
        assert directory.redeem(code) is not None

    assert sum(directory.sweep().removed.values()) == 0


def test_likes_are_counted_without_those_taken_back(
    directory: LocalVisitorDirectory, database: Database, anna: bytes
) -> None:
    me = directory.remember(anna).visitor.id
    acts = [(InteractionKind.LIKE, "a"), (InteractionKind.LIKE, "b"), (InteractionKind.UNLIKE, "a")]
    acts += [(InteractionKind.LIKE, "b"), (InteractionKind.VIEW, "c"), (InteractionKind.LIKE, "d")]
    Outbox(database, Sink()).record(
        [interaction(kind, f"emotions/happy/{name}.jpeg", user_id=me) for kind, name in acts]
    )

    visitor = directory.recognize(anna)

    assert visitor is not None
    assert visitor.likes == 2


def test_forgetting_deletes_what_waits_in_the_outbox(
    directory: LocalVisitorDirectory, database: Database, anna: bytes
) -> None:
    sink = Sink()
    outbox = Outbox(database, sink)
    me = directory.remember(anna).visitor.id
    mine, others = interaction(user_id=me), interaction()
    outbox.record([mine, others])

    receipt = directory.forget(me)
    outbox.deliver()

    assert receipt.removed == {"visitors": 1, "faces": 1, "codes": 0, "interactions": 1, "queued": 1}
    assert sink.event_ids == [others.event_id]


def test_nothing_of_a_forgotten_visitor_is_left_in_any_file(
    directory: LocalVisitorDirectory, database: Database, anna: bytes, tmp_path: Path
) -> None:
    me = directory.remember(anna).visitor.id
    Outbox(database, Sink()).record([interaction(InteractionKind.LIKE, user_id=me)])
    (tmp_path / "library.db.damaged-20260101T000000000000Z").write_bytes(me.encode())
    assert any(me.encode() in file.read_bytes() for file in tmp_path.iterdir() if file.is_file())

    directory.forget(me)

    assert not any(me.encode() in file.read_bytes() for file in tmp_path.iterdir() if file.is_file())


def test_the_proof_is_kept(directory: LocalVisitorDirectory, database: Database, anna: bytes) -> None:
    receipt = directory.forget(directory.remember(anna).visitor.id)

    with database.reading() as connection:
        assert connection.execute("SELECT id FROM receipts").fetchall() == [(receipt.id,)]


def test_embeddings_and_codes_cannot_be_read_in_the_library(
    directory: LocalVisitorDirectory, database: Database, vault: FaceVault, anna: bytes
) -> None:
    visitor_id = directory.remember(anna).visitor.id
    code = directory.remember(None).return_code or ""
    with database.reading() as connection:
        sealed, hashed = connection.execute("SELECT max(embedding), max(code_hash) FROM visitors").fetchone()

    opened = np.frombuffer(vault.open(sealed, visitor_id) or b"", np.float32)
    assert len(opened) == 128
    assert opened.tobytes() not in sealed
    assert vault.open(sealed, "somebody else") is None
    assert code.encode() not in hashed


def test_the_key_is_for_its_owner_only(vault: FaceVault, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "faces.key").stat().st_mode) == 0o600
    (tmp_path / "faces.key").chmod(0o644)

    FaceVault(tmp_path / "faces.key")

    assert stat.S_IMODE((tmp_path / "faces.key").stat().st_mode) == 0o600


def test_a_damaged_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "faces.key").write_bytes(b"short")

    with pytest.raises(LibraryError, match="key of the remembered faces"):
        FaceVault(tmp_path / "faces.key")


def test_with_another_key_nobody_is_recognised(
    directory: LocalVisitorDirectory, database: Database, tmp_path: Path, anna: bytes
) -> None:
    directory.remember(anna)

    other = LocalVisitorDirectory(database, FaceVault(tmp_path / "other.key"), Faces(), 30, Clock())

    assert other.recognize(anna) is None


def test_a_visitor_deleted_by_another_program_is_not_recognised(
    directory: LocalVisitorDirectory, vault: FaceVault, tmp_path: Path, clock: Clock, anna: bytes
) -> None:
    visitor = directory.remember(anna).visitor
    assert directory.recognize(anna) == visitor
    library = open_library(tmp_path)

    LocalVisitorDirectory(library, vault, None, 30, clock).forget(visitor.id)

    assert directory.recognize(anna) is None
    library.close()


def test_the_pause_outlives_a_restart_and_doubles(database: Database, vault: FaceVault, clock: Clock) -> None:
    lengths = []
    for _ in range(3):
        for _ in range(5):
            LocalVisitorDirectory(database, vault, None, 30, clock).redeem(new_return_code())
        with pytest.raises(CodePause) as pause:
            LocalVisitorDirectory(database, vault, None, 30, clock).redeem(new_return_code())
        lengths.append(pause.value.seconds)
        clock.pass_s(pause.value.seconds)

    assert lengths == [60.0, 120.0, 240.0]


def test_a_clock_that_was_set_back_locks_nobody_out_for_long(
    directory: LocalVisitorDirectory, clock: Clock
) -> None:
    for _ in range(5):
        directory.redeem(new_return_code())
    clock.pass_s(-365 * DAY_S)

    with pytest.raises(CodePause) as pause:
        directory.redeem(new_return_code())

    assert pause.value.seconds <= 3600.0


def test_no_id_and_no_code_is_logged(
    directory: LocalVisitorDirectory, anna: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    remembered = [directory.remember(anna), directory.remember(None)]
    for one in remembered:
        directory.redeem(one.return_code or "?")
        directory.forget(one.visitor.id)

    assert not any(one.visitor.id in caplog.text for one in remembered)
    assert (remembered[1].return_code or "") not in caplog.text


def test_a_code_is_never_given_twice(
    directory: LocalVisitorDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter(["AAAAAA", "AAAAAA", "BBBBBB"])
    monkeypatch.setattr("kiosk.adapters.local.return_codes.new_return_code", lambda: next(codes))

    assert [directory.remember(None).return_code for _ in range(2)] == ["AAAAAA", "BBBBBB"]


def test_the_library_refuses_two_visitors_with_one_code(
    directory: LocalVisitorDirectory, database: Database
) -> None:
    directory.remember(None)

    with pytest.raises(LibraryError) as refused, database.writing() as connection:
        connection.execute(
            "INSERT INTO visitors (id, code_hash, created_at, expires_at)"
            " SELECT 'b', code_hash, '', '' FROM visitors"
        )

    assert isinstance(refused.value.__cause__, sqlite3.IntegrityError)
