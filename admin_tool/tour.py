"""`emotion-admin tour OUT`: a picture of every page, in both languages and themes; nothing is changed."""

import json
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QThread
from PySide6.QtWidgets import QApplication, QWidget

from admin_tool.appearance import LANGUAGES
from admin_tool.bootstrap import build_services
from admin_tool.kit.tokens import THEMES
from admin_tool.main_window import MainWindow
from admin_tool.qt_noise import without_size_hints
from admin_tool.services import Services
from admin_tool.window_program import WindowProgram, make_application
from kiosk import logs, paths
from kiosk.core.errors import KioskError
from kiosk.settings import Settings

VERSION = 1
PATIENCE_S = 20.0
MORE_IN = tuple(zip(LANGUAGES, THEMES, strict=True))
"""Each language and each theme once: there a made-up shop shows views and dialogs beside its pages."""
STILL_S = 0.25
"""As long must nothing be under way before a picture is taken."""


def run_tour(settings: Settings, home: paths.Home, out: Path, size: tuple[int, int]) -> int:
    """The tour of the shop of `home`; exit code 0 only when all was saved and nobody complained.

    Raises KioskError.
    """
    _make_ready(out)
    logs.start(home.logs, settings.logs.level, settings.logs.keep_days, "admin")
    app = make_application()
    with closing(build_services(settings, home)) as services:
        tour = _made(app, services, out, size)
    tell_if_empty(tour)
    return int(bool(tour.errors))


def run_sample_tour(out: Path, size: tuple[int, int]) -> int:
    """The tour of a made-up shop on this machine, which is removed at the end; nobody's own is touched.

    Raises KioskError.
    """
    from admin_tool.local_services import make_local_services
    from admin_tool.sample_shop.shop import make_sample_shop

    _make_ready(out)
    app = make_application()
    with TemporaryDirectory(prefix="emotion-admin-") as folder:
        print("Making up a shop, which takes some seconds ...", flush=True)
        logs.start(None, "warning", 1, "admin")
        shop = make_sample_shop(Path(folder) / "home", datetime.now(UTC))
        reviewer = shop.settings.admin.reviewer
        # its painter rests: the order under way stays under way
        with closing(make_local_services(shop.settings, shop.home, reviewer, paints=False)) as services:
            tour = _made(app, services, out, size, shop.code)
    return int(bool(tour.errors))


class Tour:
    """Goes from page to page; `pages` and `errors` tell what was seen."""

    def __init__(
        self, program: WindowProgram, out: Path, size: tuple[int, int], sample_code: str = ""
    ) -> None:
        """`sample_code` is the return code of somebody in a made-up shop; there more views are shown."""
        self._program = program
        self._out = out
        self._size = size
        self._sample_code = sample_code
        self.pages: list[dict[str, object]] = []
        self.errors: list[str] = []
        self.empty = False

    def make(self) -> None:
        """All pages in all looks, then what opens over them."""
        for language in LANGUAGES:
            for theme in THEMES:
                self._program.language, self._program.theme = language, theme
                window = self._program.show(self._size)
                window.resize(*self._size)
                for name in window.names:
                    window.go(name)
                    page = window.page(name)
                    self._photograph(window, window, name, page.facts)
                if self._sample_code and (language, theme) in MORE_IN:
                    self._show_more(window)
                if window.notice.words():
                    self.errors.append(f"{language} {theme}: {window.notice.words()}")
                    window.notice.close_notice()
        pictures = [*window.page("pool").facts().values(), *window.page("production").facts().values()]
        self.empty = not any(pictures) and not self.errors
        window.go(window.names[0])
        self._over(window, window.open_palette(), "commands")
        self._over(window, window.open_shortcuts(), "shortcuts")

    def _show_more(self, window: MainWindow) -> None:
        from admin_tool.sample_views import sample_views

        for view in sample_views(window, self._sample_code):
            self._photograph(window, view.open(), view.name, view.facts)
            view.close()

    def _over(self, window: MainWindow, opened: QWidget, name: str) -> None:
        self._photograph(window, opened, name, dict)
        opened.close()

    def _photograph(
        self, window: MainWindow, seen: QWidget, name: str, facts: Callable[[], dict[str, int]]
    ) -> None:
        started_s = time.monotonic()
        if not settle(lambda: not window.bench.background.busy):
            self.errors.append(f"{name}: it was not at rest after {PATIENCE_S:.0f} s")
        look = {"page": name, "language": self._program.language, "theme": self._program.theme}
        file = f"{len(self.pages) + 1:02d}-{'-'.join(look.values())}.png"
        if not seen.grab().save(str(self._out / file)):
            raise KioskError("A picture of the screen could not be saved", item=str(self._out / file))
        ms = round((time.monotonic() - started_s) * 1000)
        self.pages.append(look | {"ms": ms, "picture": file, "facts": facts()})


def tell_if_empty(tour: Tour) -> None:
    """Says on the terminal why there is nothing to be seen, and what to do."""
    if tour.empty:
        print(
            "Your library is empty: the pages were saved as they are, with nothing on them.\n"
            "For pictures of a made-up shop: emotion-admin tour OUT --sample"
        )


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


def _make_ready(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("[0-9]*-*.png"):
            old.unlink()
    except OSError as trouble:
        raise KioskError(
            "The folder for the tour cannot be made", item=str(out), remedy=str(trouble)
        ) from trouble


def _made(
    app: QApplication, services: Services, out: Path, size: tuple[int, int], sample_code: str = ""
) -> Tour:
    with without_size_hints(), TemporaryDirectory() as folder:
        memory = Path(folder) / "window.ini"
        program = WindowProgram(app, services.settings, services.home, services, memory)
        tour = Tour(program, out, size, sample_code)
        try:
            tour.make()
        finally:
            program.close()
    told = {
        "version": VERSION,
        "backend": services.settings.backend,
        "sample": bool(sample_code),
        "pages": tour.pages,
        "errors": tour.errors,
    }
    (out / "tour.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return tour
