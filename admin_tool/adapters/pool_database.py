"""The pool's database: one SQLite file for each pool that this machine knows."""

from pathlib import Path

from admin_tool.adapters.pool_schema import MIGRATIONS
from kiosk.adapters.local.database import Database, open_database


def open_pool_database(path: Path) -> Database:
    """Opens `<home>/admin/<pool>.db`, made or brought up to date where needed; several programs may.

    A damaged file is set aside and what can be read of it is brought over. Raises LibraryError.
    """
    return open_database(path, MIGRATIONS)
