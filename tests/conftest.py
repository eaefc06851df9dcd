"""What every test stands on: offscreen Qt, and no stray warnings, logs, threads or timers."""

import gc
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"
os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtQuick import QQuickWindow
from PySide6.QtQuickControls2 import QQuickStyle
from PySide6.QtWidgets import QApplication

from admin_tool.qt_noise import NO_SIZE_HINTS

# The same examples in every run, and no verdict on how fast this machine is: `--hypothesis-profile=default`
# looks for others.
settings.register_profile(
    "tests", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")

SHARED_MODELS = Path(__file__).resolve().parents[2] / "shared" / "models"


@pytest.fixture(scope="session", autouse=True)
def packs_of_models() -> None:
    """The model pack that lies beside the checkout, where it does."""
    if SHARED_MODELS.is_dir():
        os.environ.setdefault("EMOTION_KIOSK_MODELS", str(SHARED_MODELS))


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the data of this machine."""
    home = tmp_path / "home"
    monkeypatch.setenv("EMOTION_KIOSK_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application of a test process."""
    QQuickStyle.setStyle("Basic")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["tests"])
    app.setQuitOnLastWindowClosed(False)
    assert QQuickWindow.sceneGraphBackend() in ("", "software")
    return app


@pytest.fixture(autouse=True)
def collect_on_this_thread() -> Iterator[None]:
    """QObjects must not be collected on a worker thread: "Timers cannot be stopped from another thread"."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what outlives a test need not be looked through after every other one: 0.3 s with boto3


@pytest.fixture(autouse=True)
def no_threads_left() -> Iterator[None]:
    """A test that leaves a thread of ours running fails."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(timeout=60)
    running = [thread.name for thread in left if thread.is_alive()]
    assert not running, f"threads left running: {running}"


@pytest.fixture(autouse=True)
def own_logging() -> Iterator[None]:
    """Gives back the handlers and the level of the root logger: a program that a test runs sets its own."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in root.handlers[:]:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(autouse=True)
def no_stray_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An error in the log fails the test, unless it is marked to cause one."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors or request.node.get_closest_marker("expects_errors"), errors


@pytest.fixture(autouse=True)
def no_qt_messages(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning of Qt or QML fails the test."""
    messages: list[str] = []

    def keep(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        harmless = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or text == NO_SIZE_HINTS
        if not harmless:
            messages.append(f"{text} ({context.file}:{context.line})")

    previous = qInstallMessageHandler(keep)
    yield
    qInstallMessageHandler(previous)
    assert not messages or request.node.get_closest_marker("expects_qt_messages"), messages
