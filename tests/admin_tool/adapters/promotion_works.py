"""What tests of promotion are made with: pictures of every kind, notes that remember, a count of progress."""

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image

from kiosk.adapters import picture_metadata
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata
from kiosk.core.mood import Mood

WIDTH_PX, HEIGHT_PX = 128, 96


class Told:
    """A Progress that is counted, and can be told to stop after so many."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.reports: list[tuple[int, int]] = []
        self._stop_after = stop_after

    def report(self, done: int, total: int, note: str = "") -> None:
        self.reports.append((done, total))

    @property
    def cancelled(self) -> bool:
        done = self.reports[-1][0] if self.reports else 0
        return self._stop_after is not None and done >= self._stop_after


class Notes:
    """PoolNotes in memory."""

    def __init__(self) -> None:
        self.flags: dict[str, str] = {}
        self.live: dict[str, bool] = {}

    def flag(self, picture_id: str, label: str) -> None:
        self.flags[picture_id] = label

    def promoted(self, picture_ids: Sequence[str]) -> None:
        self.live |= dict.fromkeys(picture_ids, True)

    def withdrawn(self, picture_ids: Sequence[str]) -> None:
        self.live |= dict.fromkeys(picture_ids, False)

    def restored(self, picture_ids: Sequence[str]) -> None:
        self.promoted(picture_ids)

    def trouble(self, picture_id: str, why: str) -> None:
        raise AssertionError("promotion says nothing of this")


def noise(seed: int = 0, width_px: int = WIDTH_PX, height_px: int = HEIGHT_PX, kind: str = "JPEG") -> bytes:
    """A picture without a mark that no other seed makes."""
    pixels = np.random.default_rng(seed).integers(0, 255, (height_px, width_px, 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, kind)
    return out.getvalue()


def ai_made(
    seed: int = 0, prompt: str = "a quiet lake", width_px: int = WIDTH_PX, height_px: int = HEIGHT_PX
) -> bytes:
    """A picture as a generator makes it, with its mark."""
    metadata = PictureMetadata(DigitalSource.TRAINED_MODEL, Mood.HAPPY, prompt, seed=seed, generator="SD 2.1")
    return picture_metadata.write(noise(seed, width_px, height_px), metadata)
