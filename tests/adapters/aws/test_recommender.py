import random
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds, unmarked
from kiosk.adapters.aws.recommender import PersonalizeRecommender
from kiosk.core.errors import ServiceDown
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key
from kiosk.core.ports import Recommender
from kiosk.core.recommendation import Pick, Recommendation, RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from tests.adapters.aws.conftest import Shop
from tests.adapters.contracts.recommender import RecommenderContract

VISITOR = "7b7a0a3e-6f0c-4b43-9d0e-0f8f1d8f5f11"
FOR_MOOD = RecommendationKey(Strategy.MOOD, cohort(Mood.HAPPY), "visit-1")
FOR_VISITOR = RecommendationKey(Strategy.PERSONAL, VISITOR, "visit-1")
LIVE = RecommenderContract.LIVE[Mood.HAPPY]


class Shelf:
    """A live list that a test sets."""

    def __init__(self, live: Collection[str] | None = None, fresh: Sequence[str] = ()) -> None:
        self.live = live
        self.new = fresh

    def ids(self, mood: Mood) -> frozenset[str] | None:
        return None if self.live is None else frozenset(self.live)

    def fresh(self, mood: Mood) -> Sequence[str]:
        return self.new


class Spare:
    """A second recommender over a fixed list."""

    def __init__(self, *picture_ids: str) -> None:
        self._picture_ids = picture_ids

    def recommend(
        self, key: RecommendationKey, mood: Mood, count: int, exclude: Collection[str] = ()
    ) -> Recommendation:
        left = [picture_id for picture_id in self._picture_ids if picture_id not in exclude][:count]
        picks = tuple(Pick(picture_id, key.strategy, 0.5, "of-the-spare") for picture_id in left)
        return Recommendation(picks, key.strategy, "of-the-spare")


def recommender_of(
    shop: Shop,
    live: Shelf | None = None,
    spare: Recommender | None = None,
    user_ids: UserIds = UserIds.CONTEXT,
    path: Path | None = None,
) -> PersonalizeRecommender:
    campaign = Campaign(shop.session, shop.names, user_ids)
    return PersonalizeRecommender(
        campaign, CohortCache(campaign, path), live or Shelf(), spare or Spare(), rng=random.Random(7)
    )


class TestContract(RecommenderContract):
    @pytest.fixture
    def recommender(self, trained_shop: Shop) -> Recommender:
        return recommender_of(trained_shop)


def test_S9_the_mood_is_a_filter_and_the_context_and_the_list_has_an_id(trained_shop: Shop) -> None:
    answer = recommender_of(trained_shop).recommend(FOR_VISITOR, Mood.HAPPY, 6, frozenset(LIVE[:30]))
    (call,) = trained_shop.sandbox.journal("personalize-runtime")
    asked = call["parameters"]
    assert asked["filterValues"] == {"EMOTION": '"happy"'}
    assert asked["filterArn"] == trained_shop.names.filter_arn
    assert asked["context"] == {"EMOTION": "happy"}
    assert asked["userId"] == VISITOR
    assert asked["numResults"] >= 25
    assert unmarked(answer.recommendation_id)


def test_only_persons_are_spared_what_they_liked_before(trained_shop: Shop) -> None:
    own_filter = trained_shop.names.filter_arn.replace("-mood", "-fresh")
    shop = replace(trained_shop, names=replace(trained_shop.names, personal_filter_arn=own_filter))
    recommender = recommender_of(shop)
    recommender.recommend(FOR_MOOD, Mood.HAPPY, 6)
    recommender.recommend(FOR_VISITOR, Mood.HAPPY, 6)
    calls = shop.sandbox.journal("personalize-runtime")
    assert [call["parameters"]["filterArn"] for call in calls] == [shop.names.filter_arn, own_filter]


def test_ids_of_the_old_demo_are_kept_where_they_are_asked_for(trained_shop: Shop) -> None:
    recommender_of(trained_shop, user_ids=UserIds.DEMO).recommend(FOR_VISITOR, Mood.HAPPY, 3)
    (call,) = trained_shop.sandbox.journal("personalize-runtime")
    assert call["parameters"]["userId"] == f"{VISITOR}/happy"
    assert "context" not in call["parameters"]


def test_without_a_filter_pictures_of_other_moods_are_dropped(trained_shop: Shop) -> None:
    names = trained_shop.names
    unfiltered = AwsNames(campaign_arn=names.campaign_arn)
    listed = Campaign(trained_shop.session, unfiltered).ask("any/happy", Mood.HAPPY, 100)
    assert set(listed.picture_ids) <= {*LIVE, *RecommenderContract.HIDDEN}
    assert "imgPool/happy/new.jpeg" not in listed.picture_ids


def test_S21_a_withdrawn_picture_is_never_shown_even_when_the_campaign_lists_it(trained_shop: Shop) -> None:
    recommender = recommender_of(trained_shop, Shelf(live=LIVE[3:]))
    shown = recommender.recommend(FOR_MOOD, Mood.HAPPY, 12).picture_ids
    assert sorted(shown) == sorted(LIVE[3:])


def test_the_second_mood_list_of_a_kiosk_costs_no_call(trained_shop: Shop) -> None:
    recommender = recommender_of(trained_shop)
    recommender.recommend(FOR_MOOD, Mood.HAPPY, 6)
    recommender.recommend(FOR_MOOD, Mood.HAPPY, 6, frozenset(LIVE[:6]))
    assert trained_shop.sandbox.counts == {"personalize-runtime:GetRecommendations": 1}


def test_one_slot_in_six_is_for_a_picture_that_the_campaign_cannot_know(trained_shop: Shop) -> None:
    fresh = [live_key(Mood.HAPPY, f"fresh-{number}.jpeg") for number in range(5)]
    recommender = recommender_of(trained_shop, Shelf(live=[*LIVE, *fresh], fresh=fresh))
    first = recommender.recommend(FOR_MOOD, Mood.HAPPY, 6)
    second = recommender.recommend(FOR_MOOD, Mood.HAPPY, 6, frozenset(first.picture_ids))
    for answer in (first, second):
        new = [pick for pick in answer.picks if pick.strategy is Strategy.FRESH]
        assert len(answer.picks) == 6
        assert len(new) == 1
        assert 0 < new[0].propensity < 1
        assert new[0].recommendation_id == ""
    assert not set(first.picture_ids) & set(second.picture_ids)


def test_a_picture_that_the_campaign_lists_is_not_fresh(trained_shop: Shop) -> None:
    recommender = recommender_of(trained_shop, Shelf(live=LIVE, fresh=LIVE))
    picks = recommender.recommend(FOR_MOOD, Mood.HAPPY, 6).picks
    assert {pick.strategy for pick in picks} == {Strategy.MOOD}


def test_without_a_campaign_the_spare_recommender_answers(shop: Shop) -> None:
    answer = recommender_of(shop, spare=Spare("emotions/happy/x.jpeg")).recommend(FOR_MOOD, Mood.HAPPY, 6)
    assert answer.recommendation_id == "of-the-spare"
    assert not shop.sandbox.journal()


def test_the_spare_recommender_fills_a_short_list_up(trained_shop: Shop) -> None:
    spare = Spare(LIVE[0], "emotions/happy/x.jpeg")
    picks = recommender_of(trained_shop, spare=spare).recommend(FOR_MOOD, Mood.HAPPY, 13).picks
    assert len(picks) == 13
    assert picks[-1] == Pick("emotions/happy/x.jpeg", Strategy.MOOD, 0.5, "of-the-spare")


def test_an_old_list_is_shown_as_cached_while_the_service_is_down(trained_shop: Shop, tmp_path: Path) -> None:
    kept = tmp_path / "cohorts.json"
    before = recommender_of(trained_shop, path=kept).recommend(FOR_MOOD, Mood.HAPPY, 6)
    trained_shop.sandbox.outage(60)
    campaign = Campaign(trained_shop.session, trained_shop.names)
    tomorrow = datetime.now(UTC).timestamp() + 86_400
    cohorts = CohortCache(campaign, kept, now_s=lambda: tomorrow)
    answer = PersonalizeRecommender(campaign, cohorts, Shelf(), Spare()).recommend(FOR_MOOD, Mood.HAPPY, 6)
    assert answer.picture_ids == before.picture_ids
    assert answer.strategy is Strategy.CACHED
    assert {pick.strategy for pick in answer.picks} == {Strategy.CACHED}
    assert not trained_shop.sandbox.journal("personalize-runtime", outcome="fault:reset")


def test_a_first_list_that_cannot_be_had_is_said(trained_shop: Shop) -> None:
    trained_shop.sandbox.throttle("personalize-runtime")
    with pytest.raises(ServiceDown):
        recommender_of(trained_shop).recommend(FOR_MOOD, Mood.HAPPY, 6)


def test_a_captive_portal_is_no_empty_list(trained_shop: Shop) -> None:
    trained_shop.sandbox.garbage("personalize-runtime")
    for key in (FOR_MOOD, FOR_VISITOR):
        with pytest.raises(ServiceDown):
            recommender_of(trained_shop).recommend(key, Mood.HAPPY, 6)
