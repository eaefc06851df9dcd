from datetime import datetime

import pytest

from kiosk.adapters.local.consent_log import LocalConsentLog
from kiosk.adapters.local.database import Database
from kiosk.core.visitor import ConsentReceipt
from tests.adapters.contracts.consent_log import ConsentLogContract, Kept


class TestLocalConsentLog(ConsentLogContract):
    @pytest.fixture
    def consents(self, database: Database) -> LocalConsentLog:
        return LocalConsentLog(database)

    @pytest.fixture
    def kept(self, database: Database) -> Kept:
        def kept() -> list[ConsentReceipt]:
            with database.reading() as connection:
                rows = connection.execute(
                    "SELECT id, choice, text_version, language, at FROM consents"
                ).fetchall()
            return [ConsentReceipt(a, b, c, d, datetime.fromisoformat(at)) for a, b, c, d, at in rows]

        return kept
