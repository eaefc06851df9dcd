"""`emotion-admin selftest`: whether this installation is complete, one line for each part."""

import functools
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.core.mood import MOODS
from kiosk.core.picture import Prompt
from kiosk.installation import Unfit, certificates, clients, korean_font, resources, run_parts, translations
from kiosk.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

PATIENCE_S = 20.0
LEAST_COLORS = 40
SIZE = (1440, 900)

Application = Callable[[], "QApplication"]


def run(settings: Settings, home: paths.Home, as_json: bool) -> int:
    """Tries every part in a folder of its own, on this machine alone; exit code 1 when one does not work."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    local = replace(settings, backend="local")
    with tempfile.TemporaryDirectory() as folder:
        own = paths.Home(Path(folder))
        application = functools.cache(_application)
        return run_parts(
            {
                "resources": lambda: resources("emotion-admin"),
                "translations": _translations,
                "pool": lambda: _pool(own),
                "near duplicates": _near_duplicates,
                "font": lambda: _font(application),
                "charts": lambda: _charts(application),
                "window": lambda: _window(local, own, application),
                "TLS certificates": certificates,
                "AWS clients": clients,
            },
            as_json,
        )


def _translations() -> str:
    from admin_tool.appearance import LANGUAGES
    from admin_tool.core.reasons import read_reasons

    for language in LANGUAGES:
        read_reasons(paths.resources() / "translations", language)
    return translations("admin_*_{language}.qm")


def _pool(home: paths.Home) -> str:
    from kiosk.adapters.local.database import open_library
    from kiosk.adapters.local.generator import PaintingGenerator
    from kiosk.adapters.local.picture_files import path_of
    from kiosk.core.picture import PictureStatus, pool_key
    from kiosk.own_pictures import make_store

    for mood in MOODS:
        path = path_of(home.pictures, pool_key(mood, "selftest.jpeg"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PaintingGenerator().generate(Prompt(mood, "", seed=1)))
    with closing(open_library(home.root)) as database:
        found = len(make_store(home, database).list(PictureStatus.POOL))
    if found != len(MOODS):
        raise Unfit(f"{found} of {len(MOODS)} pictures were found")
    return f"{found} pictures painted and found"


def _near_duplicates() -> str:
    from PIL import Image

    from admin_tool.adapters.perceptual_hash import perceptual_hash

    picture = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(picture, "JPEG")
    return f"{len(perceptual_hash(picture.getvalue())) * 8} bits"


def _application() -> "QApplication":
    from admin_tool.window_program import make_application

    return make_application()


def _font(application: Application) -> str:
    application()
    return korean_font()


def _charts(application: Application) -> str:
    application()
    import pyqtgraph

    plot = pyqtgraph.PlotWidget()
    plot.plot([1.0, 3.0, 2.0])
    drawn = plot.grab().toImage()
    plot.close()
    if drawn.isNull():
        raise Unfit("nothing was drawn")
    return f"pyqtgraph {pyqtgraph.__version__}"


def _window(settings: Settings, home: paths.Home, application: Application) -> str:
    from PySide6.QtGui import QImage

    from admin_tool.bootstrap import build_services
    from admin_tool.window_program import WindowProgram

    app = application()
    with closing(build_services(settings, home)) as services:
        program = WindowProgram(app, settings, home, services)
        try:
            window = program.show(SIZE)
            for name in window.names:
                window.go(name)
                _rest(app, lambda: not program.background.busy)
                colors = _colors(window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
                if colors < LEAST_COLORS:
                    raise Unfit(f"the page {name} has {colors} colours")
            return f"{len(window.pages)} pages in {program.language}"
        finally:
            program.close()


def _rest(app: "QApplication", at_rest: Callable[[], bool]) -> None:
    """Lets the window live until nothing is under way."""
    deadline_s = time.monotonic() + PATIENCE_S
    app.processEvents()
    while not at_rest():
        if time.monotonic() > deadline_s:
            raise Unfit(f"the window was not at rest after {PATIENCE_S:.0f} s")
        app.processEvents()


def _colors(image: "QImage") -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)})
