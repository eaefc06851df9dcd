"""Whether bytes are a picture that is safe to show."""

import io
import struct

from PIL import Image

from kiosk.core.errors import PictureDamaged

LARGEST_PIXELS = 40_000_000


def check_picture(data: bytes, item: str) -> tuple[int, int]:
    """Reads the whole picture through; returns width and height in pixels.

    Raises PictureDamaged for what is no picture, is cut off, or unpacks to more than 40 megapixels.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            size = image.size
            if size[0] * size[1] > LARGEST_PIXELS:
                raise _too_large(item, f"{size[0]}x{size[1]} pixels")
            # JPEG unpacks to an eighth only: every byte is still read, in a fraction of the time
            image.draft("RGB", (max(1, size[0] // 8), max(1, size[1] // 8)))
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as trouble:
        raise _too_large(item, str(trouble)) from trouble
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as trouble:
        raise PictureDamaged(
            f"The picture cannot be decoded: {trouble}", item=item, remedy="Put a whole file in its place."
        ) from trouble
    return size


def _too_large(item: str, why: str) -> PictureDamaged:
    return PictureDamaged(f"The picture is too large: {why}", item=item, remedy="Make it smaller.")
