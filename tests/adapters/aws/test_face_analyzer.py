import io
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from kiosk.adapters.aws.face_analyzer import RekognitionFaceAnalyzer, as_reading, largest, shares
from kiosk.adapters.aws.session import AwsSession
from kiosk.core.errors import PictureDamaged, ServiceDown, ServiceLate, ServiceRefused, SignInFailed
from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_vote import decide
from kiosk.core.ports import FaceAnalyzer
from kiosk.core.reading import Gender
from tests.adapters.aws.conftest import Shop, as_jpeg
from tests.adapters.contracts.face_analyzer import FaceAnalyzerContract
from tests.films import face_picture


def detail(width: float = 0.3, confidence: float = 99.9, **emotions: float) -> Any:
    return {
        "BoundingBox": {"Left": 0.1, "Top": 0.2, "Width": width, "Height": 0.4},
        "Confidence": confidence,
        "Emotions": [{"Type": kind, "Confidence": percent} for kind, percent in emotions.items()],
    }


def test_a_face_is_read_with_its_mood_box_and_pose(shop: Shop, face: bytes) -> None:
    shop.sandbox.pretend_mood(Mood.SURPRISED)
    reading = RekognitionFaceAnalyzer(shop.session).read(face)
    assert reading is not None
    assert reading.mood is Mood.SURPRISED
    assert sum(reading.moods.values()) == pytest.approx(1)
    assert 0 < reading.box.width < 1
    assert reading.pose is not None and reading.quality is not None
    assert 0 <= reading.quality.sharpness <= 1


class TestContract(FaceAnalyzerContract):
    @pytest.fixture
    def analyzer(self, shop: Shop) -> Iterator[FaceAnalyzer]:
        yield RekognitionFaceAnalyzer(shop.session)
        shop.sandbox.clear_journal()  # what is no picture is meant to be one of the requests

    @pytest.fixture
    def face(self) -> bytes:
        return as_jpeg(face_picture())

    @pytest.fixture
    def nobody(self, no_face: bytes) -> bytes:
        return no_face


def test_S7_only_the_attributes_in_use_are_asked_for(shop: Shop, face: bytes) -> None:
    RekognitionFaceAnalyzer(shop.session).read(face)
    (call,) = shop.sandbox.journal("rekognition")
    assert call["operation"] == "DetectFaces"
    assert call["parameters"]["Attributes"] == ["EMOTIONS", "GENDER", "AGE_RANGE"]


def test_S5_a_face_is_sent_as_bytes_and_never_lies_in_a_bucket(shop: Shop, face: bytes) -> None:
    RekognitionFaceAnalyzer(shop.session).read(face)
    (call,) = shop.sandbox.journal("rekognition")
    assert set(call["parameters"]["Image"]) == {"Bytes"}
    assert not shop.sandbox.journal("s3")


def test_S2_the_largest_face_is_read_not_the_first() -> None:
    near = detail(0.5, HAPPY=99.0)
    assert largest([detail(0.2, SAD=99.0), near, detail(0.4, CALM=99.0)]) is near


def test_what_is_hardly_a_face_is_none() -> None:
    assert largest([detail(0.9, confidence=55.0)]) is None


def test_unknown_is_no_mood_however_the_rest_is_spread() -> None:
    reading = as_reading(detail(UNKNOWN=80, HAPPY=20), 0.2)
    assert reading.mood is None
    assert decide([reading], 0.5).mood is None
    assert sum(reading.moods.values()) == pytest.approx(1)


def test_a_weak_guess_stays_weak_and_abstains() -> None:
    reading = as_reading(detail(SAD=12), 0.5)
    assert reading.mood is None
    assert reading.moods[Mood.SAD] == pytest.approx(0.23)


def test_emotions_come_in_any_order_and_sum_to_one() -> None:
    told = {"CALM": 3.0, "FEAR": 61.0, "SAD": 30.0, "HAPPY": 6.0}
    found = shares(told)
    assert set(found) == set(MOODS)
    assert sum(found.values()) == pytest.approx(1)
    assert max(found, key=lambda mood: found[mood]) is Mood.FEAR


def test_percents_beyond_a_hundred_still_sum_to_one() -> None:
    assert sum(shares({"CALM": 90.0, "SAD": 90.0}).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("value", "confidence", "expected"),
    [
        ("Female", 99.0, Gender.FEMALE),
        ("Male", 95.0, Gender.MALE),
        ("Male", 60.0, None),
        ("Other", 99.0, None),
    ],
)
def test_apparent_gender_is_told_only_when_it_is_sure(
    value: str, confidence: float, expected: Gender | None
) -> None:
    found = detail() | {"Gender": {"Value": value, "Confidence": confidence}}
    assert as_reading(found, 0.5).gender is expected


def test_a_picture_over_five_megabytes_is_not_sent(shop: Shop) -> None:
    with pytest.raises(PictureDamaged, match="bytes"):
        RekognitionFaceAnalyzer(shop.session).read(b"\xff" * 5_242_881)
    assert not shop.sandbox.journal()


def test_a_picture_that_is_too_small_is_refused(shop: Shop) -> None:
    tiny = io.BytesIO()
    Image.new("RGB", (20, 20)).save(tiny, "JPEG")
    with pytest.raises(ServiceRefused):
        RekognitionFaceAnalyzer(shop.session).read(tiny.getvalue())
    shop.sandbox.clear_journal()  # the violation was meant


def test_every_mood_that_was_read_is_told_at_once(shop: Shop, face: bytes) -> None:
    shop.sandbox.pretend_mood(Mood.CALM)
    told: list[Mood] = []
    RekognitionFaceAnalyzer(shop.session, mood_read=told.append).read(face)
    assert told == [Mood.CALM]


def test_a_captive_portal_is_a_service_that_is_down(shop: Shop, face: bytes) -> None:
    shop.sandbox.garbage("rekognition")
    with pytest.raises(ServiceDown, match="not come from AWS"):
        RekognitionFaceAnalyzer(shop.session).read(face)


def test_a_denied_action_is_named(shop: Shop, face: bytes) -> None:
    shop.sandbox.deny("rekognition", "DetectFaces")
    with pytest.raises(ServiceRefused, match="rekognition:DetectFaces is denied"):
        RekognitionFaceAnalyzer(shop.session).read(face)


def test_a_broken_connection_is_tried_twice_and_then_down(shop: Shop, face: bytes) -> None:
    shop.sandbox.reset("rekognition")
    with pytest.raises(ServiceDown):
        RekognitionFaceAnalyzer(shop.session).read(face)
    assert shop.sandbox.counts == {"rekognition:DetectFaces": 2}


def test_a_single_reset_is_not_noticed(shop: Shop, face: bytes) -> None:
    shop.sandbox.reset("rekognition", times=1)
    assert RekognitionFaceAnalyzer(shop.session).read(face) is not None


def test_expired_credentials_are_a_failed_sign_in(shop: Shop, face: bytes) -> None:
    shop.sandbox.expired("rekognition")
    with pytest.raises(SignInFailed, match="ExpiredToken"):
        RekognitionFaceAnalyzer(shop.session).read(face)


def test_a_wrong_clock_is_said_to_be_one(shop: Shop, face: bytes) -> None:
    shop.sandbox.shift_clock(3600)
    try:
        with pytest.raises(SignInFailed, match="clock"):
            RekognitionFaceAnalyzer(shop.session).read(face)
    finally:
        shop.sandbox.shift_clock(0)


def test_a_service_that_says_nothing_is_late(shop: Shop, face: bytes) -> None:
    shop.sandbox.hang(3, "rekognition")
    hurried = AwsSession(read_s=0.2)
    with pytest.raises(ServiceLate):
        RekognitionFaceAnalyzer(hurried).read(face)
    hurried.close()
