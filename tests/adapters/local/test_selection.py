import numpy as np
import pytest

from kiosk.adapters.local.selection import draw, fresh_slots


def test_the_best_come_first_when_nothing_is_uncertain() -> None:
    drawn = draw(np.array([0.1, 0.5, 0.3, 0.4]), np.full(4, 1e-9), 3, np.random.default_rng(1))

    assert list(drawn.positions) == [1, 3, 2]
    assert drawn.propensities == pytest.approx([1.0, 1.0, 1.0])


def test_a_shelf_that_is_shown_whole_has_no_chance_in_it() -> None:
    drawn = draw(np.zeros(3), np.ones(3), 5, np.random.default_rng(1))

    assert sorted(drawn.positions) == [0, 1, 2]
    assert list(drawn.propensities) == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(("pictures", "count"), [(0, 3), (5, 0)])
def test_nothing_to_draw_is_nothing(pictures: int, count: int) -> None:
    drawn = draw(np.zeros(pictures), np.ones(pictures), count, np.random.default_rng(1))

    assert len(drawn.positions) == len(drawn.propensities) == 0


def test_propensities_agree_with_how_often_each_is_drawn() -> None:
    rng = np.random.default_rng(3)
    mean, sd = np.linspace(0.0, 0.6, 10), np.full(10, 0.2)
    times, told = np.zeros(10), np.zeros(10)
    for _ in range(4000):
        drawn = draw(mean, sd, 3, rng)
        times[drawn.positions] += 1
        told[drawn.positions] += drawn.propensities

    often = times > 200
    assert often.sum() >= 5
    # what is drawn is told its chance given the draw of the others, which is a little above its mean chance
    assert (told / np.maximum(times, 1))[often] == pytest.approx(times[often] / 4000, abs=0.12)


def test_every_sixth_place_of_a_visit_is_for_a_fresh_picture() -> None:
    for phase in range(6):
        places = [3 * page + slot for page in range(8) for slot in fresh_slots(3 * page, 3, phase)]

        assert len(places) == 4
        assert set(np.diff(places)) == {6}
