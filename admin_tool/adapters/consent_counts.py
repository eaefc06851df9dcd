"""How often visitors of this machine's kiosk made which choice."""

from collections.abc import Sequence
from datetime import datetime

from admin_tool.core.privacy import ConsentCount
from kiosk.adapters.local.database import Database


def consent_counts(database: Database) -> Sequence[ConsentCount]:
    """One line for each choice and language of the library's consents, the most frequent first."""
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT choice, language, count(*), min(at), max(at) FROM consents"
            " GROUP BY choice, language ORDER BY count(*) DESC, choice, language"
        ).fetchall()
    return [
        ConsentCount(choice, language, count, datetime.fromisoformat(first), datetime.fromisoformat(last))
        for choice, language, count, first, last in rows
    ]
