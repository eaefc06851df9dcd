"""The chunks of a PNG: finding and placing the XMP packet."""

import zlib
from collections.abc import Iterator

from kiosk.core.errors import PictureDamaged

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP_HEAD = b"XML:com.adobe.xmp\0\0\0\0\0"
"""Keyword, not compressed, no language, no translated keyword: XMP specification part 3, section 1.1.5."""
_LARGEST_PACKET = 1 << 20


def take_xmp(png: bytes) -> bytes | None:
    """The first XMP packet; None when there is none or this is no PNG."""
    for kind, start, end in _chunks(png):
        if kind == b"iTXt" and png.startswith(_XMP_HEAD, start + 8, end):
            return png[start + 8 + len(_XMP_HEAD) : end - 4]
    return None


def put_xmp(png: bytes, packet: bytes) -> bytes:
    """The picture with this as its only XMP packet, after the head chunk. Raises PictureDamaged."""
    if not png.startswith(SIGNATURE) or png[12:16] != b"IHDR":
        raise PictureDamaged("This is no PNG", remedy="Give a PNG picture.")
    if len(packet) > _LARGEST_PACKET:
        raise PictureDamaged("The metadata is too long", remedy="Shorten the prompt.")
    body = b"iTXt" + _XMP_HEAD + packet
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    made, after = SIGNATURE, len(SIGNATURE)
    for kind, start, end in _chunks(png):
        if not (kind == b"iTXt" and png.startswith(_XMP_HEAD, start + 8, end)):
            made += png[start:end]
        if kind == b"IHDR":
            made += chunk
        after = end
    return made + png[after:]


def _chunks(png: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of each whole chunk before the pixels."""
    if not png.startswith(SIGNATURE):
        return
    start = len(SIGNATURE)
    while start + 12 <= len(png):
        kind = png[start + 4 : start + 8]
        end = start + 12 + int.from_bytes(png[start : start + 4], "big")
        if kind == b"IDAT" or end > len(png):
            return
        yield kind, start, end
        start = end
