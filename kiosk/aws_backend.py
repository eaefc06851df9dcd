"""The backend on AWS, with this machine as the twin that answers when the cloud is late."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from kiosk import paths
from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.event_sink import PersonalizeEventSink
from kiosk.adapters.aws.face_analyzer import RekognitionFaceAnalyzer
from kiosk.adapters.aws.face_collection import FaceCollection, PlainCollection, UserCollection
from kiosk.adapters.aws.live_list import LiveList
from kiosk.adapters.aws.look_ahead import LookAhead
from kiosk.adapters.aws.personalize_ids import UserIds
from kiosk.adapters.aws.reading_table import ReadingTable
from kiosk.adapters.aws.recommender import PersonalizeRecommender
from kiosk.adapters.aws.session import AwsSession
from kiosk.adapters.aws.stock_keeper import StockKeeper
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.adapters.circuit_breaker import CircuitBreaker
from kiosk.adapters.fallback import FallbackFaceAnalyzer, FallbackRecommender
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.reading_log import LocalReadingLog
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.outbox import Outbox
from kiosk.adapters.picture_cache import CachedPictureStore
from kiosk.aws_account import Account, open_account
from kiosk.backend import Backend
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus
from kiosk.core.ports import FaceAnalyzer
from kiosk.core.reading_record import ReadingRecord
from kiosk.settings import Settings
from kiosk.visit.mood_reader import ReadingManner

log = logging.getLogger(__name__)


class CloudPictures:
    """A picture store that lists from memory and fetches through the cache on the disk."""

    def __init__(self, live: LiveList, cache: CachedPictureStore) -> None:
        self._live = live
        self._cache = cache
        self.copy = cache.copy
        self.delete = cache.delete

    def fetch(self, picture_id: str) -> bytes:
        """The encoded picture. Raises PictureMissing, PictureDamaged, ServiceError."""
        return self._cache.fetch(picture_id)

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """All live pictures that are known; the cloud is not asked."""
        return self._live.list(status, mood)


def make_aws_backend(
    settings: Settings,
    home: paths.Home,
    database: Database,
    on_device: FaceAnalyzer,
    sample_s: float,
) -> Backend:
    """Rekognition, Personalize, DynamoDB and CloudFront. Raises KioskError."""
    aws, account = settings.aws, open_account(settings)
    kiosk_name = aws.thing_name or settings.kiosk.name or "kiosk"
    deadline_s = aws.deadline_ms / 1000
    home.cache.mkdir(parents=True, exist_ok=True)
    cache = CachedPictureStore(account.store, home.cache / "pictures", aws.cache_mb * 1_000_000)
    live = LiveList(account.store, home.cache / "live_pictures.json")
    cohorts = CohortCache(account.campaign, home.cache / "cohort_lists.json")
    ahead = LookAhead(account.campaign)
    twin = ThompsonRecommender(live, InteractionHistory(database))
    sink = PersonalizeEventSink(account.session, account.names, UserIds(aws.user_ids), kiosk_name)
    outbox = Outbox(database, sink)
    directory = RekognitionVisitorDirectory(
        account.session,
        account.names,
        _faces(account, aws.faces, aws.face_threshold),
        timedelta(days=settings.faces.keep_days),
        kiosk_name,
        outbox.forget,
        ahead.visitor_found,
    )
    analyzer = RekognitionFaceAnalyzer(account.session, mood_read=ahead.mood_read)
    keeper = StockKeeper(live, cohorts, cache.fetch, account.session.warm)

    def stop() -> None:
        keeper.close()
        ahead.close()
        account.close()

    return Backend(
        store=CloudPictures(live, cache),
        analyzer=FallbackFaceAnalyzer(analyzer, on_device, CircuitBreaker(), deadline_s),
        # A call costs money: one reading decides.
        manner=ReadingManner(analyzer.threshold, sample_s, readings=1, window_s=0.0),
        directory=directory,
        recommender=FallbackRecommender(
            PersonalizeRecommender(account.campaign, cohorts, live, twin, ahead),
            twin,
            CircuitBreaker(),
            deadline_s,
        ),
        outbox=outbox,
        readings=LocalReadingLog(database, _reading_sender(account, kiosk_name)),
        latency_ms=_latency_of(account.session),
        start=keeper.start,
        upkeep=twin.catch_up,
        stop=stop,
    )


def _faces(account: Account, kind: str, threshold: float) -> FaceCollection:
    collection = PlainCollection if kind == "plain" else UserCollection
    return collection(account.session, account.names.collection_id, threshold)


def _reading_sender(account: Account, kiosk: str) -> Callable[[Sequence[ReadingRecord]], None] | None:
    table = account.names.interactions_table
    return ReadingTable(account.session, table, kiosk).put if table else None


def _latency_of(session: AwsSession) -> Callable[[], float | None]:
    def latency_ms() -> float | None:
        started_s = time.monotonic()
        try:
            session.client("sts").get_caller_identity()
        except Exception as trouble:  # noqa: BLE001 - whatever it is, the panel shows "down"
            log.info("AWS does not answer the staff panel: %s", type(trouble).__name__)
            return None
        return (time.monotonic() - started_s) * 1000

    return latency_ms
