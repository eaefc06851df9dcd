"""How often pictures were seen and liked, from the library's interactions."""

from collections.abc import Mapping

from kiosk.adapters.invented_likes import PREFIX
from kiosk.adapters.local.database import Database

# A like is kept for the list that was on screen and for a known visitor: a visit counts it once.
# The row with the highest seq gives `kind`: https://sqlite.org/lang_select.html#bareagg
_COUNTS = """
SELECT picture_id, sum(views), sum(liked) FROM (
    SELECT picture_id, 0 AS views, kind = 'like' AS liked, max(seq) FROM interactions
    WHERE kind IN ('like', 'unlike') AND substr(visit_id, 1, :length) <> :invented
        AND substr(user_id, 1, :length) <> :invented
    GROUP BY visit_id, picture_id
    UNION ALL
    SELECT picture_id, 1, 0, 0 FROM interactions
    WHERE kind = 'view' AND substr(visit_id, 1, :length) <> :invented
        AND substr(user_id, 1, :length) <> :invented
) GROUP BY picture_id
"""


class LibraryPopularity:
    """Views and likes by picture; invented interactions and likes that were taken back do not count."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self) -> Mapping[str, tuple[int, int]]:
        """(views, likes) of every picture that was seen."""
        with self._database.reading() as connection:
            rows = connection.execute(_COUNTS, {"invented": PREFIX, "length": len(PREFIX)}).fetchall()
        return {row[0]: (row[1], row[2]) for row in rows}
