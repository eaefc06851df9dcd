"""The few things that a promoter asks of a place where pictures lie; folders and a bucket stand behind it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from admin_tool.adapters.ai_mark import Origin
from admin_tool.core.promotion import LivePicture

Popularity = Callable[[], Mapping[str, tuple[int, int]]]
"""Views and likes of people, by the id of the live picture."""


@dataclass(frozen=True, slots=True)
class Original:
    """A whole picture of the pool, with what its place knows about it beside the file."""

    data: bytes
    origin: Origin
    notes: Mapping[str, str]


class PromotionShelf(Protocol):
    """Every call may be made again after it was cut off, and from any thread. Raises KioskError only."""

    def live_ids(self) -> Collection[str]:
        """The ids of all live pictures, by one listing."""
        ...

    def withdrawn_ids(self) -> Collection[str]:
        """The live ids of all withdrawn pictures, by one listing."""
        ...

    def live(self) -> Sequence[LivePicture]:
        """All live pictures, without views and likes."""
        ...

    def withdrawn(self) -> Sequence[LivePicture]:
        """All withdrawn pictures; `withdrawn_at` None where the place does not know it."""
        ...

    def needs_mark(self, picture_id: str) -> bool:
        """Whether a picture of the pool must be marked on its way. Raises PictureMissing, PictureDamaged."""
        ...

    def copy(self, picture_id: str, target_id: str) -> bool:
        """Puts it on show as it is; False when the target was there already."""
        ...

    def fetch(self, picture_id: str) -> Original:
        """The whole picture, checked. Raises PictureMissing, PictureDamaged."""
        ...

    def put(self, target_id: str, data: bytes, original: Original) -> bool:
        """Puts `data` on show in place of `original`; False when the target was there already."""
        ...

    def withdraw(self, live_id: str) -> None:
        """Takes it from the kiosks. Raises PictureMissing when it is neither live nor withdrawn."""
        ...

    def restore(self, live_id: str) -> None:
        """The way back; the same error."""
        ...

    def discard(self, live_id: str) -> None:
        """Deletes a withdrawn picture for good; a missing one is no error."""
        ...
