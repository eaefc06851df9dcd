"""What the page Generate is tested with: a queue that paints, a machine, and hands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from admin_tool.core.batch import Endpoint, EndpointState
from admin_tool.generate.batch_watch import WatchPace
from admin_tool.generate.generate_page import GeneratePage
from kiosk.core.errors import ServiceDown, ServiceRefused
from kiosk.settings import Settings
from tests.admin_tool.adapters.painting_works import PaintingWorks
from tests.admin_tool.benches import default_settings

QUICK = WatchPace(busy=30, idle=200, failed=60, machine=200)


class Source:
    """Whole pictures in place of thumbnails."""

    def __init__(self, works: PaintingWorks) -> None:
        self._store = works.store

    def picture(self, picture_id: str) -> bytes:
        return self._store.fetch(picture_id)

    def thumbnail(self, picture_id: str, tag: str) -> bytes:
        return self._store.fetch(picture_id)


class Machine:
    """The local queue behind a machine that can be started, and a service that can go away."""

    def __init__(self, works: PaintingWorks) -> None:
        self._queue = works.queue
        self.down = False
        self.state = EndpointState.STOPPED
        self.stops_when_idle = True
        self.denied = False

    def batches(self) -> object:
        if self.down:
            raise ServiceDown("AWS is not reachable", item="dynamodb:Scan", remedy="Check the network.")
        return self._queue.batches()

    def endpoint(self) -> Endpoint:
        since = datetime.now(UTC) - timedelta(minutes=42)
        return Endpoint(self.state, "ml.g5.xlarge", 1.41, since, self.stops_when_idle)

    def start_endpoint(self) -> None:
        self.state = EndpointState.IN_SERVICE

    def stop_endpoint(self) -> None:
        self.state = EndpointState.STOPPED

    def stop_when_idle(self, wanted: bool) -> None:
        if self.denied:
            raise ServiceRefused("sagemaker:AddTags is denied", remedy="Allow it in the role that is used.")
        self.stops_when_idle = wanted

    def __getattr__(self, name: str) -> object:
        return getattr(self._queue, name)


Open = Callable[..., GeneratePage]


def click(button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page: GeneratePage) -> str:
    """Everything that is to be read."""
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def cloud() -> Settings:
    return replace(default_settings(), backend="aws")
