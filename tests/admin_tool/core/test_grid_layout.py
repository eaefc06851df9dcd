from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_tool.core.grid_layout import HEAD_HEIGHT, GridLayout

COUNTS = st.lists(st.integers(1, 40), min_size=1, max_size=6)


def test_the_measures_of_the_drawing_come_out() -> None:
    layout = GridLayout((312, 287), 878, 175)
    assert (layout.columns, layout.cell_width, layout.cell_height) == (5, 175, 146)
    assert (layout.picture_width, layout.picture_height) == (161, 106)


def test_a_group_begins_a_row_of_its_own_below_its_head() -> None:
    layout = GridLayout((3, 2), 350, 175)
    assert layout.place(2).y == HEAD_HEIGHT + layout.cell_height
    assert layout.place(3).y == 2 * HEAD_HEIGHT + 2 * layout.cell_height
    assert layout.place(3).x == 0


@given(COUNTS, st.integers(60, 900), st.integers(60, 300))
def test_what_lies_at_a_cells_middle_is_that_cell(counts: list[int], width: int, wanted: int) -> None:
    layout = GridLayout(counts, width, wanted)
    for position in range(layout.count):
        box = layout.place(position)
        assert layout.at(box.x + box.width // 2, box.y + box.height // 2) == position


@given(COUNTS, st.integers(0, 3000), st.integers(1, 1500))
def test_the_bands_of_a_strip_are_the_ones_that_touch_it(counts: list[int], top: int, height: int) -> None:
    layout = GridLayout(counts, 500, 120)
    every = list(layout.bands(0, layout.height))
    assert [band.y + band.height for band in every[:-1]] == [band.y for band in every[1:]]
    touched = [band for band in every if band.y < top + height and band.y + band.height > top]
    assert list(layout.bands(top, top + height)) == touched


@given(COUNTS)
def test_every_cell_stands_in_one_band(counts: list[int]) -> None:
    layout = GridLayout(counts, 500, 120)
    bands = [band for band in layout.bands(0, layout.height) if not band.head]
    assert [p for band in bands for p in range(band.first, band.last)] == list(range(sum(counts)))
    assert all(one.last == other.first for one, other in pairwise(bands))


@pytest.mark.parametrize(
    ("position", "rows", "goal"),
    [(0, 1, 2), (1, 1, 2), (2, 1, 3), (4, 1, 4), (4, -1, 2), (0, -1, 0), (1, 9, 4), (4, -9, 0)],
)
def test_up_and_down_keep_the_column_across_groups(position: int, rows: int, goal: int) -> None:
    assert GridLayout((3, 2), 350, 175).moved(position, rows) == goal


def test_nothing_lies_on_a_head_beside_the_cells_or_below_the_last() -> None:
    layout = GridLayout((3,), 391, 175)
    assert layout.at(10, 10) is None
    assert layout.at(390, HEAD_HEIGHT + 5) is None
    assert layout.at(200, HEAD_HEIGHT + layout.cell_height + 5) is None
    assert layout.at(10, layout.height + 5) is None
    assert layout.group_at(layout.height + 5) is None


def test_the_cells_of_a_strip_are_those_that_it_touches() -> None:
    layout = GridLayout((10,), 500, 100)
    band = next(band for band in layout.bands(0, 300) if not band.head)
    assert list(layout.within(band, 150, 250)) == [1, 2]


def test_a_hundred_thousand_pictures_cost_nothing() -> None:
    layout = GridLayout((50_000, 50_000), 878, 175)
    assert len(list(layout.bands(1_400_000, 1_400_900))) < 10
