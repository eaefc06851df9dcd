"""Interactions of the library as a recommender reads them: what is new, and what one visitor likes."""

from collections.abc import Sequence

from kiosk.adapters.invented_likes import PREFIX
from kiosk.adapters.local.database import Database
from kiosk.core.interaction import InteractionKind

FIRST_READ = 120_000
"""Rows read at the start: views and likes of about a month."""

Act = tuple[str, str, InteractionKind]
"""Visit id, picture id and kind."""


class InteractionHistory:
    """Follows the table `interactions` by its row number, whichever program wrote to it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read_up_to: int | None = None

    def news(self) -> Sequence[Act]:
        """The acts of people since the last call, oldest first; at first the latest of the library."""
        with self._database.reading() as connection:
            if self._read_up_to is None:
                newest = connection.execute("SELECT max(seq) FROM interactions").fetchone()[0] or 0
                self._read_up_to = max(0, newest - FIRST_READ)
            rows = connection.execute(
                "SELECT seq, visit_id, picture_id, kind FROM interactions"
                " WHERE seq > ? AND visit_id NOT LIKE ? ORDER BY seq",
                (self._read_up_to, f"{PREFIX}%"),
            ).fetchall()
        if rows:
            self._read_up_to = rows[-1][0]
        return [(visit_id, picture_id, InteractionKind(kind)) for _, visit_id, picture_id, kind in rows]

    def likes_of(self, user_id: str) -> Sequence[str]:
        """The pictures that a user likes now, newest last."""
        with self._database.reading() as connection:
            # the row with the highest seq gives `kind`: https://sqlite.org/lang_select.html#bareagg
            rows = connection.execute(
                "SELECT picture_id FROM (SELECT picture_id, kind, max(seq) AS last FROM interactions"
                " WHERE user_id = ? AND kind IN ('like', 'unlike') GROUP BY picture_id)"
                " WHERE kind = 'like' ORDER BY last",
                (user_id,),
            ).fetchall()
        return [row[0] for row in rows]
