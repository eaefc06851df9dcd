"""The live picture: a round mirror of the newest frame."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from kiosk.core.reading import Frame
from kiosk.screen.preview_provider import PreviewProvider, mirror
from kiosk.screen.preview_view import PreviewView


def frame(sequence: int = 1, width: int = 160, height: int = 90) -> Frame:
    """Red on the left half, blue on the right."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : width // 2, 0] = 255
    pixels[:, width // 2 :, 2] = 255
    return Frame(sequence, width, height, pixels.tobytes())


def wait_for_serial(view: PreviewView, least: int) -> None:
    late = QDeadlineTimer(60_000)
    while view.property("serial") < least:
        assert not late.hasExpired()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (120, 120)])
def test_left_and_right_are_exchanged_as_in_a_mirror(size: tuple[int, int]) -> None:
    shown = mirror(frame(1, *size), 100, flipped=True)
    assert shown.pixelColor(20, 50).blue() > 240 and shown.pixelColor(80, 50).red() > 240


def test_a_preview_can_be_as_others_see_it() -> None:
    shown = mirror(frame(), 100, flipped=False)
    assert shown.pixelColor(20, 50).red() > 240 and shown.pixelColor(80, 50).blue() > 240


def test_the_mirror_is_round_with_a_smooth_edge() -> None:
    shown = mirror(frame(), 200, flipped=True)
    for x, y in ((0, 0), (199, 0), (0, 199), (199, 199)):
        assert shown.pixelColor(x, y).alpha() == 0
    edge = {shown.pixelColor(x, 30).alpha() for x in range(100)}
    assert len(edge - {0, 255}) >= 1
    assert shown.pixelColor(100, 100).alpha() == 255


def test_only_the_middle_square_is_seen() -> None:
    pixels = np.zeros((90, 160, 3), np.uint8)
    pixels[:, :30] = 255
    pixels[:, -30:] = 255
    shown = mirror(Frame(1, 160, 90, pixels.tobytes()), 90, flipped=True)
    assert max(shown.pixelColor(x, 45).lightness() for x in range(2, 88)) == 0


def test_a_frame_in_shared_memory_is_drawn_too() -> None:
    whole = frame()
    shared = Frame(1, whole.width_px, whole.height_px, memoryview(bytearray(whole.rgb)))
    assert mirror(shared, 100, True) == mirror(whole, 100, True)


def test_without_a_frame_the_mirror_is_empty() -> None:
    image = PreviewProvider(lambda: None).draw("1/50")
    assert image is not None and image.pixelColor(25, 25).alpha() == 0


def test_a_new_frame_makes_the_serial_grow(qapp: QApplication) -> None:
    frames = iter([None, frame(1), frame(1), frame(2), None, frame(3)])
    view = PreviewView(lambda: next(frames, None))
    view.start()
    wait_for_serial(view, 3)
    newest = view.newest()
    view.stop()
    assert newest is not None and newest.sequence == 3


def test_the_same_frame_is_drawn_once(qapp: QApplication) -> None:
    asked: list[int] = []

    def same() -> Frame:
        asked.append(1)
        return frame(7)

    view = PreviewView(same)
    view.start()
    late = QDeadlineTimer(60_000)
    while len(asked) < 5 and not late.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    assert view.property("serial") == 1
    view.stop()


def test_no_frame_is_asked_for_or_kept_when_the_mirror_is_gone(qapp: QApplication) -> None:
    asked: list[int] = []

    def count() -> Frame:
        asked.append(1)
        return frame(len(asked))

    view = PreviewView(count)
    assert not view.property("running")
    view.start()
    assert view.property("running") and view.newest() is not None
    view.stop()
    assert view.newest() is None and view.property("serial") == 0
    before = len(asked)
    late = QDeadlineTimer(100)
    while not late.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    assert len(asked) == before
