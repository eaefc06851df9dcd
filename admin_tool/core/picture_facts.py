"""What only the file of a picture knows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Size in pixels, what was asked for, and whether the file itself says that it is AI-made."""

    width_px: int
    height_px: int
    prompt: str = ""
    negative: str = ""
    ai_mark: bool = False
