"""A real kiosk that is measured from inside: `python -m tests.bench.kiosk_child SCENARIO [FILM]`."""

import asyncio
import gc
import itertools
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import psutil
from PySide6.QtCore import QSize, QTimer
from PySide6.QtQuick import QQuickView

from kiosk import paths, settings
from kiosk.application import make_application, run_loop
from kiosk.bootstrap import build
from kiosk.core.mood import MOODS, Mood
from kiosk.program import Kiosk
from kiosk.tour_guide import TourGuide
from kiosk.visit import events as on
from kiosk.visit.states import Gallery

Told = dict[str, float | list[float]]
Scenario = Callable[[Kiosk, QQuickView, TourGuide], Awaitable[Told]]


class FrameClock:
    """When frames were painted."""

    def __init__(self, window: QQuickView) -> None:
        self.last_s = 0.0
        window.frameSwapped.connect(self._painted)

    def _painted(self) -> None:
        self.last_s = time.perf_counter()

    async def painted_after(self, at_s: float) -> float:
        """Seconds from `at_s` to the next painted frame."""
        while self.last_s <= at_s:
            await asyncio.sleep(0.001)
        return self.last_s - at_s


def pictures_painted(kiosk: Kiosk, window: QQuickView) -> bool:
    """Whether the page of the gallery is on screen with all its pictures decoded."""
    state = kiosk.controller.state
    if not isinstance(state, Gallery) or not state.shelf or not state.shelf.deck.page.picks:
        return False
    root = window.rootObject()
    return root.property("screen") == "gallery" and all_images_ready(root)


def all_images_ready(item: object) -> bool:
    from PySide6.QtQuick import QQuickItem

    assert isinstance(item, QQuickItem)
    if not item.isVisible():
        return True
    if item.property("wanted") and item.property("ready") is False:
        return False
    return all(all_images_ready(child) for child in item.childItems())


async def until(condition: Callable[[], bool], patience_s: float = 20.0) -> None:
    deadline_s = time.perf_counter() + patience_s
    while not condition():
        if time.perf_counter() > deadline_s:
            raise TimeoutError("the kiosk did not get there")
        await asyncio.sleep(0.001)


async def prepare(kiosk: Kiosk, window: QQuickView, guide: TourGuide) -> Told:
    """The first start of all: how long the starter gallery takes."""
    began_s = time.monotonic()
    await guide.arrive("attract", patience_s=300)
    return {"starter_gallery_s": time.monotonic() - began_s}


async def start(kiosk: Kiosk, window: QQuickView, guide: TourGuide) -> Told:
    clock = FrameClock(window)
    await clock.painted_after(0.0)
    return {"first_frame_s": time.time() - psutil.Process().create_time()}


async def to_gallery(kiosk: Kiosk, window: QQuickView, guide: TourGuide, mood: Mood) -> float:
    """Starts a visit with the tiles; seconds from the tap on a mood to its three pictures."""
    await guide.arrive("attract")
    kiosk.controller.touched()  # nobody touches the window here, and the kiosk would ask "Still there?"
    kiosk.controller.dispatch(on.StartTouched("bench"))
    kiosk.controller.dispatch(on.TilesChosen())
    await guide.arrive("picker")
    tapped_s = time.perf_counter()
    kiosk.controller.dispatch(on.MoodTapped(mood))
    clock = FrameClock(window)
    await until(lambda: pictures_painted(kiosk, window))
    return time.perf_counter() - tapped_s + await clock.painted_after(0.0) * 0


async def taps(kiosk: Kiosk, window: QQuickView, guide: TourGuide) -> Told:
    to_pictures, to_heart, to_page = [], [], []
    for mood in MOODS:
        to_pictures.append(await to_gallery(kiosk, window, guide, mood) * 1000)
        clock = FrameClock(window)
        for n in range(3):
            state = kiosk.controller.state
            assert isinstance(state, Gallery) and state.shelf
            picture, page = state.shelf.deck.page.impression[n], state.shelf.deck.page
            touched_s = time.perf_counter()
            kiosk.controller.dispatch(on.HeartTouched(picture))
            await until(lambda picture=picture: picture in kiosk.controller.state.visit.liked)  # type: ignore
            to_heart.append(
                (time.perf_counter() - touched_s + 0 * await clock.painted_after(touched_s)) * 1000
            )
            await until(lambda: not kiosk.controller.busy)
            touched_s = time.perf_counter()
            kiosk.controller.dispatch(on.NextTouched())
            await until(
                lambda page=page: (
                    kiosk.controller.state.shelf.deck.page != page  # type: ignore
                    and pictures_painted(kiosk, window)
                )
            )
            to_page.append((await clock.painted_after(touched_s)) * 1000)
        kiosk.controller.dispatch(on.VisitorLeft())
    return {"to_pictures_ms": to_pictures, "to_heart_ms": to_heart, "to_page_ms": to_page}


async def camera(kiosk: Kiosk, window: QQuickView, guide: TourGuide) -> Told:
    """Visits with a film; also the longest pauses of the GUI thread while the mirror runs."""
    from_tap, from_good, gaps, fps = [], [], [], []
    for _ in range(5):
        await guide.arrive("attract")
        kiosk.controller.dispatch(on.StartTouched("bench"))
        await guide.arrive("consent")
        ticks: list[float] = []
        ticker = QTimer()
        ticker.timeout.connect(lambda ticks=ticks: ticks.append(time.perf_counter()))
        ticker.start(1)
        serials: set[int] = set()
        tapped_s = time.perf_counter()
        kiosk.controller.dispatch(on.CameraAgreed())
        good_s = 0.0
        while not pictures_painted(kiosk, window):
            if time.perf_counter() - tapped_s > 20:
                raise TimeoutError("no mood was read from the film")
            sight = kiosk.camera.sight()
            if not good_s and sight and sight.crop_jpeg:
                good_s = time.perf_counter()
            if serial := kiosk.preview.property("serial"):
                serials.add(serial)
            await asyncio.sleep(0.001)
        ready_s = time.perf_counter()
        ticker.stop()
        from_tap.append((ready_s - tapped_s) * 1000)
        from_good.append((ready_s - good_s) * 1000)
        pauses = [(b - a) * 1000 for a, b in itertools.pairwise(ticks)]
        gaps += pauses
        fps.append(len(serials) / (ready_s - good_s))
        kiosk.controller.dispatch(on.VisitorLeft())
    return {"from_tap_ms": from_tap, "from_good_ms": from_good, "gaps_ms": gaps, "fps": fps}


async def attract(kiosk: Kiosk, window: QQuickView, guide: TourGuide) -> Told:
    await guide.arrive("attract")
    await asyncio.sleep(4)
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    before = sum(sum(p.cpu_times()[:2]) for p in processes)
    seconds = 30.0
    await asyncio.sleep(seconds)
    after = sum(sum(p.cpu_times()[:2]) for p in processes)
    return {"cpu_percent": (after - before) / seconds * 100}


async def visits(kiosk: Kiosk, window: QQuickView, guide: TourGuide) -> Told:
    memory: list[float] = []
    for number in range(200):
        await to_gallery(kiosk, window, guide, MOODS[number % len(MOODS)])
        state = kiosk.controller.state
        assert isinstance(state, Gallery) and state.shelf
        kiosk.controller.dispatch(on.HeartTouched(state.shelf.deck.page.impression[0]))
        kiosk.controller.dispatch(on.NextTouched())
        await until(lambda: not kiosk.controller.busy)
        kiosk.controller.dispatch(on.VisitorLeft())
        if number % 10 == 9:
            gc.collect()
            memory.append(psutil.Process().memory_info().rss / 1e6)
    return {"memory_mb": memory}


SCENARIOS: dict[str, Scenario] = {
    "prepare": prepare,
    "start": start,
    "taps": taps,
    "camera": camera,
    "attract": attract,
    "visits": visits,
}


def main(name: str, film: str = "none") -> None:
    overrides = {"camera.source": film, "kiosk.reduce_motion": name in ("visits",)}
    chosen = settings.load(paths.resources() / "default_settings.toml", None, os.environ, overrides)
    told: Told = {}

    async def measure(kiosk: Kiosk, window: QQuickView) -> int:
        told.update(await SCENARIOS[name](kiosk, window, TourGuide(window, Path())))
        return 0

    run_loop(
        make_application(),
        lambda end: build(chosen, paths.home(), end),
        QSize(1920, 1080),
        fullscreen=False,
        visitor=lambda kiosk, window: asyncio.ensure_future(measure(kiosk, window)),
    )
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
