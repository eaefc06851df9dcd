"""Paints pictures on this machine: no model, no network, a tenth of a second each."""

import cv2

from kiosk.adapters import picture_metadata
from kiosk.adapters.local.painting.painter import paint
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata
from kiosk.core.errors import ServiceRefused
from kiosk.core.picture import Prompt

GENERATOR = "Emotion Kiosk painter 1"
JPEG_QUALITY = 90
SMALLEST_PX, LARGEST_PX = 128, 3072
_SEEDS = 2**53
"""Seeds up to here survive a trip through JSON."""


class PaintingGenerator:
    """The generator of a kiosk without a cloud; of a prompt it takes the mood, the seed and the size.

    Eight subjects take turns from seed to seed; `PromptBook` describes them in the same order.
    """

    def generate(self, prompt: Prompt) -> bytes:
        """One JPEG with its metadata. Raises ServiceRefused for a size under 128 or over 3,072 pixels."""
        if not all(SMALLEST_PX <= side <= LARGEST_PX for side in (prompt.width_px, prompt.height_px)):
            raise ServiceRefused(
                "Pictures of this size cannot be painted",
                item=f"{prompt.width_px}x{prompt.height_px}",
                remedy=f"Ask for {SMALLEST_PX} to {LARGEST_PX} pixels a side.",
            )
        painting = paint(prompt.mood, prompt.seed % _SEEDS, prompt.width_px, prompt.height_px)
        blue_first = cv2.cvtColor(painting.pixels, cv2.COLOR_RGB2BGR)
        _, encoded = cv2.imencode(".jpg", blue_first, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
        metadata = PictureMetadata(
            source=DigitalSource.ALGORITHM,
            mood=prompt.mood,
            prompt=prompt.text,
            negative=prompt.negative,
            seed=prompt.seed,
            generator=GENERATOR,
            focus=painting.focus,
        )
        return picture_metadata.write(encoded.tobytes(), metadata)
