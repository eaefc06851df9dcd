import base64
import logging
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.event_sink import PersonalizeEventSink
from kiosk.adapters.aws.face_analyzer import RekognitionFaceAnalyzer
from kiosk.adapters.aws.face_collection import UserCollection
from kiosk.adapters.aws.live_list import LiveList
from kiosk.adapters.aws.picture_delivery import PictureDelivery
from kiosk.adapters.aws.picture_signing import PictureSigner
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.recommender import PersonalizeRecommender
from kiosk.adapters.aws.session import AwsSession
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from tests.adapters.aws.acts import act
from tests.adapters.aws.conftest import Shop
from tests.adapters.aws.test_iot_credentials import written
from tests.adapters.aws.test_picture_signing import key, key_file
from tests.adapters.aws.test_recommender import Spare
from tests.adapters.making import jpeg
from tests.aws_sandbox.access import REGION

__all__ = ["key", "key_file"]

PICTURE = live_key(Mood.HAPPY, "a.jpeg")


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """DEBUG for all, set before the session is made, as `level = "debug"` does."""
    loggers = [logging.getLogger(name) for name in ("", "boto3", "botocore", "urllib3", "requests", "kiosk")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    caplog.handler.setLevel(logging.DEBUG)
    yield caplog
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def a_whole_visit(shop: Shop, session: AwsSession, signer: PictureSigner, face: bytes) -> list[str]:
    """Everything that a visit asks of AWS, well and failing; answers what must not be told."""
    delivery = PictureDelivery(shop.names.pictures_url, signer)
    store = S3PictureStore(session, shop.names, delivery)
    live = LiveList(store)
    campaign = Campaign(session, shop.names)
    recommender = PersonalizeRecommender(campaign, CohortCache(campaign), live, Spare())
    analyzer = RekognitionFaceAnalyzer(session)
    collection = UserCollection(session, shop.names.collection_id)
    directory = RekognitionVisitorDirectory(session, shop.names, collection, timedelta(days=365))
    sink = PersonalizeEventSink(session, shop.names)
    visitor = directory.remember(face).visitor.id
    code = directory.remember(None).return_code or ""

    def visit() -> None:
        live.refresh()
        analyzer.read(face)
        directory.recognize(face)
        for strategy, user in ((Strategy.MOOD, cohort(Mood.HAPPY)), (Strategy.PERSONAL, visitor)):
            recommender.recommend(RecommendationKey(strategy, user, "visit-1"), Mood.HAPPY, 6)
        store.fetch(PICTURE)
        sink.send([act("logged", visitor), act("logged-too")])
        directory.redeem(code)
        directory.forget(visitor)

    visit()
    for fault in ("deny", "fail", "garbage", "reset", "expired"):
        getattr(shop.sandbox, fault)("*")
        for call in (
            lambda: analyzer.read(face),
            lambda: directory.recognize(face),
            lambda: directory.remember(face),
            lambda: directory.forget(visitor),
            lambda: sink.send([act("logged", visitor)]),
            lambda: store.fetch(PICTURE),
        ):
            with pytest.raises(KioskError) as failed:
                call()
            logging.getLogger("kiosk").warning("A call failed: %s", failed.value)
            logging.getLogger("kiosk").error("A call failed", exc_info=failed.value)
        shop.sandbox.clear_faults()
    delivery.close()
    return [visitor, code]


@pytest.mark.expects_errors
def test_logs_of_a_visit_hold_no_face_no_key_no_token_and_no_visitor(
    trained_shop: Shop,
    face: bytes,
    tmp_path: Path,
    key_file: Path,
    everything_logged: pytest.LogCaptureFixture,
) -> None:
    trained_shop.fitter.client("s3").put_object(Bucket=trained_shop.names.bucket, Key=PICTURE, Body=jpeg(1))
    identity = written(trained_shop.sandbox, tmp_path)
    session = AwsSession(region=REGION, identity=identity)
    signer = PictureSigner("K2JCJMDEHXQW5F", key_file)
    everything_logged.clear()  # what was logged so far is the administrator's
    secrets = a_whole_visit(trained_shop, session, signer, face)
    signed_with = session.client("rekognition")._request_signer._credentials.get_frozen_credentials()
    session.close()
    secrets += [signed_with.access_key, signed_with.secret_key, signed_with.token]
    secrets += [os.environ["AWS_ACCESS_KEY_ID"], base64.b64encode(face).decode()[:24], repr(face[:12])[2:-1]]
    secrets += ["Signature=", "PRIVATE KEY", "X-Amz-Security-Token"]
    text = "\n".join(
        f"{everything_logged.handler.format(record)} {record.args}" for record in everything_logged.records
    )
    assert "A call failed" in text
    assert [secret for secret in secrets if secret in text] == []
