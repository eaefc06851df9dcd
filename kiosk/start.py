"""The start of the kiosk: the lock, the first thing on screen, then all that takes a second to load."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile, QSize
from PySide6.QtGui import QGuiApplication

from kiosk import end_signals, logs, paths, restart, system_programs
from kiosk.core.errors import AlreadyRunning
from kiosk.settings import Settings

log = logging.getLogger(__name__)


def run_kiosk(settings: Settings, home: paths.Home, size: tuple[int, int], fullscreen: bool) -> int:
    """Runs until somebody leaves kiosk mode. Without a display it makes the tour instead."""
    if not has_display():
        from kiosk.tour import run_tour

        out = Path.cwd() / "tour"
        print(f"There is no display here, so this is the unattended tour. Its pictures go to {out}")
        return run_tour(settings, home, out, size)
    before = system_programs.environment()  # libraries will add ways of their own
    restart.bury_children()
    logs.start(home.logs, settings.logs.level, settings.logs.keep_days)
    end_signals.end_at_once()
    with only_one(home.root):
        from kiosk.splash import Splash

        app = QGuiApplication(sys.argv[:1])
        splash = Splash(paths.resources() / "icons", QSize(*size), fullscreen)
        log.debug("The splash is painted: %s", splash.show_now(app))
        from kiosk.application import serve
        from kiosk.program import Ending

        ending = serve(settings, home, QSize(*size), fullscreen, app, splash)
    return restart.start_anew(before) if ending == Ending.RESTART else ending


def has_display() -> bool:
    """Whether a window can be shown here; Qt aborts the process where it cannot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Holds the lock of the data folder. Raises AlreadyRunning when another kiosk has it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(folder / "kiosk.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        raise AlreadyRunning(
            "The kiosk is already running", item=str(folder), remedy="Use its window, or end it first."
        )
    try:
        yield
    finally:
        lock.unlock()
