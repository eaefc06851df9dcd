"""The backend that needs nothing but this machine."""

import logging

from kiosk import paths
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.event_sink import LocalEventSink
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.adapters.local.reading_log import LocalReadingLog
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.local.visitor_directory import LocalVisitorDirectory
from kiosk.adapters.outbox import Outbox
from kiosk.backend import Backend
from kiosk.bridges import JpegEmbedder
from kiosk.core.errors import ModelError
from kiosk.core.ports import FaceAnalyzer
from kiosk.settings import Settings
from kiosk.vision.face_embedding import open_embedder
from kiosk.vision.models import ModelShelf
from kiosk.visit.mood_reader import ReadingManner

log = logging.getLogger(__name__)


def make_local_backend(
    settings: Settings,
    home: paths.Home,
    database: Database,
    store: FolderPictureStore,
    shelf: ModelShelf,
    on_device: FaceAnalyzer,
    manner: ReadingManner,
) -> Backend:
    """SQLite, folders, and OpenCV. Raises KioskError."""
    recommender = ThompsonRecommender(store, InteractionHistory(database))
    directory = make_directory(settings, home, database, shelf)

    def upkeep() -> None:
        recommender.catch_up()
        receipt = directory.sweep()
        if any(receipt.removed.values()):
            log.info("Forgotten after %d days: %s", settings.faces.keep_days, receipt.removed)

    return Backend(
        store=store,
        analyzer=on_device,
        manner=manner,
        directory=directory,
        recommender=recommender,
        outbox=Outbox(database, LocalEventSink(recommender.observe)),
        readings=LocalReadingLog(database),
        upkeep=upkeep,
    )


def make_directory(
    settings: Settings, home: paths.Home, database: Database, shelf: ModelShelf
) -> LocalVisitorDirectory:
    """Visitors of this machine; without an embedding model they get return codes."""
    try:
        embedder = open_embedder(shelf)
    except ModelError as error:
        log.error("Faces cannot be remembered here, visitors get return codes: %s", error)
        embedder = None
    vault = FaceVault(home.root / "faces.key")
    by_face = JpegEmbedder(embedder) if embedder else None
    return LocalVisitorDirectory(database, vault, by_face, settings.faces.keep_days)
