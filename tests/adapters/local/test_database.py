import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.schema import MIGRATIONS
from kiosk.adapters.outbox import Outbox
from kiosk.core.errors import DiskFull, LibraryError
from tests.adapters.local.libraries import FILLED, damaged_files, fill, stored
from tests.adapters.making import Sink, interaction


def test_an_empty_folder_becomes_a_library(tmp_path: Path) -> None:
    database = open_library(tmp_path / "made" / "for us")

    assert stored(database) == 0
    database.close()
    assert (tmp_path / "made" / "for us" / "library.db").exists()


def test_the_table_of_interactions_has_its_promised_columns(database: Database) -> None:
    with database.reading() as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(interactions)")]

    promised = "event_id visit_id user_id kind picture_id impression recommendation_id strategy propensity at"
    assert columns[:10] == promised.split()


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    first = open_library(tmp_path)
    fill(first)
    first.close()

    second = open_library(tmp_path)

    assert stored(second) == FILLED
    second.close()
    assert damaged_files(tmp_path) == []


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    open_library(tmp_path).close()
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()

    with pytest.raises(LibraryError, match="Update this program"):
        open_library(tmp_path)

    assert damaged_files(tmp_path) == []


def test_an_older_library_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_library(tmp_path)
    fill(first, 10)
    first.close()
    step = ("ALTER TABLE consents ADD COLUMN shop TEXT",)
    monkeypatch.setattr("kiosk.adapters.local.schema.MIGRATIONS", (*MIGRATIONS, step))

    second = open_library(tmp_path)

    with second.reading() as connection:
        assert connection.execute("SELECT shop FROM consents").fetchall() == []
    assert stored(second) == 10
    second.close()


def test_a_step_that_fails_leaves_the_old_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(tmp_path).close()
    steps = ("ALTER TABLE consents ADD COLUMN shop TEXT", "CREATE TABLE visitors (id TEXT)")
    with monkeypatch.context() as patch, pytest.raises(LibraryError):
        patch.setattr("kiosk.adapters.local.schema.MIGRATIONS", (*MIGRATIONS, steps))
        open_library(tmp_path)

    again = open_library(tmp_path)
    with again.reading() as connection:
        assert "shop" not in [row[1] for row in connection.execute("PRAGMA table_info(consents)")]
    again.close()


def test_a_full_disk_is_told_and_loses_nothing(database: Database) -> None:
    fill(database, 100)
    with database.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    with database._writer_turn:
        database._writer.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DiskFull):
        fill(database)

    assert stored(database) == 100
    with database._writer_turn:
        database._writer.execute("PRAGMA max_page_count = 1000000")
    fill(database, 10)
    assert stored(database) == 110


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from kiosk.adapters.local.database import open_library
from kiosk.core.errors import DiskFull
from tests.adapters.local.test_database import fill, stored

home = Path(sys.argv[1])
database = open_library(home)
fill(database, 100)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    fill(database)
except DiskFull as full:
    print("full:", full.remedy, stored(database))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit to set")
def test_a_write_that_the_system_refuses_is_told_and_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.stdout == "full: Make room on the disk. 100\n", done.stderr
    database = open_library(tmp_path)
    assert stored(database) == 100
    assert damaged_files(tmp_path) == []
    database.close()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")

    with pytest.raises(LibraryError):
        open_library(tmp_path / "home")


def test_many_threads_and_two_programs_share_a_library(tmp_path: Path) -> None:
    kiosk, admin = open_library(tmp_path), open_library(tmp_path)
    outboxes = [Outbox(kiosk, Sink()), Outbox(admin, Sink())]

    def write(outbox: Outbox) -> None:
        for _ in range(20):
            outbox.record([interaction() for _ in range(3)])

    threads = [threading.Thread(target=write, args=(outboxes[number % 2],)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert stored(kiosk) == stored(admin) == 6 * 20 * 3
    kiosk.close()
    admin.close()


def test_a_failure_within_a_transaction_undoes_all_of_it(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        connection.execute("INSERT INTO receipts VALUES ('1', '', '{}')")
        raise ZeroDivisionError

    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM receipts").fetchone() == (0,)
