import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.schema import MIGRATIONS
from kiosk.adapters.outbox import Outbox
from kiosk.core.errors import DiskFull, LibraryDamaged, LibraryError
from tests.adapters.making import NOON, Sink, interaction

FILLED = 3000


def fill(database: Database, count: int = FILLED) -> None:
    Outbox(database, Sink()).record([interaction(visit_id=f"visit-{n // 10}") for n in range(count)])


def stored(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM interactions").fetchone()[0])


def damaged_files(home: Path) -> list[str]:
    return [path.name for path in sorted(home.glob("library.db.damaged-*"))]


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


def cut_in_half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def overwrite_the_middle(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 8 * 4096)


def overwrite_the_head(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\xa5" * 4096)


def empty_it_of_sense(path: Path) -> None:
    path.write_bytes(b"this is no database, but it is long enough to be looked at" * 100)


@pytest.mark.parametrize(
    ("damage", "at_least"),
    [
        (cut_in_half, FILLED // 4),
        (overwrite_the_middle, FILLED // 2),
        (overwrite_the_head, 0),
        (empty_it_of_sense, 0),
    ],
)
def test_a_damaged_library_is_set_aside_and_what_can_be_read_is_brought_over(
    tmp_path: Path, damage: Callable[[Path], None], at_least: int, caplog: pytest.LogCaptureFixture
) -> None:
    first = open_library(tmp_path)
    fill(first)
    first.close()
    damage(tmp_path / "library.db")

    second = open_library(tmp_path, lambda: NOON)

    brought = stored(second)
    assert at_least <= brought < FILLED
    assert damaged_files(tmp_path)[0] == "library.db.damaged-20261101T120000000000Z"
    assert "damaged" in caplog.text
    fill(second, 10)
    assert stored(second) == brought + 10
    second.close()
    third = open_library(tmp_path)
    assert stored(third) == brought + 10
    third.close()


def test_what_waited_in_the_outbox_of_a_damaged_library_is_still_sent(tmp_path: Path) -> None:
    first = open_library(tmp_path)
    fill(first)
    first.close()
    overwrite_the_middle(tmp_path / "library.db")

    second = open_library(tmp_path)

    sink = Sink()
    outbox = Outbox(second, sink)
    while outbox.deliver():
        pass
    assert len(sink.event_ids) >= FILLED // 4
    second.close()


def test_damage_met_while_running_is_told_and_looked_into_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.adapters.local.database.CHECK_UP_TO_BYTES", 0)
    first = open_library(tmp_path)
    fill(first)
    first.close()
    overwrite_the_middle(tmp_path / "library.db")
    second = open_library(tmp_path)

    with pytest.raises(LibraryDamaged, match="Start the program again"), second.reading() as connection:
        connection.execute("SELECT * FROM interactions ORDER BY at, impression").fetchall()
    second.close()
    third = open_library(tmp_path)

    assert stored(third) >= FILLED // 2
    assert len(damaged_files(tmp_path)) == 1
    third.close()


def test_dying_between_the_two_renames_of_a_rebuild_loses_nothing(tmp_path: Path) -> None:
    first = open_library(tmp_path)
    fill(first)
    first.close()
    (tmp_path / "library.db").rename(tmp_path / "library.db.rebuilt")

    second = open_library(tmp_path)

    assert stored(second) == FILLED
    second.close()


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


RACE = """
import sys
from pathlib import Path
from kiosk.adapters.local.database import open_library
from tests.adapters.local.test_database import stored
database = open_library(Path(sys.argv[1]))
print(stored(database))
database.close()
"""


def test_two_programs_that_find_damage_at_once_set_it_aside_once(tmp_path: Path) -> None:
    first = open_library(tmp_path)
    fill(first)
    first.close()
    overwrite_the_middle(tmp_path / "library.db")

    programs = [
        subprocess.Popen([sys.executable, "-c", RACE, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    counts = [program.communicate(timeout=60)[0] for program in programs]

    assert counts[0] == counts[1]
    assert int(counts[0]) >= FILLED // 2
    assert len([name for name in damaged_files(tmp_path) if not name.endswith(("-wal", "-shm"))]) == 1
