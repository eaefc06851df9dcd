"""What the camera process does all day: wait for an order, capture, show, judge, wipe."""

import math
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Protocol

import cv2
import numpy as np

from kiosk.camera.latest_frame import LatestFrame
from kiosk.camera.messages import Close, Closed, Failed, Open, Order
from kiosk.camera.sight_record import pack_sight
from kiosk.core.errors import CameraError
from kiosk.core.reading import Sight
from kiosk.vision.face_gate import Judgement
from kiosk.vision.pixels import Pixels, size_of

_EVERY_NTH_PX = 8  # of rows and columns: sensor noise changes one of 14,400 pixels in every frame


class FrameSource(Protocol):
    """Something that gives pictures; making one opens the handle. Raises nothing but CameraError."""

    @property
    def live(self) -> bool:
        """Whether two pictures that are alike to the bit mean that it is frozen."""
        ...

    def read(self) -> Pixels | None:
        """The next picture, BGR, when it is due; None when there is none this time."""
        ...

    def close(self) -> None:
        """Releases the handle."""
        ...


class FrameJudge(Protocol):
    """Says which frame is worth reading."""

    def judge(self, frame: Pixels, at_s: float) -> Judgement:
        """What a BGR frame taken at `at_s` seconds (monotonic) is good for."""
        ...

    def reset(self) -> None:
        """Forgets earlier frames."""
        ...


class CaptureLoop:
    """Obeys one kiosk. Between orders nothing is open, nothing is kept and no time is used."""

    def __init__(
        self,
        orders: Connection,
        frames: LatestFrame,
        sights: LatestFrame,
        open_source: Callable[[], FrameSource],
        judge: FrameJudge | None,
        *,
        preview_px: tuple[int, int],
        sample_every_ms: int,
        mirror: bool,
        first_sequence: int,
    ) -> None:
        self._orders = orders
        self._frames = frames
        self._sights = sights
        self._open_source = open_source
        self._judge = judge
        self._preview_px = preview_px
        self._sample_every_s = sample_every_ms / 1000
        self._mirror = mirror
        self._sequence = first_sequence
        self._source: FrameSource | None = None
        self._opening = 0
        self._last_content = 0
        self._sample_at_s = -math.inf

    def run(self) -> None:
        """Returns when the kiosk has hung up; the handle is released then."""
        try:
            while True:
                if self._source is None or self._orders.poll():
                    self._obey(self._orders.recv())
                else:
                    self._capture(self._source)
        except (EOFError, ConnectionError):
            return
        finally:
            self._release()

    def _obey(self, order: Order) -> None:
        self._release()
        match order:
            case Open(opening):
                self._opening = opening
                try:
                    self._source = self._open_source()
                except CameraError as error:
                    self._orders.send(Failed(opening, error))
            case Close():
                self._orders.send(Closed())

    def _release(self) -> None:
        """Closes the handle first; then nothing of its frames stays."""
        if self._source is None:
            return
        self._source.close()
        self._source = None
        self._frames.wipe()
        self._sights.wipe()
        if self._judge is not None:
            self._judge.reset()
        self._last_content = 0
        self._sample_at_s = -math.inf

    def _capture(self, source: FrameSource) -> None:
        try:
            picture = source.read()
        except CameraError as error:
            self._release()
            self._orders.send(Failed(self._opening, error))
            return
        if picture is None or (source.live and self._seen_before(picture)):
            return  # the kiosk watches the age of what it sees: a frozen camera grows old
        now_s = time.monotonic()
        if self._mirror:
            picture = cv2.flip(picture, 1)
        self._sequence += 1
        self._show(picture)
        if self._judge is not None and now_s >= self._sample_at_s:
            in_time = now_s < self._sample_at_s + self._sample_every_s
            self._sample_at_s = (self._sample_at_s if in_time else now_s) + self._sample_every_s
            verdict = self._judge.judge(picture, now_s)
            self._tell(Sight(self._sequence, now_s, verdict.box, verdict.hint, verdict.crop_jpeg))

    def _seen_before(self, picture: Pixels) -> bool:
        content = hash(picture[::_EVERY_NTH_PX, ::_EVERY_NTH_PX].tobytes())
        same, self._last_content = content == self._last_content, content
        return same

    def _show(self, picture: Pixels) -> None:
        """Writes RGB straight into the shared memory: no copy but the conversion."""
        width, height = size_of(picture)
        factor = min(self._preview_px[0] / width, self._preview_px[1] / height)
        if factor < 1:
            size = (max(1, int(width * factor)), max(1, int(height * factor)))
            picture = cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR)
            width, height = size
        place = self._frames.begin(self._sequence, width * height * 3)
        shared = np.frombuffer(place, np.uint8).reshape(height, width, 3)
        cv2.cvtColor(picture, cv2.COLOR_BGR2RGB, dst=shared)
        self._frames.commit(self._opening, width, height)

    def _tell(self, sight: Sight) -> None:
        packed = pack_sight(sight)
        self._sights.begin(sight.sequence, len(packed))[:] = packed
        self._sights.commit(self._opening)
