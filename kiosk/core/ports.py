"""The roles that the world plays for us.

Calls block; threads, deadlines and retries are the caller's business.

Adapters raise nothing but `kiosk.core.errors.KioskError`.
"""

from collections.abc import Collection, Sequence
from typing import Protocol

from kiosk.core.interaction import Interaction
from kiosk.core.mood import Mood
from kiosk.core.picture import Picture, PictureStatus, Prompt
from kiosk.core.reading import CameraStatus, Frame, Reading, Sight
from kiosk.core.reading_record import ReadingRecord
from kiosk.core.recommendation import Recommendation, RecommendationKey
from kiosk.core.visitor import ConsentReceipt, Receipt, Remembered, Visitor


class FaceAnalyzer(Protocol):
    """Reads moods from a face."""

    def read(self, jpeg: bytes) -> Reading | None:
        """The largest face of the picture, or None when there is none.

        Raises ModelError, ServiceError, PictureDamaged.
        """
        ...


class VisitorDirectory(Protocol):
    """Knows those who agreed to be remembered."""

    def recognize(self, jpeg: bytes) -> Visitor | None:
        """Who this face is, or None: "not identified" is a state, not an error."""
        ...

    def redeem(self, code: str) -> Visitor | None:
        """Who this return code belongs to, or None. Raises CodePause after five wrong tries."""
        ...

    def remember(self, jpeg: bytes | None) -> Remembered:
        """Makes a visitor of this face; without a usable face, of a return code that is shown once."""
        ...

    def forget(self, visitor_id: str) -> Receipt:
        """Deletes everything about a visitor; calling again is harmless."""
        ...


class Recommender(Protocol):
    """Chooses pictures."""

    def recommend(
        self, key: RecommendationKey, mood: Mood, count: int, exclude: Collection[str] = ()
    ) -> Recommendation:
        """Up to `count` live pictures of `mood`, best first, none of `exclude`."""
        ...


class PictureStore(Protocol):
    """Keeps the pictures themselves."""

    def fetch(self, picture_id: str) -> bytes:
        """The encoded picture. Raises PictureMissing, PictureDamaged, ServiceError."""
        ...

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """All pictures of a status, newest first."""
        ...

    def copy(self, picture_id: str, target_id: str) -> None:
        """Copies a picture with what is known about it; a target that is there already stays as it is."""
        ...

    def delete(self, picture_id: str) -> None:
        """Removes a picture; a missing one is no error."""
        ...


class EventSink(Protocol):
    """Takes interactions for learning."""

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        """Sends at most ten interactions of one visit; answers the event ids that were accepted.

        Sending an event id twice counts once.
        """
        ...


class InteractionLog(Protocol):
    """Keeps interactions safe before anything is shown as done."""

    def record(self, interactions: Sequence[Interaction]) -> None:
        """Stores all in one transaction and queues them for the event sink. Raises LibraryError."""
        ...

    def deliver(self) -> int:
        """Sends what is due to the event sink; the number that was accepted."""
        ...


class ConsentLog(Protocol):
    """Keeps the receipts of consents."""

    def keep(self, receipt: ConsentReceipt) -> None:
        """Stores which text was agreed to, and when."""
        ...


class ReadingLog(Protocol):
    """Counts camera readings and their corrections."""

    def keep(self, record: ReadingRecord) -> None:
        """Stores one record; an id counts once. Raises LibraryError."""
        ...

    def deliver(self) -> int:
        """Sends some of what administrators elsewhere are to see; how many were taken, so ask again."""
        ...


class Generator(Protocol):
    """Makes pictures."""

    def generate(self, prompt: Prompt) -> bytes:
        """One JPEG with its metadata in it. Raises ServiceError."""
        ...


class Camera(Protocol):
    """The only door to the camera process; no call blocks longer than a few milliseconds."""

    def open(self) -> None:
        """Asks for the handle; `status` tells when it is there."""
        ...

    def close(self) -> None:
        """Gives the handle back and wipes all frames."""
        ...

    def status(self) -> CameraStatus:
        """What the handle is doing now."""
        ...

    def sight(self) -> Sight | None:
        """The newest judged frame of this opening, if any."""
        ...

    def frame(self) -> Frame | None:
        """The newest preview picture of this opening, if any."""
        ...
