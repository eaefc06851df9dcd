"""The loop of the camera process, driven through its pipe."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory

import cv2
import numpy as np
import pytest

from kiosk.camera.capture_loop import CaptureLoop, FrameSource
from kiosk.camera.latest_frame import LatestFrame, Record
from kiosk.camera.messages import Close, Closed, Failed, Open
from kiosk.camera.sight_record import SIGHT_BYTES, unpack_sight
from kiosk.core.errors import CameraGone
from kiosk.core.reading import Hint
from kiosk.vision.face_gate import Judgement
from kiosk.vision.pixels import Pixels
from tests.camera.waiting import eventually
from tests.films import face_picture

_PREVIEW_PX = (320, 240)


class Pictures:
    """A source that gives what it was told to, then fails."""

    def __init__(self, pictures: list[Pixels | None], live: bool = True) -> None:
        self._left = list(pictures)
        self.live = live
        self.closed = False

    def read(self) -> Pixels | None:
        if not self._left:
            raise CameraGone("No more pictures")
        return self._left.pop(0)

    def close(self) -> None:
        self.closed = True


class Endless(Pictures):
    """Gives the same picture for ever."""

    def read(self) -> Pixels | None:
        return self._left[0]


class HintingJudge:
    """Finds every frame too dark, and counts."""

    def __init__(self) -> None:
        self.judged = 0
        self.resets = 0

    def judge(self, frame: Pixels, at_s: float) -> Judgement:
        self.judged += 1
        return Judgement(None, Hint.MORE_LIGHT, None)

    def reset(self) -> None:
        self.resets += 1


@dataclass
class Bench:
    """A loop in a thread, and the kiosk's side of it."""

    kiosk: Connection
    frames: LatestFrame
    sights: LatestFrame
    judge: HintingJudge
    thread: threading.Thread

    def hear(self) -> object:
        assert self.kiosk.poll(60), "the loop says nothing"
        return self.kiosk.recv()

    def newest(self, opening: int, after: int = 0) -> Record:
        return eventually(lambda: self.frames.read(opening, after))


@pytest.fixture
def run_loop() -> Iterator[Callable[..., Bench]]:
    benches: list[Bench] = []

    def run(
        make: Callable[[], FrameSource], mirror: bool = False, judged: bool = True, every_ms: int = 0
    ) -> Bench:
        kiosk, orders = Pipe()
        frames = LatestFrame.create(_PREVIEW_PX[0] * _PREVIEW_PX[1] * 3)
        sights = LatestFrame.create(SIGHT_BYTES)
        judge = HintingJudge()
        loop = CaptureLoop(
            orders,
            frames,
            sights,
            make,
            judge if judged else None,
            preview_px=_PREVIEW_PX,
            sample_every_ms=every_ms,
            mirror=mirror,
            first_sequence=100,
        )
        bench = Bench(kiosk, frames, sights, judge, threading.Thread(target=loop.run))
        benches.append(bench)
        bench.thread.start()
        return bench

    yield run
    for bench in benches:
        bench.kiosk.close()
        bench.thread.join(20)
        bench.frames.close()
        bench.sights.close()


def grey(level: int, size: tuple[int, int] = (320, 240)) -> Pixels:
    return np.full((size[1], size[0], 3), level, np.uint8)


def test_frames_come_as_rgb_and_count_on(run_loop: Callable[..., Bench]) -> None:
    blue = grey(0)
    blue[..., 0] = 200
    bench = run_loop(lambda: Endless([blue], live=False))
    bench.kiosk.send(Open(7))
    frame = bench.newest(7)
    assert frame.sequence > 100
    assert (frame.width_px, frame.height_px) == (320, 240)
    assert frame.payload[:6] == bytes((0, 0, 200, 0, 0, 200))


def test_a_large_frame_is_shown_small_enough_and_in_shape(run_loop: Callable[..., Bench]) -> None:
    bench = run_loop(lambda: Endless([grey(9, (1280, 720))], live=False))
    bench.kiosk.send(Open(1))
    frame = bench.newest(1)
    assert (frame.width_px, frame.height_px) == (320, 180)
    assert len(frame.payload) == 320 * 180 * 3


def test_a_mirror_shows_left_on_the_left(run_loop: Callable[..., Bench]) -> None:
    picture = grey(0)
    picture[:, :160] = 250
    bench = run_loop(lambda: Endless([picture], live=False), mirror=True)
    bench.kiosk.send(Open(1))
    assert bench.newest(1).payload[:3] == bytes(3)


def test_a_camera_that_repeats_its_picture_gives_no_new_frame(run_loop: Callable[..., Bench]) -> None:
    same = face_picture((320, 240))
    bench = run_loop(lambda: Pictures([grey(1), same, same.copy(), same.copy()]))
    bench.kiosk.send(Open(1))
    assert isinstance(bench.hear(), Failed)
    assert bench.judge.judged == 2


def test_a_film_may_repeat_its_picture(run_loop: Callable[..., Bench]) -> None:
    bench = run_loop(lambda: Pictures([grey(1), grey(1), grey(1)], live=False))
    bench.kiosk.send(Open(1))
    bench.hear()
    assert bench.judge.judged == 3


def test_frames_are_judged_no_oftener_than_asked(run_loop: Callable[..., Bench]) -> None:
    bench = run_loop(lambda: Pictures([grey(n) for n in range(20)]), every_ms=3_600_000)
    bench.kiosk.send(Open(1))
    bench.hear()
    assert bench.judge.judged == 1


def test_a_sight_tells_of_the_frame_it_is_of(run_loop: Callable[..., Bench]) -> None:
    bench = run_loop(lambda: Endless([grey(1)], live=False))
    bench.kiosk.send(Open(3))
    record = eventually(lambda: bench.sights.read(3, 0))
    sight = unpack_sight(record.payload)
    assert sight.sequence == record.sequence > 100
    assert (sight.hint, sight.crop_jpeg) == (Hint.MORE_LIGHT, None)


def test_without_a_judge_there_are_still_frames(run_loop: Callable[..., Bench]) -> None:
    bench = run_loop(lambda: Endless([grey(1)], live=False), judged=False)
    bench.kiosk.send(Open(1))
    bench.newest(1, after=bench.newest(1).sequence)
    assert bench.sights.newest() == (0, 0)


def test_closing_releases_the_handle_and_leaves_zeros(run_loop: Callable[..., Bench]) -> None:
    source = Endless([face_picture((320, 240))], live=False)
    bench = run_loop(lambda: source)
    bench.kiosk.send(Open(1))
    eventually(lambda: bench.sights.read(1, 0))
    bench.kiosk.send(Close())
    assert isinstance(bench.hear(), Closed)
    assert source.closed
    assert bench.judge.resets == 1
    for memory in (bench.frames, bench.sights):
        raw = SharedMemory(name=memory.name)
        assert raw.buf is not None and not any(raw.buf)
        raw.close()


def test_closing_what_is_closed_is_answered(run_loop: Callable[..., Bench]) -> None:
    bench = run_loop(lambda: Endless([grey(1)]))
    bench.kiosk.send(Close())
    assert isinstance(bench.hear(), Closed)


def test_a_source_that_cannot_be_opened_is_told_and_tried_again(
    run_loop: Callable[..., Bench],
) -> None:
    tries: list[int] = []

    def plugged_in_later() -> FrameSource:
        tries.append(1)
        if len(tries) == 1:
            raise CameraGone("Not yet", item="camera")
        return Endless([grey(5)], live=False)

    bench = run_loop(plugged_in_later)
    bench.kiosk.send(Open(1))
    failed = bench.hear()
    assert isinstance(failed, Failed) and failed.opening == 1 and str(failed.error) == "Not yet (camera)."
    bench.kiosk.send(Open(2))
    assert bench.newest(2).payload[0] == 5


def test_a_source_that_fails_is_closed_and_wiped(run_loop: Callable[..., Bench]) -> None:
    source = Pictures([grey(1), None, grey(2)])
    bench = run_loop(lambda: source)
    bench.kiosk.send(Open(4))
    failed = bench.hear()
    assert isinstance(failed, Failed) and failed.opening == 4
    assert source.closed
    assert bench.frames.newest() == (0, 0)


def test_opening_again_leaves_nothing_of_the_earlier_opening(run_loop: Callable[..., Bench]) -> None:
    sources: list[Endless] = []

    def make() -> FrameSource:
        sources.append(Endless([grey(len(sources))], live=False))
        return sources[-1]

    bench = run_loop(make)
    bench.kiosk.send(Open(1))
    first = bench.newest(1)
    bench.kiosk.send(Open(2))
    second = bench.newest(2)
    assert sources[0].closed
    assert second.sequence > first.sequence
    assert (first.payload[0], second.payload[0]) == (0, 1)


def test_the_handle_is_released_when_the_kiosk_hangs_up(run_loop: Callable[..., Bench]) -> None:
    source = Endless([grey(1)], live=False)
    bench = run_loop(lambda: source)
    bench.kiosk.send(Open(1))
    bench.newest(1)
    bench.kiosk.close()
    bench.thread.join(20)
    assert source.closed


def test_the_preview_keeps_its_colours(run_loop: Callable[..., Bench]) -> None:
    picture = face_picture((320, 240))
    bench = run_loop(lambda: Endless([picture], live=False))
    bench.kiosk.send(Open(1))
    shown = np.frombuffer(bench.newest(1).payload, np.uint8).reshape(240, 320, 3)
    assert np.array_equal(cv2.cvtColor(shown, cv2.COLOR_RGB2BGR), picture)
