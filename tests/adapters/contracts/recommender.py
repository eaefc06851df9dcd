"""What every recommender does."""

from typing import ClassVar

import pytest

from kiosk.core.mood import Mood
from kiosk.core.picture import live_key
from kiosk.core.ports import Recommender
from kiosk.core.recommendation import RecommendationKey, cohort
from kiosk.core.strategy import Strategy

FOR_MOOD = RecommendationKey(Strategy.MOOD, cohort(Mood.HAPPY), "visit-1")
FOR_VISITOR = RecommendationKey(Strategy.PERSONAL, "7b7a0a3e-6f0c-4b43-9d0e-0f8f1d8f5f11", "visit-1")


class RecommenderContract:
    """A subclass gives `recommender`, for a shop where `LIVE` are live and `HIDDEN` are not."""

    LIVE: ClassVar = {
        Mood.HAPPY: [live_key(Mood.HAPPY, f"{number}.jpeg") for number in range(12)],
        Mood.SAD: [live_key(Mood.SAD, f"{number}.jpeg") for number in range(4)],
    }
    HIDDEN: ClassVar = [live_key(Mood.HAPPY, "withdrawn.jpeg"), "imgPool/happy/new.jpeg"]

    @pytest.fixture
    def recommender(self) -> Recommender:
        raise NotImplementedError

    def test_pictures_are_live_and_of_the_mood(self, recommender: Recommender) -> None:
        picks = recommender.recommend(FOR_MOOD, Mood.HAPPY, 50).picture_ids

        assert sorted(picks) == sorted(self.LIVE[Mood.HAPPY])

    def test_there_are_as_many_as_were_asked_for(self, recommender: Recommender) -> None:
        assert len(recommender.recommend(FOR_MOOD, Mood.HAPPY, 6).picks) == 6

    def test_a_small_shop_gives_what_it_has(self, recommender: Recommender) -> None:
        assert len(recommender.recommend(FOR_MOOD, Mood.SAD, 6).picks) == 4

    def test_a_mood_without_pictures_gives_none(self, recommender: Recommender) -> None:
        assert recommender.recommend(FOR_MOOD, Mood.FEAR, 6).picks == ()

    def test_what_was_seen_does_not_come_again(self, recommender: Recommender) -> None:
        seen = self.LIVE[Mood.HAPPY][:8]

        picks = recommender.recommend(FOR_MOOD, Mood.HAPPY, 12, frozenset(seen)).picture_ids

        assert sorted(picks) == sorted(self.LIVE[Mood.HAPPY][8:])

    def test_a_visitor_without_likes_gets_a_list_too(self, recommender: Recommender) -> None:
        answer = recommender.recommend(FOR_VISITOR, Mood.HAPPY, 6)

        assert len(set(answer.picture_ids) & set(self.LIVE[Mood.HAPPY])) == 6

    def test_every_pick_names_its_list_and_its_chance(self, recommender: Recommender) -> None:
        answer = recommender.recommend(FOR_MOOD, Mood.HAPPY, 6)

        assert {pick.recommendation_id for pick in answer.picks} == {answer.recommendation_id}
        assert answer.recommendation_id
        assert all(0.0 < pick.propensity <= 1.0 for pick in answer.picks)

    def test_ids_that_nobody_knows_do_no_harm(self, recommender: Recommender) -> None:
        key = RecommendationKey(
            Strategy.MOOD, cohort(Mood.HAPPY), "visit-1", ("emotions/happy/gone.jpeg", "?")
        )

        assert len(recommender.recommend(key, Mood.HAPPY, 6, ["?", "emotions/sad/gone.jpeg"]).picks) == 6
