"""A camera by index or device path, or the first one that gives a picture."""

import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import cv2

from kiosk.core.errors import CameraBusy, CameraError, CameraGone, CameraRefused
from kiosk.vision.pixels import Pixels

_FAILURES = 10  # an unplugged V4L2 device fails at once and for ever; one bad frame is nothing
_FAILURE_PAUSE_S = 0.02
_INDICES = range(4)  # where devices have no path


def native_backends() -> tuple[int, ...]:
    """What opens cameras here, best first; V4L2 alone on Linux, so that no film passes for a camera."""
    if sys.platform == "win32":
        return (cv2.CAP_DSHOW, cv2.CAP_ANY)  # the other one, Media Foundation, takes ten seconds to open
    return (cv2.CAP_V4L2,) if sys.platform == "linux" else (cv2.CAP_ANY,)


def camera_devices(folder: Path = Path("/dev")) -> list[int | str]:
    """Where cameras may be, in the order to try them."""
    if sys.platform != "linux":
        return list(_INDICES)
    numbered = ((re.fullmatch(r"video(\d+)", path.name), path) for path in folder.glob("video*"))
    return [str(path) for _, path in sorted((int(name[1]), path) for name, path in numbered if name)]


def first_camera(devices: Sequence[int | str] | None = None) -> "OpenCvSource":
    """The first device that gives a picture.

    Raises what is most worth knowing: CameraBusy or CameraRefused if there was a camera, else CameraGone.
    """
    reason: CameraError = CameraGone("There is no camera", remedy="Plug one in, or choose `--camera none`.")
    for device in camera_devices() if devices is None else devices:
        try:
            return OpenCvSource(device)
        except CameraError as error:
            if isinstance(reason, CameraGone):
                reason = error
    raise reason


class OpenCvSource:
    """A camera that is open and has given its first picture."""

    live = True

    def __init__(
        self,
        device: int | str,
        *,
        size_px: tuple[int, int] = (1280, 720),
        fps: float = 30,
        backends: Sequence[int] | None = None,
    ) -> None:
        self._device = device
        self._failures = 0
        for backend in native_backends() if backends is None else backends:
            self._camera = cv2.VideoCapture(device, backend)
            if self._camera.isOpened():
                break
            self._camera.release()
        else:
            raise _why_not(device)
        # MJPG first: over USB 2 raw 1280x720 comes at ten frames a second.
        self._camera.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._camera.set(cv2.CAP_PROP_FRAME_WIDTH, size_px[0])
        self._camera.set(cv2.CAP_PROP_FRAME_HEIGHT, size_px[1])
        self._camera.set(cv2.CAP_PROP_FPS, fps)
        self._camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        whole, _ = self._camera.read()
        if not whole:  # the metadata node beside a UVC camera opens too, and stays silent
            self._camera.release()
            raise _why_not(device)

    def read(self) -> Pixels | None:
        """The next frame, BGR; None for one bad frame. Raises CameraGone when it keeps failing."""
        whole, picture = self._camera.read()
        if whole:
            self._failures = 0
            return picture
        self._failures += 1
        if self._failures >= _FAILURES:
            raise CameraGone(
                "The camera stopped answering", item=str(self._device), remedy="Check its cable."
            )
        time.sleep(_FAILURE_PAUSE_S)
        return None

    def close(self) -> None:
        """Gives the device back."""
        self._camera.release()


def _why_not(device: int | str) -> CameraError:
    """OpenCV does not say why: look at the device's file, where the system has one."""
    if sys.platform != "linux":
        return CameraGone(
            "The camera cannot be opened", item=str(device), remedy="Is it plugged in and allowed?"
        )
    path = Path(f"/dev/video{device}" if isinstance(device, int) else device)
    if not path.exists():
        return CameraGone("There is no such camera", item=str(path), remedy="Check its cable.")
    if not os.access(path, os.R_OK | os.W_OK):
        return CameraRefused(
            "The system does not let us use the camera",
            item=str(path),
            remedy="Add the kiosk's user to the group `video` and sign in again.",
        )
    return CameraBusy(
        "The camera gives no picture", item=str(path), remedy="Close the program that uses it, or replug it."
    )
