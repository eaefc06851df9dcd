"""A face on its way to Rekognition: bytes only, and within its limits."""

from kiosk.core.errors import PictureDamaged

LARGEST_BYTES = 5_242_880
"""Rekognition: 5 MB of raw bytes; neither botocore nor the SDK checks it."""


def checked_face(jpeg: bytes) -> bytes:
    """The same bytes. Raises PictureDamaged for what Rekognition would refuse.

    Never a reference to S3: bytes are faster, and no face lies in a bucket.
    """
    if not jpeg:
        raise PictureDamaged("The picture of the face is empty", remedy="Take another frame.")
    if len(jpeg) > LARGEST_BYTES:
        raise PictureDamaged(
            f"The picture of the face has {len(jpeg)} bytes",
            remedy=f"Send a crop of at most {LARGEST_BYTES} bytes.",
        )
    return jpeg
