"""What must hold whatever visitors, staff and the world do, and in whatever order."""

from collections import Counter
from dataclasses import fields
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_vote import MoodVerdict
from kiosk.core.page import PAGE_SIZE
from kiosk.core.strategy import Strategy
from kiosk.core.visitor import Visitor
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit.states import (
    Apology,
    Attract,
    Consent,
    Farewell,
    Gallery,
    MoodPicker,
    Reading,
    Staff,
    StillThere,
    visit_of,
)
from kiosk.visit.transitions import step
from tests.visit.shop import RULES, Journey, answer, certain, pictures

VISIT_IDS = st.sampled_from(["v1", "v2"])
MOOD = st.sampled_from(MOODS)
PICTURE = st.builds(lambda mood, n: pictures(mood, 8)[n], MOOD, st.integers(0, 7))
PLAIN = [
    on.CameraAgreed(), on.TilesChosen(), on.BackTouched(), on.CodePadOpened(), on.CodePadClosed(),
    on.NextTouched(), on.NextTouched(), on.NextTouched(), on.PreviousTouched(),
    on.NotRightTouched(), on.ReadAgainTouched(), on.OfferAccepted(),
    on.OfferDismissed(), on.DoneTouched(), on.ForgetMeTouched(), on.WentQuiet(), on.StillHereTouched(),
    on.SecondPassed(), on.VisitorLeft(), on.Faulted(), on.StaffOpened(), on.StaffClosed(),
]  # fmt: skip
EVENTS = st.one_of(
    st.sampled_from(PLAIN),
    st.builds(on.StartTouched, VISIT_IDS),
    st.builds(on.LanguageChosen, st.sampled_from(["ko", "en"])),
    st.builds(on.RememberSwitched, st.booleans()),
    st.builds(lambda v, m: on.MoodRead(v, m, certain(m) if m else {}), VISIT_IDS, st.none() | MOOD),
    st.builds(lambda v, m: on.MoodChanged(v, MoodVerdict(m, certain(m))), VISIT_IDS, MOOD),
    st.builds(on.MoodTapped, MOOD),
    st.builds(on.CameraLost, VISIT_IDS),
    st.builds(on.CodeEntered, st.just("K7M2QX")),
    st.builds(on.CodeRefused, VISIT_IDS, st.integers(0, 3)),
    st.builds(lambda v, n: on.VisitorKnown(v, Visitor("visitor", n)), VISIT_IDS, st.integers(0, 5)),
    st.builds(on.TabTouched, st.sampled_from(list(Strategy))),
    st.builds(on.HeartTouched, PICTURE),
    st.builds(on.Forgotten, VISIT_IDS),
)

LIKELY: dict[type, list[on.Event]] = {
    Attract: [on.StartTouched("v1")],
    Consent: [on.CameraAgreed(), on.CameraAgreed(), on.TilesChosen(), on.RememberSwitched(True)],
    Reading: [
        *(on.MoodRead("v1", mood, certain(mood)) for mood in MOODS[:4]),
        on.CameraLost("v1"),
        on.MoodRead("v1", None, {}),
        on.TilesChosen(),
    ],
    MoodPicker: [
        *(on.MoodTapped(mood) for mood in MOODS[:4]),
        on.CodePadOpened(),
        on.CodeEntered("K7M2QX"),
        on.CodePadClosed(),
    ],
    Gallery: [
        on.NextTouched(),
        on.MoodChanged("v1", MoodVerdict(Mood.SAD, certain(Mood.SAD))),
        on.OfferAccepted(),
        on.NotRightTouched(),
        on.ReadAgainTouched(),
        on.TabTouched(Strategy.PERSONAL),
        on.VisitorKnown("v1", Visitor("visitor", 5)),
        on.DoneTouched(),
    ],
    Farewell: [on.ForgetMeTouched(), on.VisitorKnown("v1", Visitor("visitor"), "K7M2QX"), on.DoneTouched()],
    StillThere: [on.StillHereTouched(), on.DoneTouched()],
}
"""What people mostly do on a screen; without it random events rarely get beyond Consent."""


def test_no_event_was_left_out() -> None:
    named = {type(e).__name__ for e in PLAIN} | {
        "StartTouched", "LanguageChosen", "RememberSwitched", "MoodRead", "MoodChanged", "MoodTapped",
        "CameraLost", "CodeEntered", "CodeRefused", "VisitorKnown", "TabTouched", "HeartTouched", "Forgotten",
    }  # fmt: skip
    by_world = {"PicksReady", "PicksFailed", "HeartStored", "HeartNotStored", "FaceSeen", "GalleryPainted",
                "GalleryReady", "NotForgotten", "NotRemembered", "StaffTouched"}  # fmt: skip
    assert named | by_world == set(on.__all__) - {"Event", "Touch", "Answer"}


class Watched(Journey):
    """A journey that checks every promise after every step; requests are answered late, in any order."""

    def __init__(self, pool: int) -> None:
        super().__init__(pool=None, rules=RULES)
        self.count = pool
        self.camera_open = False
        self.consented = False
        self.requests: list[do.Recommend] = []
        self.hearts: list[tuple[str, bool]] = []
        self.red = 0
        self.readings: Counter[Mood | None] = Counter()

    def __call__(self, *events: on.Event) -> "Watched":
        for event in events:
            if isinstance(event, on.CameraAgreed) and type(self.state).__name__ == "Consent":
                self.consented = True
            liked_before = self._liked()
            self.state, effects = step(self.state, event, self.rules)
            self.effects += effects
            self.red += len(self._liked() - liked_before) if isinstance(event, on.HeartStored) else 0
            for effect in effects:
                self._follow(effect)
            self._check()
        return self

    def _liked(self) -> frozenset[str]:
        visit = visit_of(self.state)
        return frozenset(visit.liked) if visit else frozenset()

    def _follow(self, effect: do.Effect) -> None:
        match effect:
            case do.OpenCamera():
                assert self.consented, "the camera was opened without consent"
                self.camera_open = True
            case do.CloseCamera():
                self.camera_open = self.consented = False
            case do.Recommend():
                self.requests.append(effect)
            case do.KeepReading(read, chosen):
                self.readings[read] += 1 if chosen is None else -1
                assert self.readings[read] >= 0, "more corrections than readings"
            case do.Record(_, acts):
                hearts = {a.pick.picture_id: a.kind for a in acts if a.kind is not InteractionKind.VIEW}
                self.hearts += [(i, kind is InteractionKind.LIKE) for i, kind in hearts.items()]

    def _check(self) -> None:
        visit = visit_of(self.state)
        if self.camera_open:
            assert visit is not None and visit.camera, "the camera is open outside of a consented visit"
        if isinstance(self.state, Attract | Staff | Apology):
            assert all(isinstance(getattr(self.state, f.name), str | int) for f in fields(self.state))
            assert not self.camera_open
        if isinstance(self.state, Farewell):
            assert not self.camera_open
        under = self.state.under if isinstance(self.state, StillThere) else self.state
        if isinstance(under, Gallery) and under.shelf and under.shelf.deck.pages:
            page = under.shelf.deck.page
            assert len(page.picks) == min(PAGE_SIZE, self.count)
            assert len(set(page.impression)) == len(page.picks)

    def do_something_likely(self, n: int) -> None:
        likely = LIKELY.get(type(self.state), [on.SecondPassed()])
        self(likely[n % len(likely)])

    def tap_heart(self, n: int) -> None:
        if isinstance(self.state, Gallery) and self.state.shelf:
            page = self.state.shelf.deck.page.impression
            if page:
                self(on.HeartTouched(page[n % len(page)]))

    def answer_some(self, which: int) -> None:
        if self.requests:
            self(answer(self.requests.pop(which % len(self.requests)), self.count))
        if self.hearts and which % 2:
            picture_id, liked = self.hearts.pop(0)
            visit = visit_of(self.state)
            self(on.HeartStored(visit.id if visit else "v1", picture_id, liked))


@settings(max_examples=600)
@given(st.integers(0, 2**32), st.lists(EVENTS, min_size=5, max_size=25), st.integers(1, 8))
def test_promises_hold_for_every_order_of_events(seed: int, odd: list[on.Event], pool: int) -> None:
    walk = Random(seed)
    journey = Watched(pool)
    for _ in range(60):
        match walk.choices(("likely", "heart", "odd"), (75, 15, 10))[0]:
            case "likely":
                journey.do_something_likely(walk.randrange(100))
            case "heart":
                journey.tap_heart(walk.randrange(3))
            case _:
                journey(walk.choice(odd))
        if walk.random() < 0.8:
            journey.answer_some(walk.randrange(100))
    journey(on.VisitorLeft())
    assert journey.state == Attract(RULES.default_language)
    assert journey.effects[-1] == do.ForgetVisit()
    assert not journey.camera_open


@settings(max_examples=200)
@given(st.lists(st.one_of(st.integers(0, 2), st.just("next"), st.just("store")), max_size=40))
def test_a_like_is_recorded_exactly_once_for_each_tap_that_turns_the_heart_red(taps: list[int | str]) -> None:
    journey = Watched(24)
    journey(on.StartTouched("v1"), on.TilesChosen(), on.MoodTapped(Mood.HAPPY))
    journey.answer_some(0)
    for tap in taps:
        if isinstance(tap, int):
            journey.tap_heart(tap)
        elif tap == "next":
            journey(on.NextTouched())
        else:
            journey.answer_some(1)
    while journey.hearts:
        journey.answer_some(1)
    likes = [act for act in journey.acts() if act.kind is InteractionKind.LIKE]
    assert len(likes) == journey.red
