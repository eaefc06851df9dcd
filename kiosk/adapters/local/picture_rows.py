"""Pictures as rows of the library's table, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.local.database import Database
from kiosk.core.mood import Mood
from kiosk.core.picture import Focus, Picture, PictureStatus

_COLUMNS = (
    "id, mood, status, created_at, focus_x, focus_y, ai_made, prompt, seed, generator,"
    " size_bytes, modified_ns"
)


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture with the size and time of the file that it was read from."""

    picture: Picture
    size_bytes: int
    modified_ns: int


PictureRows = dict[tuple[str, PictureStatus], PictureRow]


def read_rows(database: Database) -> PictureRows:
    """All rows of the library."""
    with database.reading() as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM pictures").fetchall()
    found: PictureRows = {}
    for row in rows:
        status = PictureStatus(row[2])
        picture = Picture(
            id=row[0],
            mood=Mood(row[1]),
            status=status,
            created_at=datetime.fromisoformat(row[3]),
            focus=Focus(row[4], row[5]),
            ai_made=bool(row[6]),
            prompt=row[7],
            seed=row[8],
            generator=row[9],
        )
        found[(picture.id, status)] = PictureRow(picture, row[10], row[11])
    return found


def write_rows(
    database: Database, rows: Iterable[PictureRow], before: Mapping[tuple[str, PictureStatus], PictureRow]
) -> PictureRows:
    """Brings the table from `before` to `rows`; returns what it holds now."""
    after = {(row.picture.id, row.picture.status): row for row in rows}
    gone = [(key[0], key[1]) for key in before if key not in after]
    new = [row for key, row in after.items() if before.get(key) != row]
    if gone or new:
        with database.writing() as connection:
            connection.executemany("DELETE FROM pictures WHERE id = ? AND status = ?", gone)
            connection.executemany(
                f"INSERT OR REPLACE INTO pictures ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_values(row) for row in new],
            )
    return after


def _values(row: PictureRow) -> tuple[object, ...]:
    picture = row.picture
    return (
        picture.id,
        picture.mood,
        picture.status,
        as_text(picture.created_at),
        picture.focus.x,
        picture.focus.y,
        picture.ai_made,
        picture.prompt,
        picture.seed,
        picture.generator,
        row.size_bytes,
        row.modified_ns,
    )
