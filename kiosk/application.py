"""The running kiosk: Qt, the event loop, the window, and an orderly exit."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable
from typing import Any

import qasync
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QWindow
from PySide6.QtQuick import QQuickView
from PySide6.QtQuickControls2 import QQuickStyle

from kiosk import end_signals, own_fonts, own_icons, paths
from kiosk.bootstrap import build
from kiosk.keep_awake import KeepAwake
from kiosk.program import Ending, Kiosk
from kiosk.screen.graphics import choose_renderer
from kiosk.screen.window import CloseWatcher, make_window
from kiosk.settings import Settings

log = logging.getLogger(__name__)

PROGRAM = "emotion-kiosk"
COLLECT_EVERY_MS = 2000


def serve(
    settings: Settings,
    home: paths.Home,
    size: QSize,
    fullscreen: bool,
    app: QGuiApplication,
    splash: QWindow,
) -> int:
    """Serves visitors until the kiosk ends, and says how; `splash` is closed when it has painted."""
    dress(app)
    awake = KeepAwake()
    awake.start()
    try:
        return run_loop(app, lambda end: build(settings, home, end), size, fullscreen, splash=splash)
    finally:
        awake.stop()


def make_application() -> QGuiApplication:
    """An application with our style and fonts; collects garbage on the GUI thread only."""
    app = QGuiApplication(sys.argv[:1])
    dress(app)
    return app


def dress(app: QGuiApplication) -> None:
    """Our style, icon and fonts; from now on garbage is collected on this thread only."""
    QQuickStyle.setStyle("Basic")
    app.setApplicationName("Emotion Kiosk")
    app.setDesktopFileName(PROGRAM)
    app.setWindowIcon(own_icons.window_icon(paths.resources() / "icons", PROGRAM))
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


def collect() -> None:
    """Collects garbage on the calling thread."""
    gc.collect()


def run_loop(
    app: QGuiApplication,
    make_kiosk: Callable[[Callable[[Ending], None]], Kiosk],
    size: QSize,
    fullscreen: bool,
    visitor: Callable[[Kiosk, QQuickView], "asyncio.Future[int]"] | None = None,
    splash: QWindow | None = None,
) -> int:
    """Shows the window and runs until `end` is called, a signal comes, or `visitor` is done.

    `visitor` uses the kiosk by itself (the tour); its result is the exit code. `splash` is closed after
    the first frame.
    """
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        code: int = loop.run_until_complete(_run(app, loop, make_kiosk, size, fullscreen, visitor, splash))
        return code


async def _run(
    app: QGuiApplication,
    loop: asyncio.AbstractEventLoop,
    make_kiosk: Callable[[Callable[[Ending], None]], Kiosk],
    size: QSize,
    fullscreen: bool,
    visitor: Callable[[Kiosk, QQuickView], "asyncio.Future[int]"] | None,
    splash: QWindow | None,
) -> int:
    ended: asyncio.Future[int] = loop.create_future()

    def end(ending: Ending) -> None:
        if not ended.done():
            ended.set_result(ending)

    end_signals.when_asked_to_end(lambda *_: loop.call_soon_threadsafe(end, Ending.LEFT))
    kiosk = make_kiosk(end)
    waker = QTimer()  # Python looks at signals only when its own code runs
    waker.timeout.connect(lambda: None)
    waker.start(200)
    window = make_window(
        app, kiosk.view, kiosk.preview, kiosk.staff, kiosk.providers, kiosk.translations, size, fullscreen
    )
    # A visitor with a keyboard must not close the kiosk; its window on a desktop is closed like others.
    watcher = CloseWatcher(window, lambda: None if fullscreen else end(Ending.LEFT))
    if splash:
        window.frameSwapped.connect(splash.close, Qt.ConnectionType.SingleShotConnection)
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
        watcher.stop()
        window.close()
        window.deleteLater()


def _show(window: QQuickView, fullscreen: bool) -> None:
    if fullscreen:
        window.showFullScreen()
    else:
        window.show()
