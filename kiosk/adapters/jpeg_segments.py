"""The segments of a JPEG before its pixels: finding and placing the XMP packet."""

from collections.abc import Iterator

from kiosk.core.errors import PictureDamaged

XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"
_START_OF_IMAGE = b"\xff\xd8"
_APP0, _APP1, _START_OF_SCAN, _END_OF_IMAGE = 0xE0, 0xE1, 0xDA, 0xD9
_LARGEST_BODY = 0xFFFF - 2


def take_xmp(jpeg: bytes) -> bytes | None:
    """The first XMP packet; None when there is none or this is no JPEG."""
    for marker, start, end in _segments(jpeg):
        if marker == _APP1 and jpeg.startswith(XMP_MARK, start + 4, end):
            return jpeg[start + 4 + len(XMP_MARK) : end]
    return None


def put_xmp(jpeg: bytes, packet: bytes) -> bytes:
    """The picture with this as its only XMP packet, after the JFIF head. Raises PictureDamaged."""
    if not jpeg.startswith(_START_OF_IMAGE):
        raise PictureDamaged("This is no JPEG", remedy="Give a JPEG picture.")
    body = XMP_MARK + packet
    if len(body) > _LARGEST_BODY:
        raise PictureDamaged("The metadata is too long for a JPEG segment", remedy="Shorten the prompt.")
    segment = bytes([0xFF, _APP1]) + (len(body) + 2).to_bytes(2, "big") + body
    head, kept, after = b"", b"", len(_START_OF_IMAGE)
    for marker, start, end in _segments(jpeg):
        if marker == _APP0 and not kept:
            head += jpeg[start:end]
        elif not (marker == _APP1 and jpeg.startswith(XMP_MARK, start + 4, end)):
            kept += jpeg[start:end]
        after = end
    return _START_OF_IMAGE + head + segment + kept + jpeg[after:]


def _segments(jpeg: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each whole segment before the scan."""
    if not jpeg.startswith(_START_OF_IMAGE):
        return
    start = len(_START_OF_IMAGE)
    while start + 4 <= len(jpeg) and jpeg[start] == 0xFF:
        marker = jpeg[start + 1]
        end = start + 2 + int.from_bytes(jpeg[start + 2 : start + 4], "big")
        if marker in (_START_OF_SCAN, _END_OF_IMAGE) or end < start + 4 or end > len(jpeg):
            return
        yield marker, start, end
        start = end
