"""How readable a face is: its sharpness and its light."""

import cv2
import numpy as np

from kiosk.core.reading import Quality
from kiosk.vision.face_crop import square
from kiosk.vision.face_detector import Face
from kiosk.vision.pixels import Pixels, as_grey

_SIDE_PX = 64
_SHARP = 0.05


def quality_of(picture: Pixels, face: Face) -> Quality:
    """Sharpness and brightness, each 0 to 1, of a face in a BGR or grey picture.

    Sharpness is the energy of the second derivative over the variance of the grey values, so that it does not
    depend on the light, in the direction that has less of it, so that a moving head is blurred; 1 from 0.05
    on. Brightness is the mean grey value of the face's middle.
    """
    grey = square(as_grey(picture), face, _SIDE_PX)
    middle = grey[_SIDE_PX // 8 : -_SIDE_PX // 8, _SIDE_PX // 8 : -_SIDE_PX // 8].astype(np.float32)
    least = min(float(cv2.Sobel(middle, cv2.CV_32F, *order, ksize=1).var()) for order in ((2, 0), (0, 2)))
    detail = least / (float(middle.var()) + 25.0)  # 25: noise in the dark is no detail
    return Quality(sharpness=min(1.0, detail / _SHARP), brightness=float(middle.mean()) / 255)
