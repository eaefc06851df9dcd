import threading
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from kiosk.adapters.local.database import Database
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.adapters.local.recommender import ThompsonRecommender
from kiosk.adapters.outbox import Outbox
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus, live_key
from kiosk.core.recommendation import Recommendation, RecommendationKey, cohort
from kiosk.core.strategy import Strategy
from tests.adapters.contracts.recommender import RecommenderContract
from tests.adapters.making import NOON, Sink, interaction, jpeg

VIEW, LIKE, UNLIKE = InteractionKind.VIEW, InteractionKind.LIKE, InteractionKind.UNLIKE
ME = "2f1c1f2e-1b1a-4c7e-a6b5-7d6a5c4b3a29"


class Shop:
    """A catalogue of as many happy pictures as are asked for."""

    def __init__(self, prompts: list[str]) -> None:
        self.prompts = prompts
        self.changes = 1

    def version(self) -> int:
        return self.changes

    def list(self, status: PictureStatus, mood: Mood | None = None) -> list[Picture]:
        return [
            Picture(happy(number), Mood.HAPPY, PictureStatus.LIVE, NOON, prompt=prompt)
            for number, prompt in enumerate(self.prompts)
        ]


def happy(number: int) -> str:
    return live_key(Mood.HAPPY, f"{number}.jpeg")


class Kiosk:
    """A recommender over a library, and visitors who come and like."""

    def __init__(self, database: Database, shop: Shop, seed: int = 1) -> None:
        self.recommender = ThompsonRecommender(shop, InteractionHistory(database), seed)
        self.outbox = Outbox(database, Sink())

    def acts(self, visit_id: str, *acts: tuple[InteractionKind, int], user_id: str = "any/happy") -> None:
        self.outbox.record([interaction(kind, happy(n), visit_id, user_id) for kind, n in acts])

    def ask(self, visit_id: str = "me", count: int = 3, liked: tuple[str, ...] = ()) -> Recommendation:
        key = RecommendationKey(Strategy.MOOD, cohort(Mood.HAPPY), visit_id, liked)
        return self.recommender.recommend(key, Mood.HAPPY, count)

    def ask_personal(self, count: int = 3) -> Recommendation:
        key = RecommendationKey(Strategy.PERSONAL, ME, "me")
        return self.recommender.recommend(key, Mood.HAPPY, count)


def shown(kiosk: Kiosk, visits: int, count: int = 3) -> Counter[str]:
    return Counter(id_ for n in range(visits) for id_ in kiosk.ask(f"later-{n}", count).picture_ids)


class TestThompsonRecommender(RecommenderContract):
    @pytest.fixture
    def recommender(
        self, root: Path, database: Database, folder_store: FolderPictureStore
    ) -> ThompsonRecommender:
        for picture_id in [id_ for ids in self.LIVE.values() for id_ in ids] + self.HIDDEN:
            (root / picture_id).write_bytes(jpeg())
        folder_store.refresh()
        folder_store.withdraw(self.HIDDEN[0])
        return ThompsonRecommender(folder_store, InteractionHistory(database), seed=1)


def test_with_no_data_every_picture_has_its_turn(database: Database) -> None:
    seen = shown(Kiosk(database, Shop([""] * 30)), visits=200)

    assert len(seen) == 30
    assert max(seen.values()) < 5 * min(seen.values())


def test_what_is_liked_more_is_shown_more(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 30))
    for number in range(40):
        kiosk.acts(f"visit-{number}", *[(VIEW, n) for n in range(30)], (LIKE, 4), (LIKE, 7))

    most = [id_ for id_, _ in shown(kiosk, visits=50).most_common(2)]

    assert set(most) == {happy(4), happy(7)}


def test_a_like_changes_the_next_page(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 40))
    for number in range(60):  # two tastes: even pictures and odd ones
        kiosk.acts(f"visit-{number}", *[(VIEW, n) for n in range(40)])
        kiosk.acts(f"visit-{number}", *[(LIKE, n) for n in range(40) if n % 2 == number % 2])
    kiosk.acts("me", *[(VIEW, n) for n in range(6)])
    before = kiosk.recommender.recommend(
        RecommendationKey(Strategy.MOOD, "any/happy", "other"), Mood.HAPPY, 12, [happy(n) for n in range(6)]
    )
    kiosk.acts("me", (LIKE, 1), (LIKE, 3))
    after = kiosk.recommender.recommend(
        RecommendationKey(Strategy.MOOD, "any/happy", "me", (happy(1), happy(3))),
        Mood.HAPPY,
        12,
        [happy(n) for n in range(6)],
    )

    odd = {happy(n) for n in range(1, 40, 2)}
    assert len(odd & set(before.picture_ids)) <= 9
    assert len(odd & set(after.picture_ids)) >= 11


def test_a_like_leads_to_pictures_with_like_words(database: Database) -> None:
    prompts = [("a cat asleep on a sofa" if n % 2 else "harbour at dawn, oil on canvas") for n in range(40)]
    kiosk = Kiosk(database, Shop(prompts))

    picks = kiosk.ask(count=9, liked=(happy(1), happy(3), happy(5)))

    assert sum(int(id_.split("/")[2].split(".")[0]) % 2 for id_ in picks.picture_ids) >= 7


def test_an_unlike_takes_the_like_back(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 3))
    kiosk.acts("a", (VIEW, 0), (LIKE, 0), (UNLIKE, 0))
    kiosk.acts("b", (VIEW, 0), (LIKE, 0), (UNLIKE, 0), (LIKE, 0))
    kiosk.ask()

    assert kiosk.recommender.counts(happy(0)) == (2, 1)


def test_a_like_for_cohort_and_visitor_counts_once(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 3))
    kiosk.acts("a", (VIEW, 0), (LIKE, 0))
    kiosk.acts("a", (LIKE, 0), user_id=ME)
    kiosk.ask()

    assert kiosk.recommender.counts(happy(0)) == (1, 1)


def test_hearing_of_an_act_from_sink_and_library_counts_once(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 3))
    acts = [interaction(VIEW, happy(0)), interaction(LIKE, happy(0))]
    kiosk.outbox.record(acts)

    kiosk.recommender.observe(acts)
    kiosk.ask()
    kiosk.recommender.observe(acts)

    assert kiosk.recommender.counts(happy(0)) == (1, 1)


def test_likes_of_another_program_and_of_earlier_days_count(database: Database) -> None:
    shop = Shop([""] * 3)
    Kiosk(database, shop).acts("a", (VIEW, 0), (LIKE, 0))
    kiosk = Kiosk(database, shop)
    kiosk.ask()
    Kiosk(database, shop).acts("b", (VIEW, 0))
    kiosk.ask()

    assert kiosk.recommender.counts(happy(0)) == (2, 1)


def test_one_place_in_six_is_for_a_fresh_picture(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 60))
    for number in range(40):
        kiosk.acts(f"visit-{number}", *[(VIEW, n) for n in range(40)], *[(LIKE, n) for n in range(40)])
    fresh = {happy(n) for n in range(40, 60)}

    for number in range(20):
        picks = kiosk.ask(f"new-{number}", count=6).picks
        places = [pick.picture_id for pick in picks if pick.strategy is Strategy.FRESH]
        assert len(places) == 1
        assert set(places) <= fresh


def test_a_known_visitor_sees_new_pictures_before_those_already_liked(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 8))
    kiosk.acts("before", *[(LIKE, n) for n in range(5)], (UNLIKE, 4), user_id=ME)

    liked = {happy(n) for n in range(4)}
    assert not liked & set(kiosk.ask_personal(4).picture_ids)
    assert set(kiosk.ask_personal(6).picture_ids[4:]) <= liked
    assert len(kiosk.ask_personal(12).picks) == 8


def test_a_known_visitors_likes_tilt_their_list(database: Database) -> None:
    prompts = [("a cat asleep on a sofa" if n % 2 else "harbour at dawn, oil on canvas") for n in range(40)]
    kiosk = Kiosk(database, Shop(prompts))
    kiosk.acts("before", *[(LIKE, n) for n in range(1, 9, 2)], user_id=ME)

    cats = {happy(n) for n in range(1, 40, 2)}
    assert len(cats & set(kiosk.ask_personal(9).picture_ids)) >= 7


def test_likes_of_a_forgotten_visitor_hold_nothing_back(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 8))
    kiosk.acts("before", *[(LIKE, n) for n in range(4)], user_id=ME)
    liked = {happy(n) for n in range(4)}
    assert not liked & set(kiosk.ask_personal(4).picture_ids)

    kiosk.outbox.forget(ME)

    assert liked & set(kiosk.ask_personal(4).picture_ids)


def test_a_promoted_picture_comes_and_a_withdrawn_one_goes(
    folder_store: FolderPictureStore, database: Database
) -> None:
    recommender = ThompsonRecommender(folder_store, InteractionHistory(database), seed=1)
    key = RecommendationKey(Strategy.MOOD, cohort(Mood.HAPPY))
    assert recommender.recommend(key, Mood.HAPPY, 3).picks == ()

    folder_store.add(jpeg(), happy(0))
    assert recommender.recommend(key, Mood.HAPPY, 3).picture_ids == (happy(0),)

    folder_store.withdraw(happy(0))
    assert recommender.recommend(key, Mood.HAPPY, 3).picks == ()


def test_propensities_are_how_often_a_picture_is_chosen(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 12))
    rng = np.random.default_rng(5)
    for number in range(15):
        acts = [(LIKE if rng.random() < n / 12 else VIEW, n) for n in range(12)]
        kiosk.acts(f"visit-{number}", *acts)
    asked = 600
    chosen: Counter[str] = Counter()
    told: dict[str, list[float]] = {}
    for number in range(asked):
        for pick in kiosk.ask(f"later-{number}").picks:
            chosen[pick.picture_id] += 1
            told.setdefault(pick.picture_id, []).append(pick.propensity)

    for picture_id, times in chosen.items():
        # inverse propensity weighting must give back "every time": mean over all asks of chosen / propensity
        weighted = sum(1.0 / chance for chance in told[picture_id]) / asked
        if times > 60:
            assert weighted == pytest.approx(1.0, abs=0.35)
            assert np.mean(told[picture_id]) == pytest.approx(times / asked, abs=0.2)


def test_the_same_seed_gives_the_same_list(database: Database) -> None:
    lists = [Kiosk(database, Shop([""] * 50), seed=9).ask().picture_ids for _ in range(2)]

    assert lists[0] == lists[1]


def test_many_threads_may_ask_and_tell(database: Database) -> None:
    kiosk = Kiosk(database, Shop([""] * 50))
    wrong: list[object] = []

    def visit(number: int) -> None:
        for page in range(15):
            picks = kiosk.ask(f"visit-{number}").picture_ids
            if len(set(picks)) != 3:
                wrong.append(picks)
            kiosk.acts(f"visit-{number}", (VIEW, page), (LIKE, page))

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kiosk.ask()

    assert not wrong
    assert [kiosk.recommender.counts(happy(n)) for n in range(15)] == [(4, 4)] * 15
