"""Reads what only the file of a picture knows."""

import io

from PIL import Image, UnidentifiedImageError

from admin_tool.core.picture_facts import PictureFacts
from kiosk.adapters import picture_metadata


def facts_of(data: bytes) -> PictureFacts:
    """Size and making of an encoded picture; zero pixels for what is no picture."""
    width_px, height_px = 0, 0
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            width_px, height_px = image.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return PictureFacts(0, 0)
    found = picture_metadata.read(data)
    if found is None:
        return PictureFacts(width_px, height_px)
    return PictureFacts(width_px, height_px, found.prompt, found.negative, ai_mark=True)
