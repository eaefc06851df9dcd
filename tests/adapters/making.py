"""Things that tests of adapters are made of."""

import io
import struct
import uuid
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from PIL import Image

from kiosk.core.errors import ServiceDown
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.strategy import Strategy

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def pass_s(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


class Sink:
    """An event sink that can be down, and counts what it took."""

    def __init__(self) -> None:
        self.down = False
        self.batches: list[tuple[Interaction, ...]] = []
        self.calls = 0

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        self.calls += 1
        if self.down:
            raise ServiceDown("The line is cut")
        self.batches.append(tuple(interactions))
        return frozenset(interaction.event_id for interaction in interactions)

    @property
    def event_ids(self) -> list[str]:
        return [interaction.event_id for batch in self.batches for interaction in batch]


def jpeg(seed: int = 0, width_px: int = 96, height_px: int = 64) -> bytes:
    """A JPEG that no other seed makes."""
    noise = np.random.default_rng(seed).integers(0, 255, (height_px, width_px, 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "JPEG")
    return out.getvalue()


def png_of_size(width_px: int, height_px: int) -> bytes:
    """A small file that says that it unpacks to a picture of this size."""
    out = io.BytesIO()
    Image.new("1", (width_px, min(height_px, 64))).save(out, "PNG")
    png = bytearray(out.getvalue())
    png[16:24] = struct.pack(">II", width_px, height_px)
    png[29:33] = struct.pack(">I", zlib.crc32(png[12:29]))
    return bytes(png)


def interaction(
    kind: InteractionKind = InteractionKind.VIEW,
    picture_id: str = "emotions/happy/a.jpeg",
    visit_id: str = "visit-1",
    user_id: str = "any/happy",
    at: datetime = NOON,
) -> Interaction:
    """One act with an event id of its own."""
    impression = (picture_id, "emotions/happy/y.jpeg", "emotions/happy/z.jpeg")
    return Interaction(
        uuid.uuid4().hex, visit_id, user_id, kind, picture_id, impression, "list-1", Strategy.MOOD, 0.5, at
    )
