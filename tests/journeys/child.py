"""A real kiosk with a guest who follows a script: `python -m tests.journeys.child SCRIPT CAMERA`."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickView

from kiosk import paths, settings
from kiosk.application import make_application, run_loop
from kiosk.bootstrap import build
from kiosk.core.mood import Mood
from kiosk.core.reading import CameraStatus
from kiosk.program import Kiosk
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Gallery, MoodPicker, Reading, visit_of
from tests.eventually import eventually

Told = dict[str, object]


def likes_of(kiosk: Kiosk) -> tuple[str, ...]:
    visit = visit_of(kiosk.controller.state)
    return visit.liked if visit else ()


async def visit_with_camera(kiosk: Kiosk) -> Told:
    """A whole visit with a like, and no photograph of it."""
    kiosk.controller.dispatch(on.StartTouched("visit"))
    kiosk.controller.dispatch(on.CameraAgreed())
    await eventually(lambda: isinstance(kiosk.controller.state, Gallery))
    gallery = kiosk.controller.state
    assert isinstance(gallery, Gallery) and gallery.shelf
    kiosk.controller.dispatch(on.HeartTouched(gallery.shelf.deck.page.impression[0]))
    await eventually(lambda: bool(likes_of(kiosk)))
    await asyncio.sleep(1)  # frames go on while the gallery is open
    kiosk.controller.dispatch(on.DoneTouched())
    return {"mood": str(gallery.mood), "by_camera": gallery.by_camera}


async def camera_dies_while_reading(kiosk: Kiosk) -> Told:
    """`kill -9` of the camera process: the tiles come, the visit goes on, the camera comes back."""
    kiosk.controller.dispatch(on.StartTouched("visit"))
    await eventually(lambda: kiosk.camera.worker_pid is not None)
    kiosk.controller.dispatch(on.CameraAgreed())
    await eventually(lambda: kiosk.camera.frame() is not None)
    assert isinstance(kiosk.controller.state, Reading) and kiosk.camera.worker_pid
    os.kill(kiosk.camera.worker_pid, signal.SIGKILL)
    killed_s = time.monotonic()
    await eventually(lambda: not isinstance(kiosk.controller.state, Reading))
    seen_s = time.monotonic() - killed_s
    state = kiosk.controller.state
    if isinstance(state, MoodPicker):
        kiosk.controller.dispatch(on.MoodTapped(Mood.CALM))
    await eventually(lambda: isinstance(kiosk.controller.state, Gallery))
    await eventually(lambda: kiosk.camera.status() is CameraStatus.OPEN and kiosk.camera.frame() is not None)
    back_s = time.monotonic() - killed_s
    kiosk.controller.dispatch(on.ReadAgainTouched())
    await eventually(lambda: isinstance(s := kiosk.controller.state, Gallery) and s.by_camera)
    return {"seen_s": seen_s, "back_s": back_s, "screen": type(state).__name__}


async def kiosk_dies_after_a_like(kiosk: Kiosk) -> Told:
    """`kill -9` of the kiosk itself, as soon as the heart is red."""
    kiosk.controller.dispatch(on.StartTouched("visit"))
    kiosk.controller.dispatch(on.TilesChosen())
    kiosk.controller.dispatch(on.MoodTapped(Mood.SAD))
    await eventually(lambda: isinstance(kiosk.controller.state, Gallery))
    gallery = kiosk.controller.state
    assert isinstance(gallery, Gallery) and gallery.shelf
    liked = gallery.shelf.deck.page.impression[1]
    kiosk.controller.dispatch(on.HeartTouched(liked))
    await eventually(lambda: bool(likes_of(kiosk)))
    sys.stdout.write(json.dumps({"liked": liked}) + "\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("dead kiosks do not talk")


SCRIPTS: dict[str, Callable[[Kiosk], Awaitable[Told]]] = {
    script.__name__: script
    for script in (visit_with_camera, camera_dies_while_reading, kiosk_dies_after_a_like)
}


def main(script: str, camera: str) -> None:
    defaults = paths.resources() / "default_settings.toml"
    chosen = settings.load(defaults, None, os.environ, {"camera.source": camera})
    told: Told = {}

    async def guest(kiosk: Kiosk, window: QQuickView) -> int:
        await eventually(lambda: isinstance(kiosk.controller.state, Attract))
        told.update(await SCRIPTS[script](kiosk))
        return 0

    run_loop(
        make_application(),
        lambda end: build(chosen, paths.home(), end),
        QSize(960, 540),
        fullscreen=False,
        visitor=lambda kiosk, window: asyncio.ensure_future(guest(kiosk, window)),
    )
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
