"""Visits on AWS without a screen: `python -m tests.journeys.chaos_child FIRST COUNT`, a line a visit."""

import asyncio
import contextlib
import itertools
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial

import cv2

from kiosk import paths, settings
from kiosk.adapters.local.consent_log import LocalConsentLog
from kiosk.adapters.local.database import open_library
from kiosk.aws_backend import make_aws_backend
from kiosk.bootstrap import make_analyzer
from kiosk.core.errors import KioskError
from kiosk.core.mood import MOODS
from kiosk.core.reading import Box, CameraStatus, Frame, Sight
from kiosk.model_shelf import make_shelf
from kiosk.visit import events as on
from kiosk.visit.controller import Controller, World
from kiosk.visit.states import Attract, Farewell, Gallery, MoodPicker, Rules, visit_of
from tests.eventually import eventually
from tests.films import face_picture

DRAIN_S = 120


class StillCamera:
    """Somebody who stands still: the same good crop under a new number at every look."""

    def __init__(self) -> None:
        self._crop = cv2.imencode(".jpg", face_picture())[1].tobytes()
        self._numbers = itertools.count()
        self._open = False

    def open(self) -> None:
        self._open = True

    def close(self) -> None:
        self._open = False

    def status(self) -> CameraStatus:
        return CameraStatus.OPEN if self._open else CameraStatus.CLOSED

    def sight(self) -> Sight | None:
        box = Box(0.3, 0.2, 0.4, 0.5)
        return Sight(next(self._numbers), time.monotonic(), box, None, self._crop) if self._open else None

    def frame(self) -> Frame | None:
        return None


async def waited(there: Callable[[], object]) -> float:
    """Seconds until a screen came."""
    started_s = time.monotonic()
    await eventually(there, 20)
    return time.monotonic() - started_s


def likes_in(controller: Controller) -> int:
    visit = visit_of(controller.state)
    return len(visit.likes) if visit else -1


def likes_changed(controller: Controller, before: int) -> bool:
    return likes_in(controller) != before


async def visit(controller: Controller, number: int) -> dict[str, object]:
    """One visit: by camera, or every third with the tiles; two likes, two pages."""
    waits: list[float] = []
    controller.dispatch(on.StartTouched(f"visit-{number}"))
    if number % 5 == 0:
        controller.dispatch(on.RememberSwitched(True))
    if number % 3:
        controller.dispatch(on.CameraAgreed())
        waits.append(await waited(lambda: not hasattr(controller.state, "progress")))
    else:
        controller.dispatch(on.TilesChosen())
    if isinstance(controller.state, MoodPicker):
        controller.dispatch(on.MoodTapped(MOODS[number % len(MOODS)]))
    waits.append(await waited(lambda: isinstance(controller.state, Gallery)))
    likes = 0
    for _ in range(2):
        gallery = controller.state
        assert isinstance(gallery, Gallery) and gallery.shelf
        picture = gallery.shelf.deck.page.impression[0]
        before = len(gallery.visit.likes)
        controller.dispatch(on.HeartTouched(picture))
        await eventually(partial(likes_changed, controller, before))
        likes += 1
        controller.dispatch(on.NextTouched())
    controller.dispatch(on.DoneTouched())
    await eventually(lambda: not isinstance(s := controller.state, Farewell) or not s.awaiting_code, 60)
    controller.dispatch(on.VisitorLeft())
    return {"visit": number, "waits": waits, "likes": likes}


async def make_visits(first: int, count: int) -> None:
    chosen = settings.load(paths.resources() / "default_settings.toml", None, os.environ)
    home = paths.home()
    with closing(open_library(home.root)) as database:
        on_device, _ = make_analyzer(make_shelf(chosen, home), 0.02)
        backend = make_aws_backend(chosen, home, database, on_device, 0.02)

        def prefetch(picture_ids: object) -> None:
            assert isinstance(picture_ids, tuple)
            for picture_id in picture_ids:
                with contextlib.suppress(KioskError):
                    backend.store.fetch(picture_id)

        world = World(
            StillCamera(), backend.analyzer, on_device, backend.directory, backend.recommender,
            backend.outbox, LocalConsentLog(database), backend.readings, prefetch,
        )  # fmt: skip
        controller = Controller(
            world, Rules(reread=False), backend.manner, 600, Attract("ko"), lambda state: None
        )

        def unsent() -> int:
            with database.reading() as connection:
                counts = connection.execute("SELECT count(*) FROM readings WHERE sent = 0").fetchone()[0]
            return int(counts) + backend.outbox.status().pending

        backend.start()
        running = asyncio.ensure_future(controller.run())
        await eventually(lambda: backend.store.list.__self__._live.ids(MOODS[0]), 60)  # type: ignore[attr-defined]
        for number in range(first, first + count):
            sys.stdout.write(json.dumps(await visit(controller, number)) + "\n")
            sys.stdout.flush()
        await controller.settle()
        deadline_s = time.monotonic() + DRAIN_S
        while unsent() and time.monotonic() < deadline_s:
            await asyncio.to_thread(backend.outbox.deliver)
            await asyncio.to_thread(backend.readings.deliver)
            await asyncio.sleep(0.2)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await asyncio.to_thread(backend.stop)
        sys.stdout.write(json.dumps({"pending": unsent()}) + "\n")


if __name__ == "__main__":
    asyncio.run(make_visits(int(sys.argv[1]), int(sys.argv[2])))
