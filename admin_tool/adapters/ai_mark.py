"""The "AI-made" mark that every picture carries before kiosks show it."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from kiosk.adapters import picture_metadata
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata
from kiosk.adapters.png_chunks import SIGNATURE
from kiosk.core.mood import Mood

JPEG, PNG = "image/jpeg", "image/png"
PAINTER = "Emotion Kiosk painter"
"""How the names of our own painter begin: an algorithm, no trained model."""
_QUALITY = 92


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a picture's making outside its file."""

    prompt: str = ""
    seed: int | None = None
    generator: str = ""
    source: DigitalSource | None = None


def type_of(data: bytes) -> str:
    """The MIME type of a JPEG or PNG by its first bytes."""
    return PNG if data.startswith(SIGNATURE) else JPEG


def type_named(file_name: str) -> str:
    """The MIME type that a name promises."""
    return PNG if file_name.lower().endswith(".png") else JPEG


def needs_mark(head: bytes, file_name: str) -> bool:
    """Whether it has no mark yet, or is of another kind than its name says. `head`: the file's begin."""
    return picture_metadata.read(head) is None or type_of(head) != type_named(file_name)


def source_of(data: bytes, origin: Origin) -> DigitalSource:
    """How it came to be: by its own mark, else by what is known of it; a trained model unless told."""
    described = picture_metadata.read(data)
    if described is not None:
        return described.source
    if origin.source is not None:
        return origin.source
    ours = origin.generator.startswith(PAINTER)
    return DigitalSource.ALGORITHM if ours else DigitalSource.TRAINED_MODEL


def marked(data: bytes, file_name: str, mood: Mood, origin: Origin) -> bytes:
    """The picture with its mark, as the kind of file that its name says; one that is well stays as it is.

    Only a picture of the wrong kind is encoded anew. Raises PictureDamaged.
    """
    if not needs_mark(data, file_name):
        return data
    metadata = picture_metadata.read(data) or PictureMetadata(
        source_of(data, origin), mood, origin.prompt, seed=origin.seed, generator=origin.generator
    )
    return picture_metadata.write(_as_named(data, file_name), metadata)


def _as_named(data: bytes, file_name: str) -> bytes:
    wanted = type_named(file_name)
    if type_of(data) == wanted:
        return data
    out = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
        upright = ImageOps.exif_transpose(image)
        if wanted == PNG:
            upright.convert("RGB").save(out, "PNG")
        else:
            seen = upright.convert("RGBA")
            ground = Image.new("RGBA", seen.size, "white")
            ground.alpha_composite(seen)
            ground.convert("RGB").save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()
