"""`emotion-admin tour OUT`: a picture of every page, in both languages and themes; nothing is changed."""

import json
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QThread
from PySide6.QtWidgets import QWidget

from admin_tool.appearance import LANGUAGES
from admin_tool.bootstrap import build_services
from admin_tool.kit.tokens import THEMES
from admin_tool.main_window import MainWindow
from admin_tool.window_program import WindowProgram, make_application
from kiosk import logs, paths
from kiosk.core.errors import KioskError
from kiosk.settings import Settings

VERSION = 1
PATIENCE_S = 20.0
STILL_S = 0.25
"""As long must nothing be under way before a picture is taken."""


def run_tour(settings: Settings, home: paths.Home, out: Path, size: tuple[int, int]) -> int:
    """Makes the tour; exit code 0 only when all was saved and nobody complained. Raises KioskError."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("[0-9][0-9]-*.png"):
            old.unlink()
    except OSError as trouble:
        raise KioskError(
            "The folder for the tour cannot be made", item=str(out), remedy=str(trouble)
        ) from trouble
    logs.start(home.logs, settings.logs.level, settings.logs.keep_days, "admin")
    app = make_application()
    with closing(build_services(settings, home)) as services, TemporaryDirectory() as folder:
        program = WindowProgram(app, settings, home, services, Path(folder) / "window.ini")
        tour = Tour(program, out, size)
        try:
            tour.make()
        finally:
            program.close()
    told = {"version": VERSION, "backend": settings.backend, "pages": tour.pages, "errors": tour.errors}
    (out / "tour.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if tour.errors else 0


class Tour:
    """Goes from page to page; `pages` and `errors` tell what was seen."""

    def __init__(self, program: WindowProgram, out: Path, size: tuple[int, int]) -> None:
        self._program = program
        self._out = out
        self._size = size
        self.pages: list[dict[str, object]] = []
        self.errors: list[str] = []

    def make(self) -> None:
        """All pages in all looks, then what opens over them."""
        for language in LANGUAGES:
            for theme in THEMES:
                self._program.language, self._program.theme = language, theme
                window = self._program.show(self._size)
                window.resize(*self._size)
                for name in window.names:
                    window.go(name)
                    self._photograph(window, window, name, language, theme)
                if window.notice.words():
                    self.errors.append(f"{language} {theme}: {window.notice.words()}")
                    window.notice.close_notice()
        self._over(window, window.open_palette(), "commands", language, theme)
        self._over(window, window.open_shortcuts(), "shortcuts", language, theme)

    def _over(self, window: MainWindow, opened: QWidget, name: str, language: str, theme: str) -> None:
        self._photograph(window, opened, name, language, theme)
        opened.close()

    def _photograph(self, window: MainWindow, seen: QWidget, name: str, language: str, theme: str) -> None:
        started_s = time.monotonic()
        if not settle(lambda: not window.bench.background.busy):
            self.errors.append(f"{name}: it was not at rest after {PATIENCE_S:.0f} s")
        file = f"{len(self.pages) + 1:02d}-{name}-{language}-{theme}.png"
        if not seen.grab().save(str(self._out / file)):
            raise KioskError("A picture of the screen could not be saved", item=str(self._out / file))
        ms = round((time.monotonic() - started_s) * 1000)
        self.pages.append({"page": name, "language": language, "theme": theme, "ms": ms, "picture": file})


def settle(at_rest: Callable[[], bool]) -> bool:
    """Lets the window live until `at_rest` has held for a while; False when it never did."""
    ends_s = time.monotonic() + PATIENCE_S
    still_since_s = time.monotonic()
    while time.monotonic() - still_since_s < STILL_S:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QThread.msleep(2)  # a loop that never rests keeps other threads from the interpreter
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not at_rest():
            still_since_s = time.monotonic()
        if time.monotonic() > ends_s:
            return False
    return True
