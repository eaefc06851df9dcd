"""Days of visits: each is read, gets pictures, looks at some and likes some, as a kiosk records it."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from admin_tool.sample_shop.clock import SampleClock
from admin_tool.sample_shop.kiosk_side import KioskSide
from admin_tool.sample_shop.tastes import BY_CAMERA, KOREAN, OPEN_FROM, OPEN_UNTIL, REMEMBERED, Tastes
from kiosk.core.interaction import Act, Interaction, InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.page import PAGE_SIZE, Deck
from kiosk.core.reading_record import ReadingRecord, to_the_hour
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy, personal_offered
from kiosk.core.visitor import ConsentReceipt

CONSENT_TEXT = "2026-11"
EVERY_DAYS = 3
"""How often somebody comes who is remembered."""
RENEWED_DAYS = 4
"""Codes are looked up on the last days only; that is when the term begins that is kept in the end."""


@dataclass
class Regular:
    """Somebody who is remembered, and the mood that they mostly come in."""

    visitor_id: str
    code: str
    since_days_ago: int
    mood: Mood
    likes: int = 0


@dataclass
class Day:
    """What is recorded on one day."""

    interactions: list[Interaction] = field(default_factory=list)
    readings: list[ReadingRecord] = field(default_factory=list)
    consents: list[ConsentReceipt] = field(default_factory=list)


class Visits:
    """Everybody who comes to the made-up shop."""

    def __init__(self, kiosk: KioskSide, clock: SampleClock, tastes: Tastes, personal_after: int) -> None:
        """`personal_after`: so many likes make a list of one's own."""
        self._kiosk = kiosk
        self._clock = clock
        self._tastes = tastes
        self._personal_after = personal_after
        self.regulars: list[Regular] = []

    def greet(self, days_ago: int, mood: Mood) -> Regular:
        """Somebody asks to be remembered."""
        self._clock.turn_to(self._clock.ago(days_ago, OPEN_FROM))
        told = self._kiosk.visitors.remember(None)
        made = Regular(told.visitor.id, told.return_code or "", days_ago, mood)
        self.regulars.append(made)
        return made

    def spend(self, days_ago: int) -> None:
        """One day, in the order of the clock; today ends now."""
        chance, day = self._tastes.chance, Day()
        morning = self._clock.ago(days_ago, OPEN_FROM)
        opened_s = (OPEN_UNTIL - OPEN_FROM) * 3600
        count = self._tastes.visits_on(morning.date(), days_ago)
        times = sorted(chance.uniform(0, opened_s) for _ in range(count))
        due = [one for one in self.regulars if self._comes(one, days_ago)]
        for one in due if days_ago < RENEWED_DAYS else ():  # finding a code is slow on purpose
            self._clock.turn_to(morning)
            self._kiosk.visitors.redeem(one.code)
        for number, after_s in enumerate(times):
            at = morning + timedelta(seconds=after_s)
            if at >= self._clock.today:
                break
            self._clock.turn_to(at)
            self._visit(day, at, due[number] if number < len(due) else None)
        if day.interactions:
            self._kiosk.outbox.record(day.interactions)
            self._kiosk.consents.keep(*day.consents)
            self._kiosk.readings.keep(*day.readings)
        while self._kiosk.outbox.deliver():
            pass

    @staticmethod
    def _comes(one: Regular, days_ago: int) -> bool:
        since = one.since_days_ago - days_ago
        return since > 0 and since % EVERY_DAYS == 0

    def _visit(self, day: Day, at: datetime, regular: Regular | None) -> None:
        chance = self._tastes.chance
        mood = self._tastes.mood() if regular is None else regular.mood
        language = "ko" if chance.random() < KOREAN else "en"
        by_camera = chance.random() < BY_CAMERA
        choice = "tiles"
        if by_camera:
            choice = "camera+remember" if chance.random() < REMEMBERED else "camera"
            self._read(day, mood, at)
        day.consents.append(ConsentReceipt(self._number(), choice, CONSENT_TEXT, language, at))
        self._look(day, mood, at, regular)

    def _read(self, day: Day, mood: Mood, at: datetime) -> None:
        hour, read = to_the_hour(at), self._tastes.read_as(mood)
        day.readings.append(ReadingRecord(self._number(), read, None, hour))
        if read is not mood:
            day.readings.append(ReadingRecord(self._number(), read, mood, hour))

    def _look(self, day: Day, mood: Mood, at: datetime, regular: Regular | None) -> None:
        visit_id, likes = self._number(), regular.likes if regular else 0
        personal = personal_offered(regular is not None, likes, self._personal_after)
        strategy = Strategy.PERSONAL if personal else Strategy.MOOD
        user = regular.visitor_id if regular else cohort(mood)
        pages = self._tastes.pages()
        key = RecommendationKey(strategy, user, visit_id)
        picks = self._kiosk.recommender.recommend(key, mood, pages * PAGE_SIZE).picks
        deck = Deck().with_upcoming(picks)
        for number in range(min(pages, -(-len(picks) // PAGE_SIZE))):
            deck = deck.dealt()
            seen = at + timedelta(seconds=20 + 12 * number)
            for pick in deck.page.picks:
                view = Act(InteractionKind.VIEW, user, pick, deck.page.impression)
                day.interactions.append(view.stamped(self._number(), visit_id, seen))
                if self._tastes.likes(pick.picture_id, personal):
                    like = Act(InteractionKind.LIKE, user, pick, deck.page.impression)
                    liked = like.stamped(self._number(), visit_id, seen + timedelta(seconds=4))
                    day.interactions.append(liked)
                    likes += 1
        if regular:
            regular.likes = likes

    def _number(self) -> str:
        """An id as the kiosk makes them, the same in every run."""
        return str(uuid.UUID(int=self._tastes.chance.getrandbits(128), version=4))
