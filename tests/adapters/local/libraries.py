"""Libraries with something in them."""

from pathlib import Path

from kiosk.adapters.local.database import Database
from kiosk.adapters.outbox import Outbox
from tests.adapters.making import Sink, interaction

FILLED = 3000


def fill(database: Database, count: int = FILLED) -> None:
    Outbox(database, Sink()).record([interaction(visit_id=f"visit-{n // 10}") for n in range(count)])


def stored(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM interactions").fetchone()[0])


def damaged_files(home: Path) -> list[str]:
    return [path.name for path in sorted(home.glob("library.db.damaged-*"))]
