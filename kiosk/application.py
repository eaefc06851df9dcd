"""The running kiosk: Qt, the event loop, the window, and an orderly exit."""

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import qasync
from PySide6.QtCore import QLockFile, QSize, QTimer
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQuick import QQuickView
from PySide6.QtQuickControls2 import QQuickStyle

from kiosk import logs, own_fonts, paths
from kiosk.bootstrap import build
from kiosk.core.errors import AlreadyRunning
from kiosk.keep_awake import KeepAwake
from kiosk.program import Ending, Kiosk
from kiosk.screen.graphics import choose_renderer
from kiosk.screen.window import make_window
from kiosk.settings import Settings

log = logging.getLogger(__name__)

COLLECT_EVERY_MS = 2000


def has_display() -> bool:
    """Whether a window can be shown here; Qt aborts the process where it cannot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run_kiosk(settings: Settings, home: paths.Home, size: tuple[int, int], fullscreen: bool) -> int:
    """Runs until somebody leaves kiosk mode. Without a display it makes the tour instead."""
    if not has_display():
        from kiosk.tour import run_tour

        out = Path.cwd() / "tour"
        print(f"There is no display here, so this is the unattended tour. Its pictures go to {out}")
        return run_tour(settings, home, out, size)
    logs.start(home.logs, settings.logs.level, settings.logs.keep_days)
    with only_one(home.root):
        app = make_application()
        awake = KeepAwake()
        awake.start()
        try:
            ending = run_loop(app, lambda end: build(settings, home, end), QSize(*size), fullscreen)
        finally:
            awake.stop()
    if ending == Ending.RESTART:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    return ending


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


def make_application() -> QGuiApplication:
    """The application with our style and fonts; collects garbage on the GUI thread only."""
    QQuickStyle.setStyle("Basic")
    app = QGuiApplication(sys.argv[:1])
    app.setApplicationName("Emotion Kiosk")
    app.setQuitOnLastWindowClosed(False)
    own_fonts.load(paths.resources() / "fonts")
    choose_renderer()
    font = QFont("NanumSquareRound")
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)
    # Cyclic garbage that another thread collects may hold QObjects of this one.
    gc.disable()
    collector = QTimer(app)
    collector.timeout.connect(collect)
    collector.start(COLLECT_EVERY_MS)
    return app


def collect() -> None:
    """Collects garbage on the calling thread."""
    gc.collect()


def run_loop(
    app: QGuiApplication,
    make_kiosk: Callable[[Callable[[Ending], None]], Kiosk],
    size: QSize,
    fullscreen: bool,
    visitor: Callable[[Kiosk, QQuickView], "asyncio.Future[int]"] | None = None,
) -> int:
    """Shows the window and runs until `end` is called, a signal comes, or `visitor` is done.

    `visitor` uses the kiosk by itself (the tour); its result is the exit code.
    """
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        code: int = loop.run_until_complete(_run(app, loop, make_kiosk, size, fullscreen, visitor))
        return code


async def _run(
    app: QGuiApplication,
    loop: asyncio.AbstractEventLoop,
    make_kiosk: Callable[[Callable[[Ending], None]], Kiosk],
    size: QSize,
    fullscreen: bool,
    visitor: Callable[[Kiosk, QQuickView], "asyncio.Future[int]"] | None,
) -> int:
    ended: asyncio.Future[int] = loop.create_future()

    def end(ending: Ending) -> None:
        if not ended.done():
            ended.set_result(ending)

    kiosk = make_kiosk(end)
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), lambda *_: loop.call_soon_threadsafe(end, Ending.LEFT))
    waker = QTimer()  # Python looks at signals only when its own code runs
    waker.timeout.connect(lambda: None)
    waker.start(200)
    window = make_window(
        app, kiosk.view, kiosk.preview, kiosk.staff, kiosk.providers, kiosk.translations, size, fullscreen
    )
    _show(window, fullscreen)
    tasks: list[asyncio.Future[Any]] = [
        asyncio.ensure_future(kiosk.run()),
        ended,
    ]
    if visitor:
        tasks.append(visitor(kiosk, window))
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        answers = [task.result() for task in done]
        return next((int(answer) for answer in answers if answer is not None), int(Ending.LEFT))
    finally:
        waker.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await kiosk.close()
        window.close()
        window.deleteLater()


def _show(window: QQuickView, fullscreen: bool) -> None:
    if fullscreen:
        window.showFullScreen()
    else:
        window.show()
