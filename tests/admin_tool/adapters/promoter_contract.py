"""What every promoter does."""

import io
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Protocol

import pytest
from PIL import Image

from admin_tool.adapters.promoter import PicturePromoter
from admin_tool.core.promotion import Fate
from kiosk.adapters import picture_metadata
from kiosk.adapters.picture_metadata import DigitalSource
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key, pool_key
from tests.adapters.making import Clock, interaction, png_of_size
from tests.admin_tool.adapters.promotion_works import Notes, Told, ai_made, noise

ODD_NAMES = ("with space.jpeg", "행복 그림.jpeg", "a+b%20c.jpeg", "100%.jpeg", "q?&=#;.jpeg")
LONG = (640, 480)
"""Noise of this size in px is longer than what is read of a picture at first."""


class Place(Protocol):
    """Where a test's pictures lie, seen from behind."""

    clock: Clock
    notes: Notes

    def promoter(self, **more: object) -> PicturePromoter:
        """A program with the journal of this place."""
        ...

    def put(self, key: str, data: bytes) -> None: ...

    def read(self, key: str) -> bytes: ...

    def keys(self) -> Collection[str]:
        """All keys below emotions/ and withdrawn/."""
        ...

    def record(self, *interactions: object) -> None: ...

    def half_withdraw(self, live_id: str) -> None:
        """As a program that died in the middle of a withdrawal."""
        ...


class PromoterContract:
    """A subclass gives an empty `place`."""

    @pytest.fixture
    def place(self) -> Place:
        raise NotImplementedError

    def test_a_plan_changes_nothing_and_tells_every_picture_apart(self, place: Place) -> None:
        place.put(pool_key(Mood.HAPPY, "new.jpeg"), ai_made(1))
        place.put(pool_key(Mood.HAPPY, "bare.jpeg"), noise(2))
        place.put(pool_key(Mood.SAD, "live.jpeg"), ai_made(3))
        place.put(live_key(Mood.SAD, "live.jpeg"), ai_made(3))
        place.put(pool_key(Mood.SAD, "half.jpeg"), ai_made(4, "", *LONG)[:-900])
        place.put(pool_key(Mood.SAD, "text.jpeg"), b"a shopping list")
        place.put(pool_key(Mood.SAD, "empty.jpeg"), b"")
        place.put(pool_key(Mood.SAD, "huge.png"), png_of_size(30_000, 30_000))
        wanted = [
            *(pool_key(Mood.HAPPY, name) for name in ("new.jpeg", "bare.jpeg", "none.jpeg")),
            *(pool_key(Mood.SAD, name) for name in ("live.jpeg", "half.jpeg", "text.jpeg", "empty.jpeg")),
            pool_key(Mood.SAD, "huge.png"),
            "imgPool/bored/a.jpeg",
            pool_key(Mood.HAPPY, "new.jpeg"),
        ]
        before = place.keys()

        told = Told()
        plan = place.promoter().plan(wanted, told)

        assert [(line.picture_id.rpartition("/")[2], line.fate, line.marks) for line in plan.lines] == [
            ("new.jpeg", Fate.ADD, False),
            ("bare.jpeg", Fate.ADD, True),
            ("none.jpeg", Fate.MISSING, False),
            ("live.jpeg", Fate.ALREADY_LIVE, False),
            ("half.jpeg", Fate.BLOCKED, False),
            ("text.jpeg", Fate.BLOCKED, False),
            ("empty.jpeg", Fate.BLOCKED, False),
            ("huge.png", Fate.BLOCKED, False),
            ("a.jpeg", Fate.MISSING, False),
        ]
        assert all(
            line.reason.endswith(".") for line in plan.lines if line.fate in (Fate.BLOCKED, Fate.MISSING)
        )
        assert told.reports[-1] == (7, 7)
        assert place.keys() == before
        assert place.promoter().unfinished() is None

    def test_promoting_copies_and_tells_the_pool(self, place: Place) -> None:
        ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(40)]
        for number, key in enumerate(ids):
            place.put(key, ai_made(number))
        promoter, told = place.promoter(), Told()

        report = promoter.promote(promoter.plan(ids, Told()), told)

        assert report.count(Fate.DONE) == 40
        assert place.read(live_key(Mood.HAPPY, "7.jpeg")) == ai_made(7)
        assert place.notes.live == dict.fromkeys(ids, True)
        assert told.reports[-1] == (40, 40)
        assert {one.id for one in promoter.live()} == {live_key(Mood.HAPPY, f"{n}.jpeg") for n in range(40)}

    @pytest.mark.parametrize("name", ODD_NAMES)
    def test_odd_names_are_names(self, place: Place, name: str) -> None:
        key, live = pool_key(Mood.CALM, name), live_key(Mood.CALM, name)
        place.put(key, ai_made(2))
        promoter = place.promoter()

        assert promoter.promote(promoter.plan([key], Told()), Told()).count(Fate.DONE) == 1
        assert place.read(live) == ai_made(2)
        assert promoter.withdraw([live], Told()).count(Fate.DONE) == 1
        assert promoter.restore([live], Told()).count(Fate.DONE) == 1
        assert place.keys() == {live}

    def test_promoting_again_is_harmless_and_overwrites_nothing(self, place: Place) -> None:
        key = pool_key(Mood.HAPPY, "a.jpeg")
        place.put(key, ai_made(1))
        promoter = place.promoter()
        plan = promoter.plan([key], Told())
        promoter.promote(plan, Told())
        place.put(key, ai_made(2))

        again = promoter.promote(plan, Told())

        assert [line.fate for line in again.lines] == [Fate.ALREADY_LIVE]
        assert place.read(live_key(Mood.HAPPY, "a.jpeg")) == ai_made(1)

    def test_a_picture_without_a_mark_gets_one_and_keeps_its_pixels(self, place: Place) -> None:
        place.put(pool_key(Mood.HAPPY, "a.jpeg"), noise(1))
        place.put(pool_key(Mood.HAPPY, "b.png"), noise(2, kind="PNG"))
        promoter = place.promoter()

        report = promoter.promote(
            promoter.plan([pool_key(Mood.HAPPY, name) for name in ("a.jpeg", "b.png")], Told()), Told()
        )

        assert [(line.fate, line.marks) for line in report.lines] == [(Fate.DONE, True)] * 2
        for name, kind, seed in (("a.jpeg", "JPEG", 1), ("b.png", "PNG", 2)):
            data = place.read(live_key(Mood.HAPPY, name))
            described = picture_metadata.read(data)
            assert described and described.source is DigitalSource.TRAINED_MODEL
            with (
                Image.open(io.BytesIO(data)) as shown,
                Image.open(io.BytesIO(noise(seed, kind=kind))) as before,
            ):
                assert shown.format == kind
                assert shown.tobytes() == before.tobytes()

    def test_a_png_that_is_called_jpeg_becomes_one(self, place: Place) -> None:
        key = pool_key(Mood.HAPPY, "a.jpeg")
        place.put(key, noise(2, kind="PNG"))
        promoter = place.promoter()

        plan = promoter.plan([key], Told())
        promoter.promote(plan, Told())

        data = place.read(live_key(Mood.HAPPY, "a.jpeg"))
        assert plan.lines[0].marks
        with Image.open(io.BytesIO(data)) as shown:
            assert shown.format == "JPEG"
        assert picture_metadata.read(data)

    def test_a_picture_that_vanishes_is_told_and_the_rest_goes_on(
        self, place: Place, vanish: Callable[[str], None]
    ) -> None:
        ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(5)]
        for number, key in enumerate(ids):
            place.put(key, ai_made(number) if number != 3 else noise(3))
        promoter = place.promoter()
        plan = promoter.plan(ids, Told())
        for key in (ids[1], ids[3]):
            vanish(key)

        report = promoter.promote(plan, Told())

        assert [line.fate for line in report.lines] == [
            Fate.DONE, Fate.MISSING, Fate.DONE, Fate.MISSING, Fate.DONE
        ]  # fmt: skip
        assert "not in the pool any more" in report.lines[1].reason
        assert promoter.unfinished() is None

    def test_what_was_not_begun_is_offered_to_the_next_program(self, place: Place) -> None:
        ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(70)]
        for number, key in enumerate(ids):
            place.put(key, ai_made(number))
        promoter = place.promoter()
        report = promoter.promote(promoter.plan(ids, Told()), Told(stop_after=1))
        done = report.count(Fate.DONE)

        later = place.promoter()
        rest = later.unfinished()

        assert 1 <= done < 70
        assert rest is not None and rest.count(Fate.ADD) == 70 - done == report.count(Fate.ADD)
        assert later.promote(rest, Told()).count(Fate.DONE) == 70 - done
        assert later.unfinished() is None
        assert len(place.keys()) == 70

    def test_the_rest_of_a_run_can_be_left_in_the_pool(self, place: Place) -> None:
        ids = [pool_key(Mood.HAPPY, f"{number}.jpeg") for number in range(50)]
        for key in ids:
            place.put(key, ai_made(1))
        promoter = place.promoter()
        promoter.promote(promoter.plan(ids, Told()), Told(stop_after=0))

        promoter.drop_unfinished()

        assert promoter.unfinished() is None
        assert place.keys() == set()

    def test_views_and_likes_stand_beside_each_picture(self, place: Place) -> None:
        seen, liked = live_key(Mood.HAPPY, "seen.jpeg"), live_key(Mood.HAPPY, "liked.jpeg")
        for number, key in enumerate((seen, liked)):
            place.put(key, ai_made(number))
        view, like, unlike = InteractionKind.VIEW, InteractionKind.LIKE, InteractionKind.UNLIKE
        at = place.clock()
        place.record(
            interaction(view, seen, "v1", at=at),
            interaction(view, seen, "v2", at=at),
            interaction(like, seen, "v2", at=at + timedelta(seconds=1)),
            interaction(unlike, seen, "v2", at=at + timedelta(seconds=2)),
            interaction(view, liked, "v1", at=at),
            interaction(like, liked, "v1", at=at + timedelta(seconds=3)),
            interaction(like, liked, "v1", user_id="a known visitor", at=at + timedelta(seconds=3)),
            interaction(like, liked, "seed/1", user_id="seed/happy-1", at=at),
        )

        shown = {one.id: (one.views, one.likes) for one in place.promoter().live()}

        assert shown == {seen: (2, 0), liked: (1, 1)}

    def test_live_pictures_come_newest_first_with_their_prompt(self, place: Place) -> None:
        place.put(pool_key(Mood.SAD, "a.jpeg"), ai_made(1, prompt="a rainy street"))
        promoter = place.promoter()
        promoter.promote(promoter.plan([pool_key(Mood.SAD, "a.jpeg")], Told()), Told())

        [shown] = promoter.live()

        assert (shown.mood, shown.withdrawn_at, shown.views) == (Mood.SAD, None, 0)
        assert self.knows_prompts is False or shown.prompt == "a rainy street"

    knows_prompts = True
