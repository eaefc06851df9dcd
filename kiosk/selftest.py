"""`emotion-kiosk selftest`: whether this installation is complete, one line for each part."""

import asyncio
import json
import os
import ssl
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Prompt, live_key
from kiosk.core.reading import CameraStatus
from kiosk.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickView

PATIENCE_S = 20.0
LEAST_COLORS = 300
SERVICES: tuple[str, ...] = (
    "rekognition", "personalize", "personalize-events", "personalize-runtime", "dynamodb", "s3", "sqs",
    "sagemaker", "sagemaker-runtime", "sts",
)  # fmt: skip


class Unfit(Exception):
    """A part of the installation does not work."""


def run(settings: Settings, home: paths.Home, as_json: bool) -> int:
    """Tries every part in a folder of its own; exit code 1 when one does not work."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parts: dict[str, Callable[[Settings, paths.Home], str]] = {
        "resources": _resources,
        "generator": _generator,
        "library": _library,
        "mood model": _mood_model,
        "camera process": _camera,
        "font and window": _window,
        "TLS certificates": _certificates,
        "AWS clients": _clients,
    }
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        own = paths.Home(Path(folder))
        for name, part in parts.items():
            started_s = time.monotonic()
            try:
                found, fit = part(settings, own), True
            except Exception as error:  # noqa: BLE001 - a self-test reports whatever breaks, and goes on
                found, fit = f"{type(error).__name__}: {error}", False
            ms = round((time.monotonic() - started_s) * 1000)
            answers.append({"part": name, "ok": fit, "found": found, "ms": ms})
            if not as_json:
                print(f"{'ok    ' if fit else 'FAILED'}  {name:18} {found} ({ms} ms)", flush=True)
    if as_json:
        print(json.dumps(answers, ensure_ascii=False))
    return int(not all(answer["ok"] for answer in answers))


def _resources(settings: Settings, home: paths.Home) -> str:
    root = paths.resources()
    wanted = ["default_settings.toml", "models/manifest.toml", "models/mood.onnx", "translations", "prompts"]
    missing = [name for name in wanted if not (root / name).exists()]
    if missing:
        raise Unfit(f"missing: {', '.join(missing)}")
    return str(root)


def _generator(settings: Settings, home: paths.Home) -> str:
    from kiosk.adapters.local.generator import PaintingGenerator
    from kiosk.adapters.local.picture_files import path_of

    for mood in MOODS:
        jpeg = PaintingGenerator().generate(Prompt(mood, "", seed=1))
        path = path_of(home.pictures, live_key(mood, "selftest.jpeg"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(jpeg)
    return f"{len(MOODS)} pictures"


def _library(settings: Settings, home: paths.Home) -> str:
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


def _window(settings: Settings, home: paths.Home) -> str:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QFontDatabase

    from kiosk.application import make_application, run_loop
    from kiosk.bootstrap import build

    colors: list[int] = []
    app = make_application()
    korean = QFontDatabase.families(QFontDatabase.WritingSystem.Korean)
    if not korean:
        raise Unfit("no font has Hangul: apt-get install fonts-nanum")
    run_loop(
        app,
        lambda end: build(settings, home, end),
        QSize(960, 540),
        fullscreen=False,
        visitor=lambda kiosk, window: asyncio.ensure_future(_look(window, colors)),
    )
    if not colors or colors[0] < LEAST_COLORS:
        raise Unfit(f"the first screen has {colors[0] if colors else 0} colours")
    return f"Attract in {settings.kiosk.language}, {colors[0]} colours, Hangul in {korean[0]}"


async def _look(window: "QQuickView", colors: list[int]) -> int:
    """Counts the colours on screen until there is a picture in it."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not colors or (colors[0] < LEAST_COLORS and time.monotonic() < deadline_s):
        await asyncio.sleep(0.1)
        image = window.grabWindow()
        seen = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        colors[:] = [len(seen)]
    return 0


def _certificates(settings: Settings, home: paths.Home) -> str:
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    return f"{len(context.get_ca_certs())} authorities"


def _clients(settings: Settings, home: paths.Home) -> str:
    import botocore.session

    session = botocore.session.get_session()
    for service in SERVICES:
        session.create_client(
            service,
            region_name="us-east-1",
            aws_access_key_id="selftest",
            aws_secret_access_key="selftest",
        )
    return f"{len(SERVICES)} services"
