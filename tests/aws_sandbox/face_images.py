"""The images of Rekognition requests: from bytes or S3, within the service's limits."""

from typing import Any

import cv2
import numpy as np

from kiosk.vision.pixels import Pixels, size_of
from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.service import RuleBroken

MOST_BYTES = 5 * 1024 * 1024  # of raw bytes; the request carries them as base64
MOST_OBJECT_BYTES = 15 * 1024 * 1024
LEAST_PX = 80
_FORMATS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


class FaceImages:
    """Opens what a request calls `Image`."""

    def __init__(self, moto: Moto) -> None:
        self._moto = moto

    def open(self, image: dict[str, Any]) -> tuple[bytes, Pixels]:
        """The encoded image and its BGR pixels. Raises RuleBroken as the service documents."""
        encoded = self._encoded(image)
        if not encoded.startswith(_FORMATS):
            raise RuleBroken("InvalidImageFormatException", "Request has invalid image format")
        pixels: Pixels | None = cv2.imdecode(np.frombuffer(encoded, np.uint8), cv2.IMREAD_COLOR)
        if pixels is None:
            raise RuleBroken("InvalidImageFormatException", "Request has invalid image format")
        if min(size_of(pixels)) < LEAST_PX:
            raise RuleBroken(
                "InvalidParameterException", f"Request has images smaller than {LEAST_PX}x{LEAST_PX} px"
            )
        return encoded, pixels

    def _encoded(self, image: dict[str, Any]) -> bytes:
        if ("Bytes" in image) == ("S3Object" in image):
            raise RuleBroken("InvalidParameterException", "Image needs either Bytes or S3Object")
        if "Bytes" in image:
            return bytes(image["Bytes"])
        place = image["S3Object"]
        content = self._moto.read_object(place.get("Bucket", ""), place.get("Name", ""))
        if content is None:
            raise RuleBroken(
                "InvalidS3ObjectException",
                "Unable to get object metadata from S3. Check object key, region and/or access permissions.",
            )
        if len(content) > MOST_OBJECT_BYTES:
            raise RuleBroken("ImageTooLargeException", "Image size is too large")
        return content
