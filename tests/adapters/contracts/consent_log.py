"""What every consent log does."""

from collections.abc import Callable

import pytest

from kiosk.core.ports import ConsentLog
from kiosk.core.visitor import ConsentReceipt
from tests.adapters.making import NOON

Kept = Callable[[], list[ConsentReceipt]]

RECEIPT = ConsentReceipt("6a0d", "camera", "2026-11", "ko", NOON)


class ConsentLogContract:
    """A subclass gives `consents`, and `kept`, which reads them back."""

    @pytest.fixture
    def consents(self) -> ConsentLog:
        raise NotImplementedError

    @pytest.fixture
    def kept(self) -> Kept:
        raise NotImplementedError

    def test_a_consent_is_kept_once(self, consents: ConsentLog, kept: Kept) -> None:
        consents.keep(RECEIPT)
        consents.keep(RECEIPT)

        assert kept() == [RECEIPT]
