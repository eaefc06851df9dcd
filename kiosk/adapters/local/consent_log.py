"""Keeps the receipts of consents in the library."""

from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.local.database import Database
from kiosk.core.visitor import ConsentReceipt


class LocalConsentLog:
    """One row for each consent; it names nobody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, receipt: ConsentReceipt, *more: ConsentReceipt) -> None:
        """Stores which text was agreed to, and when; a receipt that is there already stays."""
        rows = [
            (one.id, one.choice, one.text_version, one.language, as_text(one.at)) for one in (receipt, *more)
        ]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO consents (id, choice, text_version, language, at)"
                " VALUES (?, ?, ?, ?, ?)",
                rows,
            )
