"""A kiosk of the made-up shop without its screen: the parts that remember, recommend and record."""

from collections.abc import Callable
from datetime import datetime

from kiosk import paths
from kiosk.adapters.local.consent_log import LocalConsentLog
from kiosk.adapters.local.database import open_library
from kiosk.adapters.local.event_sink import LocalEventSink
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.reading_log import LocalReadingLog
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.local.visitor_directory import LocalVisitorDirectory
from kiosk.adapters.outbox import Outbox
from kiosk.own_pictures import make_store
from kiosk.settings import Settings


class KioskSide:
    """Real adapters over the library of a home; close it at the end."""

    def __init__(self, settings: Settings, home: paths.Home, now: Callable[[], datetime], seed: int) -> None:
        """`seed` is that of the recommender. Raises LibraryError."""
        self._library = open_library(home.root, now)
        self.store = make_store(home, self._library)
        self.recommender = ThompsonRecommender(self.store, InteractionHistory(self._library), seed)
        self.outbox = Outbox(self._library, LocalEventSink(self.recommender.observe), now)
        self.consents = LocalConsentLog(self._library)
        self.readings = LocalReadingLog(self._library, now=now)
        # nobody's face is made up here, so everybody who is remembered gets a return code
        vault = FaceVault(home.root / "faces.key")
        self.visitors = LocalVisitorDirectory(self._library, vault, None, settings.faces.keep_days, now)

    def close(self) -> None:
        """Closes the library."""
        self._library.close()
