"""AWS far away: 300 ms on every call of a sandbox in its own process; waits, calls and dollars of a visit."""

import statistics
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from kiosk.core.interaction import Act, Interaction, InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.recommendation import Pick, RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from kiosk.core.visitor import Visitor
from tests.bench.aws_kiosk import Kiosk, kiosk_far_away
from tests.bench.figure import Figure, figure

LATENCY_MS = 300.0
ASKED_FOR = 6
FACE_DOLLARS = 0.001
LIST_DOLLARS = 0.0556 / 1000
VISITS_A_DAY, OPEN_S = 300, 12 * 3600
_FACE_CALLS = ("DetectFaces", "SearchFacesByImage", "SearchUsersByImage", "IndexFaces")


def figures(quick: bool) -> Iterator[Figure]:
    """Medians; the sandbox reads real faces, so that a face call takes a little more than its latency."""
    runs = 5 if quick else 20
    with kiosk_far_away() as kiosk:
        visitor = kiosk.directory.remember(kiosk.face).visitor
        kiosk.sandbox.latency(LATENCY_MS)
        yield from wait_figures(kiosk, visitor, runs)
        kiosk.sandbox.clear_faults()
        yield from cost_figures(kiosk, visitor)


def wait_figures(kiosk: Kiosk, visitor: Visitor, runs: int) -> Iterator[Figure]:
    note = f"{LATENCY_MS:.0f} ms on every call; median"
    face_ms = median_ms(lambda: kiosk.analyzer.read(kiosk.face), runs)
    list_ms = median_ms(lambda: kiosk.campaign.ask(visitor.id, Mood.HAPPY), runs)
    mood_ms = median_ms(lambda: mood_list(kiosk), runs)
    personal_ms = median_ms(lambda: personal_list(kiosk), runs)
    demo_ms = median_ms(lambda: old_demo(kiosk), runs)
    yield figure("aws_face_call", face_ms, "ms", "", runs, f"DetectFaces; {note}")
    yield figure("aws_list_call", list_ms, "ms", "", runs, f"GetRecommendations; {note}")
    aim = f"<= 1.15 x the face call = {1.15 * face_ms:.0f}"
    yield figure("aws_frame_to_mood_pictures", mood_ms, "ms", aim, runs, f"to six pictures in memory; {note}")
    aim = f"<= 1.15 x (face call + list call) = {1.15 * (face_ms + list_ms):.0f}"
    yield figure("aws_frame_to_own_pictures", personal_ms, "ms", aim, runs, f"a known visitor; {note}")
    said = (
        "PutObject, DetectFaces, SearchFacesByImage, GetRecommendations one after the other, no pictures yet"
    )
    yield figure("aws_old_demo_frame_to_list", demo_ms, "ms", "", runs, f"{said}; {note}")
    yield figure("aws_mood_pictures_to_face_call", mood_ms / face_ms, "x", "<= 1.15", runs, note)
    yield figure(
        "aws_own_pictures_to_both_calls", personal_ms / (face_ms + list_ms), "x", "<= 1.15", runs, note
    )


def cost_figures(kiosk: Kiosk, visitor: Visitor) -> Iterator[Figure]:
    kiosk.sandbox.clear_journal()
    whole_visit(kiosk, visitor)
    counts = kiosk.sandbox.counts
    faces, dollars = priced(counts)
    each_second = OPEN_S / VISITS_A_DAY
    note = "a known visitor, three pages, two likes: " + ", ".join(
        f"{number} {name}" for name, number in sorted(counts.items())
    )
    yield figure("aws_face_calls_a_visit", faces, "calls", "<= 2", 1, note)
    yield figure("aws_calls_a_visit", sum(counts.values()), "calls", "", 1, "of all services")
    yield figure("aws_dollars_a_visit", dollars, "USD", "", 1, "Rekognition and Personalize by the call")
    basis = f"open 12 h, {VISITS_A_DAY} visits a day"
    yield figure("aws_face_calls_each_second", each_second, "calls a visit", "", 1, f"DetectFaces; {basis}")
    yield figure("aws_dollars_each_second", each_second * FACE_DOLLARS, "USD a visit", "", 1, basis)
    yield figure("aws_dollars_saved", each_second * FACE_DOLLARS / dollars, "x", ">= 50", 1, basis)


def mood_list(kiosk: Kiosk) -> None:
    """A good frame came: its mood, the list of the mood, and the pictures of two pages in memory."""
    kiosk.analyzer.read(kiosk.face)
    key = RecommendationKey(Strategy.MOOD, cohort(Mood.HAPPY), uuid.uuid4().hex)
    for picture_id in kiosk.recommender.recommend(key, Mood.HAPPY, ASKED_FOR).picture_ids:
        kiosk.pictures.fetch(picture_id)


def personal_list(kiosk: Kiosk) -> None:
    """The same crop goes to both face calls at once; then the visitor's own list."""
    with ThreadPoolExecutor(2) as pool:
        mood, known = (
            pool.submit(kiosk.analyzer.read, kiosk.face),
            pool.submit(kiosk.directory.recognize, kiosk.face),
        )
        mood.result()
        visitor = known.result()
    if visitor is None:
        raise RuntimeError("the visitor was not recognised")
    key = RecommendationKey(Strategy.PERSONAL, visitor.id, uuid.uuid4().hex)
    for picture_id in kiosk.recommender.recommend(key, Mood.HAPPY, ASKED_FOR).picture_ids:
        kiosk.pictures.fetch(picture_id)


def old_demo(kiosk: Kiosk) -> None:
    """What the old demo's page and functions ask for a face that they know, each after the one before."""
    bucket, name = kiosk.shop.bucket, f"profile/{uuid.uuid4()}.jpeg"
    photo: dict[str, Any] = {"S3Object": {"Bucket": bucket, "Name": name}}
    rekognition = kiosk.session.client("rekognition")
    kiosk.session.client("s3").put_object(Bucket=bucket, Key=name, Body=kiosk.face)
    rekognition.detect_faces(Image=photo, Attributes=["ALL"])
    rekognition.search_faces_by_image(CollectionId=kiosk.shop.collection, Image=photo, FaceMatchThreshold=80)
    kiosk.session.client("personalize-runtime").get_recommendations(
        campaignArn=kiosk.shop.personalize.campaign_arn, userId="any/happy"
    )


def whole_visit(kiosk: Kiosk, visitor: Visitor) -> None:
    """Both lists, three pages and two likes, which are sent."""
    mood_list(kiosk)
    if kiosk.directory.recognize(kiosk.face) != visitor:
        raise RuntimeError("the visitor was not recognised")
    key = RecommendationKey(Strategy.PERSONAL, visitor.id, uuid.uuid4().hex)
    picks = kiosk.recommender.recommend(key, Mood.HAPPY, 9).picks
    visit_id, acts = uuid.uuid4().hex, list(acts_of(visitor, picks))
    for start in range(0, len(acts), 10):
        at = datetime.now(UTC)
        batch: list[Interaction] = [
            act.stamped(uuid.uuid4().hex, visit_id, at) for act in acts[start : start + 10]
        ]
        if len(kiosk.sink.send(batch)) != len(batch):
            raise RuntimeError("interactions were not accepted")


def acts_of(visitor: Visitor, picks: tuple[Pick, ...]) -> Iterator[Act]:
    for start in range(0, len(picks), 3):
        page = picks[start : start + 3]
        impression = tuple(pick.picture_id for pick in page)
        for pick in page:
            yield Act(InteractionKind.VIEW, visitor.id, pick, impression)
    for pick in picks[:2]:
        yield Act(InteractionKind.LIKE, visitor.id, pick, tuple(one.picture_id for one in picks[:3]))


def priced(counts: Mapping[str, int]) -> tuple[int, float]:
    faces = sum(counts.get(f"rekognition:{name}", 0) for name in _FACE_CALLS)
    lists = counts.get("personalize-runtime:GetRecommendations", 0)
    return faces, faces * FACE_DOLLARS + lists * LIST_DOLLARS


def median_ms(call: Callable[[], object], runs: int) -> float:
    call()
    took_s = []
    for _ in range(runs):
        begun_s = time.perf_counter()
        call()
        took_s.append(time.perf_counter() - begun_s)
    return statistics.median(took_s) * 1000
