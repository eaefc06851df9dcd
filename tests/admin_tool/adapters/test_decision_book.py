import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from admin_tool.adapters import undo_log
from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.pool_database import open_pool_database
from admin_tool.adapters.pool_lister import ListedPicture
from admin_tool.adapters.pool_update import add_pictures
from admin_tool.core.decisions import Choice, DecisionReport, UndoDepth
from admin_tool.core.pool_entry import Decision
from kiosk.adapters.local.database import Database
from kiosk.core.errors import PictureMissing
from tests.adapters.making import NOON, Clock
from tests.admin_tool.adapters.pool_works import book, key

A, B = key("a.jpeg"), key("b.jpeg")
ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "admin" / "pool.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = open_pool_database(path)
    with database.writing() as connection:
        add_pictures(connection, [ListedPicture(one, 1, "t", NOON) for one in (A, B)])
    yield database
    database.close()


def stands(database: Database, picture_id: str) -> tuple[str, int]:
    with database.reading() as connection:
        row = connection.execute(
            "SELECT decision, version FROM decisions WHERE picture_id = ?", (picture_id,)
        ).fetchone()
        index = connection.execute(
            "SELECT decision, version FROM pictures WHERE id = ?", (picture_id,)
        ).fetchone()
    assert index is None or index == row
    return row[0], row[1]


def test_a_decision_is_written_to_book_index_and_history(database: Database) -> None:
    clock = Clock()
    mine = SqliteDecisionBook(database, "me", now=clock)
    clock.pass_s(60)
    assert mine.decide([Choice(A, Decision.APPROVED, 0)]) == DecisionReport(written=(A,))
    assert stands(database, A) == ("approved", 1)
    decided, arrived = mine.history(A)
    assert (decided.what, decided.decision, decided.by, decided.at) == (
        "approved",
        Decision.APPROVED,
        "me",
        clock(),
    )
    assert (arrived.what, arrived.at) == ("arrived", NOON)
    assert mine.unsent() == 0
    assert mine.exchange() == DecisionReport()


def test_the_same_choice_again_is_no_step(database: Database) -> None:
    mine = book(database)
    mine.decide([Choice(A, Decision.APPROVED, 0)])
    assert mine.decide([Choice(A, Decision.APPROVED, 1)]).written == (A,)
    assert stands(database, A) == ("approved", 1)
    assert mine.depth().undo == 1


def test_what_is_no_key_stops_a_step_before_anything_is_written(database: Database) -> None:
    with pytest.raises(PictureMissing):
        book(database).decide([Choice(A, Decision.APPROVED, 0), Choice("x", Decision.APPROVED, 0)])
    assert book(database).depth() == UndoDepth()


def test_two_reviewers_never_write_over_one_another(database: Database, path: Path) -> None:
    mine = book(database, "me")
    other = open_pool_database(path)
    theirs = book(other, "you")
    mine.decide([Choice(A, Decision.APPROVED, 0)])
    report = theirs.decide([Choice(A, Decision.REJECTED, 0), Choice(B, Decision.REJECTED, 0)])
    assert report.written == (B,)
    (conflict,) = report.conflicts
    assert (conflict.picture_id, conflict.wanted, conflict.stands, conflict.by, conflict.version) == (
        A,
        Decision.REJECTED,
        Decision.APPROVED,
        "me",
        1,
    )
    assert conflict.at is not None and abs((conflict.at - datetime.now(UTC)).total_seconds()) < 60
    assert stands(database, A) == ("approved", 1)
    assert theirs.decide([Choice(A, Decision.REJECTED, conflict.version)]).written == (A,)
    other.close()


def test_who_decides_the_same_as_somebody_else_has_no_conflict(database: Database) -> None:
    book(database, "me").decide([Choice(A, Decision.APPROVED, 0)])
    theirs = book(database, "you")
    assert theirs.decide([Choice(A, Decision.APPROVED, 0)]) == DecisionReport(written=(A,))
    assert stands(database, A) == ("approved", 1)
    assert theirs.depth() == UndoDepth()


def test_many_at_once_leave_one_winner_a_picture(database: Database, path: Path) -> None:
    other = open_pool_database(path)
    books = [book(database, "me"), book(other, "you"), book(database, "she"), book(other, "he")]
    ids = [key(f"{number}.jpeg") for number in range(40)]

    def review(one: SqliteDecisionBook) -> int:
        for number, picture in enumerate(ids):
            one.decide([Choice(picture, (Decision.APPROVED, Decision.REJECTED)[number % 2], 0)])
        return one.depth().undo

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(review, books)) == len(ids)
    assert {stands(database, picture)[1] for picture in ids} == {1}
    other.close()


def test_steps_are_undone_and_redone_in_their_order(database: Database) -> None:
    mine = book(database)
    mine.decide([Choice(A, Decision.APPROVED, 0), Choice(B, Decision.APPROVED, 0)])
    mine.decide([Choice(A, Decision.REJECTED, 1)])
    assert mine.depth() == UndoDepth(undo=2, redo=0, next_undo=(A,))
    assert mine.undo().written == (A,)
    assert stands(database, A)[0] == "approved"
    assert mine.undo().written == (A, B)
    assert stands(database, A)[0] == stands(database, B)[0] == "undecided"
    assert mine.undo() == DecisionReport()
    assert mine.depth() == UndoDepth(undo=0, redo=2, next_redo=(A, B))
    assert mine.redo().written == (A, B)
    assert mine.redo().written == (A,)
    assert stands(database, A) == ("rejected", 6)
    assert mine.redo() == DecisionReport()
    assert mine.undo().written == (A,)
    assert [line.what for line in mine.history(A)][:3] == ["undo", "redo", "redo"]


def test_a_new_decision_ends_what_could_be_redone(database: Database) -> None:
    mine = book(database)
    mine.decide([Choice(A, Decision.APPROVED, 0)])
    mine.undo()
    mine.decide([Choice(B, Decision.APPROVED, 0)])
    assert mine.depth() == UndoDepth(undo=1, redo=0, next_undo=(B,))


def test_undo_goes_on_after_a_restart(database: Database, path: Path) -> None:
    book(database).decide([Choice(A, Decision.APPROVED, 0)])
    book(database).decide([Choice(A, Decision.REJECTED, 1)])
    book(database).undo()
    database.close()
    later = open_pool_database(path)
    assert book(later).depth() == UndoDepth(1, 1, (A,), (A,))
    assert book(later).undo().written == (A,)
    assert stands(later, A)[0] == "undecided"
    assert book(later).redo().written == (A,)
    assert stands(later, A)[0] == "approved"
    later.close()


def test_each_reviewer_undoes_their_own_steps(database: Database) -> None:
    mine, theirs = book(database, "me"), book(database, "you")
    mine.decide([Choice(A, Decision.APPROVED, 0)])
    theirs.decide([Choice(B, Decision.APPROVED, 0)])
    assert mine.undo().written == (A,)
    assert mine.undo() == DecisionReport()
    assert theirs.depth().undo == 1


def test_an_undo_loses_against_a_newer_decision_and_the_rest_of_its_step_goes_back(
    database: Database,
) -> None:
    mine, theirs = book(database, "me"), book(database, "you")
    mine.decide([Choice(A, Decision.APPROVED, 0), Choice(B, Decision.APPROVED, 0)])
    theirs.decide([Choice(A, Decision.REJECTED, 1)])
    report = mine.undo()
    assert report.written == (B,)
    assert [(one.stands, one.by) for one in report.conflicts] == [(Decision.REJECTED, "you")]
    assert stands(database, A) == ("rejected", 2)
    assert mine.redo().written == (B,)  # what was lost is not wished again
    theirs.decide([Choice(B, Decision.REJECTED, 3)])
    assert len(mine.undo().conflicts) == 1
    assert mine.depth() == UndoDepth()  # a step that lost everything is no step


def test_the_oldest_steps_are_forgotten(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_log, "LONGEST", 5)
    mine = book(database)
    for version in range(8):
        mine.decide([Choice(A, (Decision.APPROVED, Decision.REJECTED)[version % 2], version)])
    assert mine.depth().undo == 5
    theirs = book(database, "you")
    assert theirs.depth().undo == 0


def test_a_killed_session_loses_no_decision_that_it_was_told_is_safe(path: Path) -> None:
    command = [sys.executable, "-m", "tests.admin_tool.adapters.culling_child", str(path)]
    children = [
        subprocess.Popen([*command, reviewer], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for reviewer in ("me", "you")
    ]
    told: list[str] = []
    for child in children:
        assert child.stdout is not None
        told += [child.stdout.readline() for _ in range(150)]
    for child in children:
        child.kill()
        assert child.stdout is not None
        told += child.stdout.readlines()
        child.stdout.close()
        child.wait(60)
    expected = dict(line.split() for line in told if line.endswith("d\n"))
    assert len(expected) >= 250
    database = open_pool_database(path)
    for picture_id, decision in expected.items():
        known = stands(database, picture_id)
        # the last undo may have been on the disk before it was told
        assert known[0] in (decision, "undecided"), picture_id
    undecided = [one for one, decision in expected.items() if stands(database, one)[0] != decision]
    assert len(undecided) <= 2
    mine = book(database, "me")
    before = mine.depth().undo
    assert before > 100
    assert mine.undo().written
    assert mine.depth().undo == before - 1
    database.close()


def test_a_damaged_database_is_set_aside_and_its_decisions_are_brought_over(
    database: Database, path: Path
) -> None:
    ids = [key(f"{number}.jpeg") for number in range(300)]
    book(database).decide([Choice(one, Decision.REJECTED, 0) for one in ids])
    with database.writing() as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'pictures'").fetchone()[0]
        page = connection.execute("PRAGMA page_size").fetchone()[0]
    database.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(b"\xff" * page)
    later = open_pool_database(path)
    assert [stands(later, one)[0] for one in ids] == ["rejected"] * 300
    assert book(later).depth().undo == 1
    later.close()
