import numpy as np
import pytest

from kiosk.adapters.local.posterior import NEUTRAL_RATE, WordRates, mood_rates, posterior

MOODS = np.array([0, 0, 1, 1])


def test_without_data_everything_has_the_neutral_rate() -> None:
    assert mood_rates(np.zeros(4), np.zeros(4), MOODS, 2) == pytest.approx([NEUTRAL_RATE] * 2)


def test_a_mood_with_many_views_has_its_own_rate_and_one_without_the_shops() -> None:
    rates = mood_rates(np.array([500.0, 500, 0, 0]), np.array([400.0, 400, 0, 0]), MOODS, 2)

    assert rates[0] == pytest.approx(0.8, abs=0.01)
    assert rates[1] == pytest.approx(0.8, abs=0.02)


def test_a_picture_moves_from_its_mood_to_its_own_rate_and_grows_surer() -> None:
    seen = posterior(np.array([0.0, 10, 1000]), np.array([0.0, 10, 1000]), np.full(3, 0.25))

    assert seen.mean[0] == 0.25
    assert 0.25 < seen.mean[1] < seen.mean[2] < 1.0
    assert seen.sd[0] > seen.sd[1] > seen.sd[2]


def test_likes_of_pictures_with_like_words_lift_a_new_one() -> None:
    words = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    views, likes = np.array([50.0, 0, 50, 0]), np.array([40.0, 0, 5, 0])

    expected = WordRates(words, np.zeros(4, np.int64), 1).expected(views, likes, np.array([0.45]))

    assert expected[1] > 0.55
    assert expected[3] < 0.35


def test_counting_step_by_step_is_the_same_as_at_once() -> None:
    rng = np.random.default_rng(2)
    words, moods = rng.standard_normal((30, 5)), rng.integers(3, size=30)
    rates = np.array([0.2, 0.3, 0.4])
    stepwise = WordRates(words, moods, 3)
    views, likes = np.zeros(30), np.zeros(30)
    for _ in range(20):
        picture = rng.integers(30)
        views[picture] += 3
        likes[picture] += rng.integers(4)
        stepwise.expected(views.copy(), likes.copy(), rates)
    views[0] -= 1

    at_once = WordRates(words, moods, 3).expected(views, likes, rates)

    assert stepwise.expected(views, likes, rates) == pytest.approx(at_once)
