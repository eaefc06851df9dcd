"""Drawing away from the GUI thread."""

import logging
import threading
from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from kiosk.screen.blank import blank
from kiosk.screen.easel import WISHES, Drawing, Easel


def drawn_when(easel: Easel, name: str, draw: Callable[[], Drawing]) -> QImage:
    """Asks again until it is there, as QML does."""
    pause = threading.Event()
    for _ in range(30_000):
        image = easel.ask(name, draw)
        if image is not None:
            return image
        pause.wait(0.002)
    raise AssertionError("it was never drawn")


def test_an_image_is_drawn_once_and_on_another_thread() -> None:
    threads: list[str] = []

    def draw() -> Drawing:
        threads.append(threading.current_thread().name)
        return Drawing(blank(8, 8))

    easel = Easel(1 << 20)
    assert drawn_when(easel, "a", draw).width() == 8
    assert easel.ask("a", draw) is not None
    assert threads == ["easel"]


def test_the_newest_wish_comes_first() -> None:
    order: list[str] = []
    started, go_on, all_drawn = threading.Event(), threading.Event(), threading.Event()

    def slow() -> Drawing:
        started.set()
        assert go_on.wait(60)
        return Drawing(blank(8, 8))

    def noted(name: str) -> Callable[[], Drawing]:
        def draw() -> Drawing:
            order.append(name)
            if len(order) == 3:
                all_drawn.set()
            return Drawing(blank(8, 8))

        return draw

    easel = Easel(1 << 20)
    easel.ask("first", slow)
    assert started.wait(60)
    for name in "abc":
        easel.ask(name, noted(name))
    go_on.set()
    assert all_drawn.wait(60)
    assert order == ["c", "b", "a"]


def test_of_too_many_wishes_the_oldest_is_lost() -> None:
    drawn: list[int] = []
    started, go_on, all_drawn = threading.Event(), threading.Event(), threading.Event()

    def slow() -> Drawing:
        started.set()
        assert go_on.wait(60)
        return Drawing(blank(8, 8))

    def noted(number: int) -> Callable[[], Drawing]:
        def draw() -> Drawing:
            drawn.append(number)
            if len(drawn) == WISHES:
                all_drawn.set()
            return Drawing(blank(8, 8))

        return draw

    easel = Easel(1 << 20)
    easel.ask("slow", slow)
    assert started.wait(60)
    for number in range(WISHES + 2):
        easel.ask(str(number), noted(number))
    go_on.set()
    assert all_drawn.wait(60)
    assert drawn == list(range(WISHES + 1, 1, -1))


@pytest.mark.expects_errors
def test_what_cannot_be_drawn_is_a_blank_that_is_not_tried_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    tries: list[int] = []

    def broken() -> Drawing:
        tries.append(1)
        raise ZeroDivisionError

    easel = Easel(1 << 20)
    with caplog.at_level(logging.ERROR):
        assert drawn_when(easel, "a", broken).width() == 2
    assert easel.drawn("a", broken).width() == 2
    assert len(tries) == 1


def test_a_drawing_that_is_no_longer_good_is_made_again() -> None:
    tries: list[int] = []

    def draw() -> Drawing:
        tries.append(1)
        return Drawing(blank(8, 8), good_for_s=-1.0)

    easel = Easel(1 << 20)
    easel.drawn("a", draw)
    easel.drawn("a", draw)
    assert len(tries) == 2
