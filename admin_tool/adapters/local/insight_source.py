"""What the kiosk of this machine recorded."""

from collections.abc import Sequence
from datetime import datetime

from admin_tool.adapters.insight_sums import reading_only, summed
from admin_tool.core.insight import Insight
from admin_tool.core.ports import Progress
from kiosk.adapters.invented_likes import PREFIX
from kiosk.adapters.local.database import Database, utc_now

_VIEWS = (
    f"""CREATE TEMP VIEW acts AS
        SELECT visit_id AS visit, kind, picture_id AS picture, strategy, '' AS kiosk, at FROM interactions
        WHERE substr(user_id, 1, {len(PREFIX)}) <> '{PREFIX}'
        AND substr(visit_id, 1, {len(PREFIX)}) <> '{PREFIX}'""",
    "CREATE TEMP VIEW counted AS SELECT mood_read, mood_chosen, '' AS kiosk, at FROM readings",
)


class LocalInsightSource:
    """Reads the library; it is always of this moment, and of one kiosk without a name."""

    def __init__(self, database: Database) -> None:
        self._path = database.path

    def insight(self, since: datetime, until: datetime, kiosk: str = "") -> Insight:
        """The sums of a period. Raises LibraryError."""
        with reading_only(self._path) as connection:
            for view in _VIEWS:
                connection.execute(view)
            return summed(connection, since, until, kiosk)

    def kiosks(self) -> Sequence[str]:
        """None: there is this one only."""
        return ()

    def refresh(self, progress: Progress, demanded: bool = False) -> None:
        """There is nothing to fetch."""

    def as_of(self) -> datetime | None:
        """Now."""
        return utc_now()
