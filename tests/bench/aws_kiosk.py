"""The AWS side of a kiosk put together as the program does it, on a sandbox in its own process."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import cv2

from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.event_sink import PersonalizeEventSink
from kiosk.adapters.aws.face_analyzer import RekognitionFaceAnalyzer
from kiosk.adapters.aws.face_collection import UserCollection
from kiosk.adapters.aws.live_list import LiveList
from kiosk.adapters.aws.look_ahead import LookAhead
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.picture_delivery import PictureDelivery
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.recommender import PersonalizeRecommender
from kiosk.adapters.aws.session import AwsSession
from kiosk.adapters.aws.stock_keeper import StockKeeper
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.adapters.circuit_breaker import CircuitBreaker
from kiosk.adapters.fallback import FallbackFaceAnalyzer, FallbackRecommender
from kiosk.adapters.local.database import open_library
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.picture_cache import CachedPictureStore
from kiosk.core.mood import Mood
from kiosk.core.ports import EventSink, FaceAnalyzer, Recommender, VisitorDirectory
from tests.aws_sandbox.access import SandboxAccess
from tests.aws_sandbox.process import SandboxProcess
from tests.aws_sandbox.provision import Shop
from tests.films import face_picture


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The AWS side of a kiosk, as the program puts it together."""

    sandbox: SandboxAccess
    shop: Shop
    session: AwsSession
    analyzer: FaceAnalyzer
    directory: VisitorDirectory
    recommender: Recommender
    campaign: Campaign
    pictures: CachedPictureStore
    sink: EventSink
    face: bytes


@contextmanager
def kiosk_far_away() -> Iterator[Kiosk]:
    """A shop with 12 pictures a mood, and a kiosk that has made its first round of lists and pictures."""
    with ExitStack() as stack:
        sandbox = stack.enter_context(SandboxProcess())
        shop = sandbox.provision(pictures_per_mood=12)
        sandbox.pretend_mood(Mood.HAPPY)
        stack.enter_context(environment(sandbox.environment()))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield assembled(stack, folder, sandbox, shop)


def assembled(stack: ExitStack, folder: Path, sandbox: SandboxAccess, shop: Shop) -> Kiosk:
    names = AwsNames(
        bucket=shop.bucket,
        collection_id=shop.collection,
        campaign_arn=shop.personalize.campaign_arn,
        filter_arn=shop.personalize.filter_arn,
        tracking_id=shop.personalize.tracking_id,
        users_dataset_arn=shop.personalize.datasets["USERS"],
        pictures_table=shop.tables["pictures"],
        visitors_table=shop.tables["visitors"],
        interactions_table=shop.tables["interactions"],
        pictures_url=shop.pictures_url,
    )
    session = AwsSession()
    stack.callback(session.close)
    delivery = PictureDelivery(names.pictures_url)
    stack.callback(delivery.close)
    pictures = CachedPictureStore(S3PictureStore(session, names, delivery), folder / "pictures", 500_000_000)
    live = LiveList(pictures, folder / "live.json")
    campaign = Campaign(session, names)
    cohorts = CohortCache(campaign, folder / "cohorts.json")
    StockKeeper(live, cohorts, pictures.fetch, session.warm).round()
    library = open_library(folder)
    stack.callback(library.close)
    spare = ThompsonRecommender(live, InteractionHistory(library))
    ahead = LookAhead(campaign)
    stack.callback(ahead.close)
    recommender = PersonalizeRecommender(campaign, cohorts, live, spare, ahead)
    analyzer = RekognitionFaceAnalyzer(session, mood_read=ahead.mood_read)
    done, encoded = cv2.imencode(".jpg", face_picture(), [cv2.IMWRITE_JPEG_QUALITY, 85])
    if not done:
        raise RuntimeError("the face was not encoded")
    return Kiosk(
        sandbox,
        shop,
        session,
        # nobody answers in its place: a late answer is to be seen in the figures
        FallbackFaceAnalyzer(analyzer, analyzer, CircuitBreaker(), 10.0),
        RekognitionVisitorDirectory(
            session,
            names,
            UserCollection(session, names.collection_id),
            timedelta(days=365),
            visitor_found=ahead.visitor_found,
        ),
        FallbackRecommender(recommender, recommender, CircuitBreaker(), 10.0),
        campaign,
        pictures,
        PersonalizeEventSink(session, names),
        encoded.tobytes(),
    )


@contextmanager
def environment(values: dict[str, str]) -> Iterator[None]:
    """Sets variables for the time of the block."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
