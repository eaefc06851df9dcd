"""Perceptual hashes: what a picture looks like in 256 bits, and how alike two of them are."""

import io
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 16
"""Bits a side. With the usual 8 a picture cut by 5 % is further from itself than from some others."""
BITS = SIDE * SIDE
_WORDS = BITS // 64
_BLOCK = 64
"""Rows compared at once: 20 MB for 10,000 pictures."""

Hashes = NDArray[np.uint64]
"""One row of four words a picture."""


def perceptual_hash(thumbnail: bytes) -> bytes:
    """The DCT hash of a picture of any size: 32 bytes."""
    import imagehash  # with scipy 0.4 s, which a start need not pay

    with Image.open(io.BytesIO(thumbnail)) as image:
        return np.packbits(imagehash.phash(image, hash_size=SIDE).hash).tobytes()


def size_told(thumbnail: bytes) -> int:
    """The pixels of the picture that a thumbnail was made of, as its comment says; 0 when it says nothing."""
    with Image.open(io.BytesIO(thumbnail)) as image:
        width, _, height = bytes(image.info.get("comment", b"")).partition(b"x")
    return int(width) * int(height) if width.isdigit() and height.isdigit() else 0


def as_hashes(rows: list[bytes]) -> Hashes:
    """Hashes side by side."""
    return np.frombuffer(b"".join(rows), np.uint64).reshape(len(rows), _WORDS)


def likeness(one: Hashes, others: Hashes) -> NDArray[np.float64]:
    """How alike a hash and each of the others are: the share of bits that are the same, 0 to 1."""
    apart: NDArray[np.int64] = np.bitwise_count(others ^ one).sum(axis=1, dtype=np.int64)
    return 1.0 - apart / BITS


def gather(hashes: Hashes, threshold: float, going_on: Callable[[int], bool]) -> Iterator[list[int]]:
    """Groups of row numbers; each begins with its first row, and all others are like that one.

    Rows come best first. Nothing is chained: that A is like B and B like C does not bring C to A. `going_on`
    is told how many rows are done and says whether to go on.
    """
    furthest = int((1.0 - threshold) * BITS + 1e-9)
    free = np.ones(len(hashes), bool)
    for start in range(0, len(hashes), _BLOCK):
        if not going_on(start):
            return
        block = hashes[start : start + _BLOCK]
        apart = np.bitwise_count(block[:, None] ^ hashes[None, start:]).sum(axis=2, dtype=np.uint16)
        for row in range(len(block)):
            if not free[start + row]:
                continue
            near = np.flatnonzero((apart[row] <= furthest) & free[start:]) + start
            near = near[near > start + row]
            if len(near):
                free[near] = False
                yield [start + row, *near.tolist()]
