from admin_tool.core.listing import Stacks, listing
from kiosk.core.mood import Mood

GROUPS = [("happy", [7, 3, 9]), ("sad", [4, 1])]


def test_moods_stand_one_behind_the_other() -> None:
    made = listing(GROUPS)
    assert made.moods == (Mood.HAPPY, Mood.SAD)
    assert made.counts == (3, 2)
    assert list(made.numbers) == [7, 3, 9, 4, 1]
    assert [made.position_of.get(number) for number in (7, 1, 2, 99, -1)] == [0, 4, None, None, None]
    assert 9 in made.position_of
    assert 8 not in made.position_of


def test_look_alikes_lie_in_a_stack_with_the_best_on_top() -> None:
    made = listing(GROUPS, Stacks({7: 0, 9: 0, 1: 1, 50: 1}, [9, 50]))
    assert list(made.numbers) == [9, 3, 4, 1]
    assert made.stacks == {9: 2}, "a stack of one that is listed is none"


def test_the_first_is_on_top_when_the_best_is_filtered_out() -> None:
    made = listing([("happy", [7, 3, 9])], Stacks({7: 0, 9: 0, 50: 0}, [50]))
    assert list(made.numbers) == [7, 3]
    assert made.stacks == {7: 2}


def test_a_picture_that_went_hands_its_place_to_the_next_one_that_is_there() -> None:
    old, new = listing(GROUPS), listing([("happy", [7]), ("sad", [4])])
    assert new.nearest(7, old) == 0
    assert new.nearest(3, old) == 1
    assert new.nearest(1, old) == 1, "none behind it: the one before"
    assert new.nearest(1234, old) is None
    assert listing([]).nearest(7, old) is None
