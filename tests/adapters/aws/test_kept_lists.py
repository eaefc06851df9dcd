"""Cohort lists, live list, looking ahead, and the keeper of all of them."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.live_list import LiveList
from kiosk.adapters.aws.look_ahead import LookAhead
from kiosk.adapters.aws.recommender import PersonalizeRecommender
from kiosk.adapters.aws.stock_keeper import FIRST_PICTURES, StockKeeper
from kiosk.core.errors import PictureMissing, ServiceDown
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Focus, Picture, PictureStatus, live_key
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from tests.adapters.aws.conftest import Shop
from tests.adapters.aws.test_recommender import FOR_MOOD, LIVE, VISITOR, Shelf, Spare
from tests.eventually import eventually

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class Gallery:
    """A picture store that can be down."""

    def __init__(self, *pictures: Picture) -> None:
        self.pictures = list(pictures)
        self.down = False

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        if self.down:
            raise ServiceDown("The line is cut")
        return [one for one in self.pictures if one.status is status and mood in (None, one.mood)]


def picture(name: str, mood: Mood = Mood.HAPPY, hours_ago: float = 100) -> Picture:
    made = NOW - timedelta(hours=hours_ago)
    return Picture(live_key(mood, name), mood, PictureStatus.LIVE, made, Focus(0.1, 0.9), prompt="행복")


@pytest.fixture
def campaign(trained_shop: Shop) -> Campaign:
    return Campaign(trained_shop.session, trained_shop.names)


@pytest.fixture
def ahead(campaign: Campaign) -> Iterator[LookAhead]:
    ahead = LookAhead(campaign)
    yield ahead
    ahead.close()
    for thread in threading.enumerate():
        if thread.name == "look-ahead":
            thread.join(60)  # what it still asks must not be counted in the next test


def test_the_live_list_knows_nothing_until_it_has_asked() -> None:
    live = LiveList(Gallery(picture("a.jpeg")))
    assert live.ids(Mood.HAPPY) is None
    live.refresh()
    assert live.ids(Mood.HAPPY) == frozenset({"emotions/happy/a.jpeg"})
    assert live.ids(Mood.SAD) == frozenset()


def test_the_live_list_outlives_the_program_and_an_outage(tmp_path: Path) -> None:
    path = tmp_path / "live.json"
    gallery = Gallery(picture("a.jpeg"), picture("b.jpeg", Mood.SAD))
    LiveList(gallery, path).refresh()
    gallery.down = True
    after = LiveList(gallery, path)
    with pytest.raises(ServiceDown):
        after.refresh()
    assert list(after.list(PictureStatus.LIVE)) == gallery.pictures
    assert after.list(PictureStatus.POOL) == ()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"happy": [{"id": 1}]}', '{"bored": []}', "\x00\xff"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, campaign: Campaign, content: str) -> None:
    path = tmp_path / "kept.json"
    path.write_text(content, encoding="latin-1")
    assert LiveList(Gallery(), path).ids(Mood.HAPPY) is None
    assert CohortCache(campaign, path).get(cohort(Mood.HAPPY), Mood.HAPPY) is None


def test_a_catalogue_tells_that_it_changed_only_when_it_did() -> None:
    gallery = Gallery(picture("a.jpeg"))
    live = LiveList(gallery)
    live.refresh()
    first = live.version()
    live.refresh()
    assert live.version() == first
    gallery.pictures.append(picture("b.jpeg"))
    live.refresh()
    assert live.version() > first


def test_pictures_of_the_last_two_days_are_fresh() -> None:
    live = LiveList(
        Gallery(picture("new.jpeg", hours_ago=1), picture("old.jpeg", hours_ago=49)), now=lambda: NOW
    )
    live.refresh()
    assert live.fresh(Mood.HAPPY) == ("emotions/happy/new.jpeg",)


def test_cohort_lists_of_another_campaign_are_not_used(
    tmp_path: Path, trained_shop: Shop, shop: Shop
) -> None:
    path = tmp_path / "cohorts.json"
    CohortCache(Campaign(trained_shop.session, trained_shop.names), path).refresh(
        cohort(Mood.HAPPY), Mood.HAPPY
    )
    same = CohortCache(Campaign(trained_shop.session, trained_shop.names), path)
    other = CohortCache(Campaign(shop.session, shop.names), path)
    assert same.get(cohort(Mood.HAPPY), Mood.HAPPY) is not None
    assert other.get(cohort(Mood.HAPPY), Mood.HAPPY) is None


def test_a_list_is_fresh_for_a_while_and_never_when_the_clock_was_set_back(campaign: Campaign) -> None:
    now_s = [1000.0]
    cache = CohortCache(campaign, fresh_s=900, now_s=lambda: now_s[0])
    cached = cache.refresh(cohort(Mood.HAPPY), Mood.HAPPY)
    assert cache.fresh(cached)
    now_s[0] = 1901.0
    assert not cache.fresh(cached)
    now_s[0] = 0.0
    assert not cache.fresh(cached)


def test_a_cohort_that_was_asked_for_once_is_kept_fresh_too(campaign: Campaign) -> None:
    cache = CohortCache(campaign)
    cache.refresh("female/happy", Mood.HAPPY)
    assert len(cache.cohorts()) == len(MOODS) + 1
    assert ("female/happy", Mood.HAPPY) in cache.cohorts()


def test_the_visitors_list_is_asked_for_as_soon_as_face_and_mood_are_known(
    trained_shop: Shop, campaign: Campaign, ahead: LookAhead
) -> None:
    recommender = PersonalizeRecommender(campaign, CohortCache(campaign), Shelf(), Spare(), ahead)
    ahead.mood_read(Mood.HAPPY)
    ahead.visitor_found(VISITOR)
    personal = RecommendationKey(Strategy.PERSONAL, VISITOR, "visit-1")
    answer = recommender.recommend(personal, Mood.HAPPY, 6, frozenset(LIVE[:3]))
    assert len(answer.picks) == 6
    assert answer.strategy is Strategy.PERSONAL
    assert trained_shop.sandbox.counts == {"personalize-runtime:GetRecommendations": 1}
    recommender.recommend(personal, Mood.HAPPY, 6)
    assert trained_shop.sandbox.counts == {"personalize-runtime:GetRecommendations": 2}


def test_a_list_asked_for_ahead_is_for_its_visitor_and_mood_only(ahead: LookAhead) -> None:
    ahead.visitor_found(VISITOR)
    ahead.mood_read(Mood.HAPPY)
    assert ahead.take(VISITOR, Mood.SAD) is None
    assert ahead.take(VISITOR, Mood.HAPPY) is None  # dropped with the first wrong question


def test_a_mood_of_an_earlier_visitor_is_not_paired_with_a_later_face(campaign: Campaign) -> None:
    now_s = [0.0]
    ahead = LookAhead(campaign, now_s=lambda: now_s[0])
    ahead.mood_read(Mood.HAPPY)
    now_s[0] = 11.0
    ahead.visitor_found(VISITOR)
    assert ahead.take(VISITOR, Mood.HAPPY) is None
    ahead.close()


def test_nobody_is_held_longer_than_a_few_seconds(campaign: Campaign) -> None:
    ahead = LookAhead(campaign, kept_s=0.02)
    ahead.visitor_found(VISITOR)
    asyncio.run(eventually(lambda: VISITOR not in repr(vars(ahead))))
    ahead.close()


def test_a_list_that_failed_ahead_fails_when_it_is_asked_for(trained_shop: Shop, ahead: LookAhead) -> None:
    trained_shop.sandbox.fail("personalize-runtime")
    ahead.visitor_found(VISITOR)
    ahead.mood_read(Mood.HAPPY)
    under_way = ahead.take(VISITOR, Mood.HAPPY)
    assert under_way is not None
    with pytest.raises(ServiceDown):
        under_way.result(timeout=60)


def test_a_visit_that_is_over_leaves_nothing_behind(ahead: LookAhead) -> None:
    ahead.mood_read(Mood.HAPPY)
    ahead.visitor_found(VISITOR)
    ahead.forget()
    assert ahead.take(VISITOR, Mood.HAPPY) is None


def test_a_round_asks_for_every_mood_and_fetches_the_first_pages_first(
    trained_shop: Shop, campaign: Campaign
) -> None:
    gallery = Gallery(*(picture(name.rsplit("/", 1)[1]) for name in LIVE), picture("new.jpeg", hours_ago=1))
    live = LiveList(gallery, now=lambda: NOW)
    cohorts = CohortCache(campaign)
    fetched: list[str] = []
    keeper = StockKeeper(live, cohorts, fetched.append)
    assert keeper.round()
    assert trained_shop.sandbox.counts == {"personalize-runtime:GetRecommendations": len(MOODS)}
    happy = cohorts.get(cohort(Mood.HAPPY), Mood.HAPPY)
    assert happy is not None
    assert fetched[:FIRST_PICTURES] == list(happy.listed.picture_ids[:FIRST_PICTURES])
    assert "emotions/happy/new.jpeg" in fetched
    assert len(fetched) == len(set(fetched))
    once = len(fetched)
    assert keeper.round()
    assert len(fetched) == once


def test_a_mood_list_is_there_before_the_first_visitor(trained_shop: Shop, campaign: Campaign) -> None:
    cohorts = CohortCache(campaign)
    keeper = StockKeeper(LiveList(Gallery()), cohorts, lambda picture_id: None)
    keeper.start()
    try:
        assert keeper.wait_for_round(60)
    finally:
        keeper.close()
    trained_shop.sandbox.clear_journal()
    answer = PersonalizeRecommender(campaign, cohorts, Shelf(), Spare()).recommend(FOR_MOOD, Mood.HAPPY, 6)
    assert len(answer.picks) == 6
    assert not trained_shop.sandbox.journal()


def test_a_failing_service_does_not_end_the_keeper_and_it_comes_back_soon(
    trained_shop: Shop, campaign: Campaign
) -> None:
    gallery = Gallery()
    gallery.down = True
    cohorts = CohortCache(campaign)
    trained_shop.sandbox.reset("personalize-runtime", times=2)
    there = threading.Event()

    def look(picture_id: str) -> None:
        if picture_id.startswith("emotions/happy/"):
            there.set()

    def not_ready() -> None:
        raise ServiceDown("not yet")

    keeper = StockKeeper(LiveList(gallery), cohorts, look, not_ready, every_s=3600, retry_s=0.01)
    keeper.start()
    try:
        assert there.wait(60)
    finally:
        keeper.close()
    assert cohorts.get(cohort(Mood.HAPPY), Mood.HAPPY) is not None


def test_a_picture_that_is_missing_does_not_stop_the_others(campaign: Campaign) -> None:
    asked: list[str] = []

    def fetch(picture_id: str) -> None:
        asked.append(picture_id)
        raise PictureMissing("There is no such picture", item=picture_id)

    assert StockKeeper(LiveList(Gallery()), CohortCache(campaign), fetch).round()
    assert len(asked) > FIRST_PICTURES


def test_a_store_that_is_down_is_asked_for_one_picture_only(campaign: Campaign) -> None:
    asked: list[str] = []

    def fetch(picture_id: str) -> None:
        asked.append(picture_id)
        raise ServiceDown("The line is cut")

    assert not StockKeeper(LiveList(Gallery()), CohortCache(campaign), fetch).round()
    assert len(asked) == 1
