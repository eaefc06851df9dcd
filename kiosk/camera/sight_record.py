"""A sight as bytes, for the way between two processes."""

import struct

from kiosk.core.reading import Box, Hint, Sight

SIGHT_BYTES = 1_500_000  # a JPEG of 640x640 px stays below its 1.2 MB of raw pixels

_LAYOUT = struct.Struct("<qd4dqI")  # sequence, time, box, hint, length of the crop
_NO_BOX = (-1.0, -1.0, -1.0, -1.0)
_HINTS = tuple(Hint)


def pack_sight(sight: Sight) -> bytes:
    """What `unpack_sight` reads."""
    box = sight.box
    edges = _NO_BOX if box is None else (box.left, box.top, box.width, box.height)
    hint = -1 if sight.hint is None else _HINTS.index(sight.hint)
    crop = sight.crop_jpeg or b""
    return _LAYOUT.pack(sight.sequence, sight.taken_s, *edges, hint, len(crop)) + crop


def unpack_sight(packed: bytes) -> Sight:
    """The sight that was packed."""
    sequence, taken_s, left, top, width, height, hint, length = _LAYOUT.unpack_from(packed)
    box = None if width < 0 else Box(left, top, width, height)
    crop = packed[_LAYOUT.size :][:length]
    return Sight(sequence, taken_s, box, None if hint < 0 else _HINTS[hint], crop or None)
