"""What a picture file says about its own making: an XMP packet in it, read by us and by photo tools."""

import html
import math
import re
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.adapters import jpeg_segments, png_chunks
from kiosk.adapters.xmp_packet import XmpFields, read_fields
from kiosk.core.mood import Mood
from kiosk.core.picture import Focus

IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
OURS = "urn:emotion-kiosk:picture:1"
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
LONGEST_TEXT = 4000
"""Characters of a prompt that are kept: two of them fill at most 48,000 of a segment's 65,502 bytes."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class DigitalSource(StrEnum):
    """How a picture came to be, in IPTC's words: https://cv.iptc.org/newscodes/digitalsourcetype/."""

    ALGORITHM = "algorithmicMedia"
    TRAINED_MODEL = "trainedAlgorithmicMedia"


@dataclass(frozen=True, slots=True)
class PictureMetadata:
    """How a picture was made, and the point that a crop must keep."""

    source: DigitalSource
    mood: Mood | None = None
    prompt: str = ""
    negative: str = ""
    seed: int | None = None
    generator: str = ""
    focus: Focus = field(default=Focus())


def write(picture: bytes, metadata: PictureMetadata) -> bytes:
    """The same JPEG or PNG with this metadata in place of what was there. Raises PictureDamaged.

    Characters that XML cannot hold become spaces; texts are cut after 4,000 characters.
    """
    properties = {
        "Iptc4xmpExt:DigitalSourceType": SOURCE_TYPES + metadata.source,
        "Iptc4xmpExt:AIPromptInformation": metadata.prompt,
        "Iptc4xmpExt:AISystemUsed": metadata.generator,
        "kiosk:Negative": metadata.negative,
        "kiosk:Mood": metadata.mood or "",
        "kiosk:Seed": "" if metadata.seed is None else str(metadata.seed),
        "kiosk:FocusX": f"{metadata.focus.x:.4f}",
        "kiosk:FocusY": f"{metadata.focus.y:.4f}",
    }
    elements = "".join(f"<{name}>{_text(value)}</{name}>" for name, value in properties.items() if value)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="{IPTC_EXTENSION}" xmlns:kiosk="{OURS}">'
        f"{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
    png = picture.startswith(png_chunks.SIGNATURE)
    put_xmp = png_chunks.put_xmp if png else jpeg_segments.put_xmp
    return put_xmp(picture, packet.encode())


def read(picture: bytes) -> PictureMetadata | None:
    """What the picture says of itself; None when it says nothing of its source, or is damaged."""
    packet = jpeg_segments.take_xmp(picture) or png_chunks.take_xmp(picture)
    fields = read_fields(packet) if packet else None
    if not fields:
        return None
    code = fields.get((IPTC_EXTENSION, "DigitalSourceType"), "").rsplit("/", 1)[-1]
    if code not in tuple(DigitalSource):
        return None
    mood = fields.get((OURS, "Mood"), "")
    return PictureMetadata(
        source=DigitalSource(code),
        mood=Mood(mood) if mood in tuple(Mood) else None,
        prompt=fields.get((IPTC_EXTENSION, "AIPromptInformation"), ""),
        negative=fields.get((OURS, "Negative"), ""),
        seed=_seed(fields),
        generator=fields.get((IPTC_EXTENSION, "AISystemUsed"), ""),
        focus=Focus(_fraction(fields, "FocusX"), _fraction(fields, "FocusY")),
    )


def _text(value: str) -> str:
    # XML reads a bare carriage return as a line feed
    return html.escape(_NOT_XML.sub(" ", value[:LONGEST_TEXT]), quote=False).replace("\r", "&#13;")


def _seed(fields: XmpFields) -> int | None:
    digits = fields.get((OURS, "Seed"), "")
    # SQLite holds integers of 64 bits
    return int(digits) if re.fullmatch("-?[0-9]{1,18}", digits, re.ASCII) else None


def _fraction(fields: XmpFields, name: str) -> float:
    try:
        value = float(fields.get((OURS, name), ""))
    except ValueError:
        return 0.5
    return min(1.0, max(0.0, value)) if math.isfinite(value) else 0.5
