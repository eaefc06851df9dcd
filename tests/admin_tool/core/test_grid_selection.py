from admin_tool.core.grid_selection import GridSelection

NUMBERS = [40, 30, 20, 10, 5]


def made() -> GridSelection:
    return GridSelection(lambda first, last: NUMBERS[first : last + 1])


def test_a_plain_move_picks_one() -> None:
    selection = made()
    selection.go(1)
    selection.go(2)
    assert (selection.current, selection.picked) == (2, {20})


def test_shift_picks_from_the_last_plain_move() -> None:
    selection = made()
    selection.go(2)
    selection.extend(4)
    assert selection.picked == {20, 10, 5}
    selection.extend(0)
    assert (selection.current, selection.picked) == (0, {40, 30, 20})


def test_ctrl_adds_and_takes_away() -> None:
    selection = made()
    selection.go(0)
    selection.toggle(3)
    assert selection.picked == {40, 10}
    selection.toggle(0)
    assert selection.picked == {10}


def test_everything_and_nothing() -> None:
    empty = made()
    empty.all(0)
    assert empty.current is None
    selection = made()
    selection.all(5)
    assert (selection.current, len(selection.picked)) == (0, 5)
    selection.none()
    assert (selection.current, selection.picked) == (None, set())


def test_what_went_is_no_more_picked() -> None:
    selection = made()
    selection.all(5)
    selection.moved(1, lambda number: number != 10)
    assert selection.picked == {40, 30, 20, 5}
    selection.moved(2, lambda number: False)
    assert selection.picked == {20}
