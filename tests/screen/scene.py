"""A small window for one piece of QML and our image providers."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QSize, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtWidgets import QApplication

from kiosk.screen.providers import Providers, install

QML = Path(__file__).parents[2] / "kiosk" / "screen" / "qml"


class Scene:
    """Shows `source` (the inside of an Item) over black."""

    def __init__(self, app: QApplication, providers: Providers, source: str, size: QSize) -> None:
        self._app = app
        self._window = QQuickWindow()
        self._window.setColor("black")
        self._window.resize(size)
        self._engine = QQmlEngine()
        install(self._engine, providers)
        component = self._component = QQmlComponent(self._engine)
        text = f'import QtQuick\nimport "{QML.as_uri()}"\nItem {{ anchors.fill: parent\n{source}\n}}'
        component.setData(text.encode(), QUrl.fromLocalFile(str(Path(__file__).parent / "scene.qml")))
        root = component.create()
        assert isinstance(root, QQuickItem), component.errorString()
        self.root = root
        self.root.setParent(self._window)
        self.root.setParentItem(self._window.contentItem())
        self._window.show()
        self.wait_for(self._window.isExposed)

    def wait_for(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        late = QDeadlineTimer(int(seconds * 1000))
        while not condition():
            assert not late.hasExpired(), "it did not come to pass"
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def find(self, name: str) -> QQuickItem:
        item = self.root.findChild(QQuickItem, name)
        assert isinstance(item, QQuickItem)
        return item

    def picture(self) -> QImage:
        self._app.processEvents()
        return self._window.grabWindow()

    def close(self) -> None:
        self._window.close()
        self._window.deleteLater()
        self._component.deleteLater()
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
