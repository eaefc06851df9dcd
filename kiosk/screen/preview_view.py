"""The live picture as QML sees it: a serial that grows with every new frame."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.reading import Frame

QML_IMPORT_NAME = "EmotionKiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1

POLL_MS = 16
"""Twice as often as a camera sends frames, so that none of them is missed."""


@QmlElement
class PreviewView(QObject):
    """Polls `frame` while the mirror is on screen, and keeps the newest one for the provider."""

    changed = Signal()

    def __init__(self, frame: Callable[[], Frame | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = frame
        self._newest: Frame | None = None
        self._serial = 0
        self._timer = QTimer(self, interval=POLL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._poll)

    def newest(self) -> Frame | None:
        """The frame to draw; None while the mirror is not on screen."""
        return self._newest

    @Property(int, notify=changed)
    def serial(self) -> int:
        """Grows with every frame; 0 while there is none."""
        return self._serial

    @Property(float, notify=changed)
    def aspect(self) -> float:
        """Width of a frame by its height, which places the face's box in the mirror."""
        frame = self._newest
        return frame.width_px / frame.height_px if frame else 1.0

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether frames are asked for."""
        return self._timer.isActive()

    @Slot()
    def start(self) -> None:
        """The mirror came on screen."""
        self._timer.start()
        self._poll()
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """The mirror is gone: no frame is kept."""
        self._timer.stop()
        self._newest = None
        self._serial = 0
        self.changed.emit()

    # Without @Slot PySide makes a meta-object for this one instance; when it is gone and its address is used
    # again, QML takes the new one for the old: "Property 'start' of object PreviewView is not a function".
    @Slot()
    def _poll(self) -> None:
        frame = self._ask()
        if frame is None or (self._newest is not None and frame.sequence == self._newest.sequence):
            return
        self._newest = frame
        self._serial += 1
        self.changed.emit()
