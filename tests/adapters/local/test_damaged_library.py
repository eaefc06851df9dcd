import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.adapters.local.database import open_library
from kiosk.adapters.outbox import Outbox
from kiosk.core.errors import LibraryDamaged
from tests.adapters.local.libraries import FILLED, damaged_files, fill, stored
from tests.adapters.making import NOON, Sink


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
