"""`emotion-kiosk selftest`: whether this installation is complete, one line for each part."""

import asyncio
import functools
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Prompt, live_key
from kiosk.core.reading import CameraStatus
from kiosk.installation import Unfit, certificates, clients, korean_font, resources, run_parts, translations
from kiosk.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickView

PATIENCE_S = 20.0
LEAST_COLORS = 300


def run(settings: Settings, home: paths.Home, as_json: bool) -> int:
    """Tries every part in a folder of its own; exit code 1 when one does not work."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        own = paths.Home(Path(folder))
        application = functools.cache(_application)
        return run_parts(
            {
                "resources": lambda: resources("emotion-kiosk"),
                "translations": lambda: translations("kiosk_{language}.qm"),
                "generator": lambda: _generator(own),
                "library": lambda: _library(own),
                "mood model": lambda: _mood_model(settings, own),
                "camera process": lambda: _camera(settings, own),
                "font": lambda: _font(application),
                "window": lambda: _window(settings, own, application),
                "TLS certificates": certificates,
                "AWS clients": clients,
            },
            as_json,
        )


def _generator(home: paths.Home) -> str:
    from kiosk.adapters.local.generator import PaintingGenerator
    from kiosk.adapters.local.picture_files import path_of

    for mood in MOODS:
        jpeg = PaintingGenerator().generate(Prompt(mood, "", seed=1))
        path = path_of(home.pictures, live_key(mood, "selftest.jpeg"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(jpeg)
    return f"{len(MOODS)} pictures"


def _library(home: paths.Home) -> str:
    from kiosk.adapters.local.database import open_library
    from kiosk.core.picture import PictureStatus
    from kiosk.own_pictures import make_store

    with closing(open_library(home.root)) as database:
        live = len(make_store(home, database).list(PictureStatus.LIVE))
    if live != len(MOODS):
        raise Unfit(f"{live} of {len(MOODS)} pictures were found")
    return f"{live} pictures found"


def _mood_model(settings: Settings, home: paths.Home) -> str:
    import numpy as np

    from kiosk.adapters.local.face_analyzer import open_face_analyzer
    from kiosk.model_shelf import make_shelf

    analyzer = open_face_analyzer(make_shelf(settings, home))
    if analyzer.read_picture(np.full((240, 320, 3), 90, np.uint8)) is not None:
        raise Unfit("a face was seen in an empty picture")
    return "loaded"


def _camera(settings: Settings, home: paths.Home) -> str:
    from kiosk.adapters.local.picture_files import folder_of
    from kiosk.camera.supervisor import CameraSupervisor
    from kiosk.core.picture import PictureStatus
    from kiosk.model_shelf import make_shelf

    film = folder_of(home.pictures, PictureStatus.LIVE, Mood.HAPPY)
    camera = CameraSupervisor(str(film), make_shelf(settings, home))
    camera.start()
    try:
        camera.open()
        deadline_s = time.monotonic() + PATIENCE_S
        while camera.frame() is None or camera.sight() is None:
            if time.monotonic() > deadline_s:
                raise Unfit(str(camera.last_error or camera.judge_error or "no frame came"))
            time.sleep(0.05)
        open_ = camera.status() is CameraStatus.OPEN
    finally:
        camera.stop()
    if not open_:
        raise Unfit("the camera did not open")
    return "a frame was captured and judged in a process of its own"


def _application() -> "QGuiApplication":
    from kiosk.application import make_application

    return make_application()


def _font(application: Callable[[], "QGuiApplication"]) -> str:
    application()
    return korean_font()


def _window(settings: Settings, home: paths.Home, application: Callable[[], "QGuiApplication"]) -> str:
    from PySide6.QtCore import QSize

    from kiosk.application import run_loop
    from kiosk.bootstrap import build

    colors: list[int] = []
    run_loop(
        application(),
        lambda end: build(replace(settings, backend="local"), home, end),
        QSize(960, 540),
        fullscreen=False,
        visitor=lambda kiosk, window: asyncio.ensure_future(_look(window, colors)),
    )
    if not colors or colors[0] < LEAST_COLORS:
        raise Unfit(f"the first screen has {colors[0] if colors else 0} colours")
    return f"Attract in {settings.kiosk.language}, {colors[0]} colours"


async def _look(window: "QQuickView", colors: list[int]) -> int:
    """Counts the colours on screen until there is a picture in it."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not colors or (colors[0] < LEAST_COLORS and time.monotonic() < deadline_s):
        await asyncio.sleep(0.1)
        image = window.grabWindow()
        seen = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        colors[:] = [len(seen)]
    return 0
