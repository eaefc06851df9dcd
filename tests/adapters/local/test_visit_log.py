from kiosk.adapters.local.visit_log import VisitLog
from kiosk.core.interaction import InteractionKind

VIEW, LIKE = InteractionKind.VIEW, InteractionKind.LIKE


def test_old_rows_are_forgotten_one_by_one() -> None:
    log = VisitLog(remembered=4)
    for number in range(6):
        log.note(f"visit-{number}", number % 2, LIKE)

    views, likes = log.counts(2)

    assert list(views) == [2, 2]
    assert list(likes) == [2, 2]
    assert log.seen("visit-1") == {}
    assert log.seen("visit-5") == {1: True}


def test_a_like_after_its_view_was_forgotten_is_a_new_row() -> None:
    log = VisitLog(remembered=2)
    for number in range(3):
        log.note("long visit", number, VIEW)
    log.note("long visit", 0, LIKE)

    assert log.seen("long visit") == {2: False, 0: True}
    assert [list(column) for column in log.counts(3)] == [[1, 0, 1], [1, 0, 0]]


def test_visits_are_numbered_from_zero() -> None:
    log = VisitLog(remembered=3)
    for number in range(5):
        log.note(f"visit-{number}", number, VIEW)

    visit, picture, liked = log.rows()

    assert sorted(visit) == [0, 1, 2]
    assert sorted(picture) == [2, 3, 4]
    assert not liked.any()


def test_pictures_with_high_numbers_have_room() -> None:
    log = VisitLog(remembered=3)
    log.note("visit", 5000, LIKE)

    assert log.counts(5001)[0][5000] == 1
