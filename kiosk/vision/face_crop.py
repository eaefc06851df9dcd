"""Cuts faces out of pictures: upright squares for the models, head and shoulders for an analyzer."""

from collections.abc import Sequence
from math import ceil

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.reading import Box
from kiosk.vision.face_detector import Face, Points, turned
from kiosk.vision.pixels import Pixels, encode_jpeg, fitted, size_of

_LONGEST_PX = 640


def square(picture: Pixels, face: Face, side_px: int) -> Pixels:
    """The face upright in a `side_px` square, framed as mood models expect it; edges are continued."""
    half = face.crop_side_px / 2
    corners = [turned(x, y, face.pose.roll) for x, y in ((-half, -half), (half, -half), (-half, half))]
    origin = np.array([(face.x + x, face.y + y) for x, y in corners], np.float32)
    # Half a pixel: OpenCV counts from pixel centres.
    return _warped(picture, origin - 0.5, face.crop_side_px, side_px)


def aligned(
    picture: Pixels, landmarks: Points, template: Sequence[tuple[float, float]], side_px: int
) -> Pixels:
    """The face in a `side_px` square, turned, scaled and moved so that its landmarks (5, 2) lie on the
    template's.

    The similarity with the least squared error: as complex numbers w = a z + b, a = sum(conj(z) w) /
    sum(|z|^2) about the means.
    """
    here = np.asarray(landmarks, np.float64) @ (1, 1j)
    there = np.asarray(template, np.float64) @ (1, 1j)
    centred = here - here.mean()
    scale = (centred.conj() @ (there - there.mean())) / max(float((abs(centred) ** 2).sum()), 1e-9)
    shift = there.mean() - scale * here.mean()
    to_template = np.array([[scale.real, -scale.imag, shift.real], [scale.imag, scale.real, shift.imag]])
    if abs(scale) < 1e-6:
        return np.zeros((side_px, side_px, *picture.shape[2:]), np.uint8)
    back = cv2.invertAffineTransform(to_template)
    corners = np.array([(0, 0), (side_px, 0), (0, side_px)], np.float64)
    origin = (corners @ back[:, :2].T + back[:, 2]).astype(np.float32)
    return _warped(picture, origin, side_px / float(abs(scale)), side_px)


def head_and_shoulders(picture: Pixels, face: Face) -> bytes:
    """JPEG (quality 85, at most 640 px a side) of the face with its head, neck and shoulders."""
    width, height = size_of(picture)
    left = max(0, round(face.x - 1.15 * face.width))
    right = min(width, round(face.x + 1.15 * face.width))
    top = max(0, round(face.y - 1.1 * face.height))
    bottom = min(height, round(face.y + 1.5 * face.height))
    return encode_jpeg(fitted(picture[top:bottom, left:right], _LONGEST_PX)[0])


def box_of(face: Face, picture: Pixels) -> Box:
    """The face's box as fractions of the picture, clipped to it."""
    width, height = size_of(picture)
    left, top = max(0.0, face.left / width), max(0.0, face.top / height)
    right = min(1.0, (face.left + face.width) / width)
    bottom = min(1.0, (face.top + face.height) / height)
    return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _warped(picture: Pixels, corners: NDArray[np.float32], from_px: float, side_px: int) -> Pixels:
    """The parallelogram of three corners (top left, top right, bottom left) as a square.

    Large faces are cut at about their own size and then averaged down, else fine lines turn into noise.
    """
    whole = min(8, max(1, ceil(from_px / side_px))) * side_px
    ends = np.array([(0, 0), (whole, 0), (0, whole)], np.float32) - 0.5
    matrix = cv2.getAffineTransform(corners, ends)
    large = cv2.warpAffine(
        picture, matrix, (whole, whole), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return large if whole == side_px else cv2.resize(large, (side_px, side_px), interpolation=cv2.INTER_AREA)
