import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local import tilt

Rows = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]


def rows_of_two_tastes(visits: int = 60) -> Rows:
    """Everybody sees pictures 0 to 7; even visitors like even pictures, odd ones odd pictures."""
    visit = np.repeat(np.arange(visits), 8)
    picture = np.tile(np.arange(8), visits)
    return visit, picture, visit % 2 == picture % 2


def test_a_like_lifts_what_was_liked_with_it_and_lowers_the_rest() -> None:
    seen = np.array([0])
    surprises = tilt.surprise(np.array([True]), np.array([0.5]))

    moved = tilt.by_co_likes(rows_of_two_tastes(), np.full(8, 0.5), np.full(8, 60.0), seen, surprises)

    assert moved[[2, 4, 6]].min() > 0.02
    assert moved[[1, 3, 5, 7]].max() < -0.02


def test_visits_with_nothing_in_common_move_nothing() -> None:
    mean, views = np.full(10, 0.5), np.full(10, 60.0)

    moved = tilt.by_co_likes(rows_of_two_tastes(), mean, views, np.array([9]), np.array([0.5]))

    assert not moved.any()


def test_leaving_out_strangers_changes_no_tilt() -> None:
    visit, picture, liked = rows_of_two_tastes(20)
    strangers = (visit + 20, picture + 8, liked)
    both = tuple(np.concatenate(pair) for pair in zip((visit, picture, liked), strangers, strict=True))
    mean, views, seen, surprises = (
        np.full(16, 0.4),
        np.full(16, 20.0),
        np.array([0, 3]),
        np.array([0.4, -0.3]),
    )

    alone = tilt.by_co_likes((visit, picture, liked), mean, views, seen, surprises)
    with_strangers = tilt.by_co_likes((both[0], both[1], both[2]), mean, views, seen, surprises)

    assert np.allclose(alone, with_strangers)


def test_without_history_there_is_no_tilt() -> None:
    nothing = np.zeros(0, np.int64)

    moved = tilt.by_co_likes(
        (nothing, nothing, nothing.astype(bool)), np.full(3, 0.5), np.zeros(3), np.array([0]), np.array([0.5])
    )

    assert not moved.any()


def test_a_generous_visitor_is_less_surprising() -> None:
    picky = tilt.surprise(np.array([True, False, False, False]), np.full(4, 0.5))
    generous = tilt.surprise(np.array([True, True, True, True]), np.full(4, 0.5))

    assert picky[0] > generous[0] > 0


def test_a_like_lifts_pictures_with_like_words_most() -> None:
    words = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]])

    moved = tilt.by_words(words, np.array([0]), np.array([0.5]))

    assert moved[0] > moved[1] > moved[2] == 0.0
