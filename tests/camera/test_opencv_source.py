"""Cameras through OpenCV; a film stands on the device's path where no camera is at hand."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import pytest

from kiosk.camera.opencv_source import OpenCvSource, camera_devices, first_camera
from kiosk.core.errors import CameraBusy, CameraGone

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="device files of Linux")


def test_a_device_gives_pictures(film: Path) -> None:
    camera = OpenCvSource(str(film), backends=(cv2.CAP_FFMPEG,))
    picture = camera.read()
    camera.close()
    assert picture is not None and picture.shape == (480, 640, 3)


def test_the_next_backend_is_tried(film: Path) -> None:
    camera = OpenCvSource(str(film), backends=(cv2.CAP_V4L2, cv2.CAP_FFMPEG))
    assert camera.read() is not None
    camera.close()


def test_a_device_that_keeps_failing_is_gone(film: Path) -> None:
    camera = OpenCvSource(str(film), backends=(cv2.CAP_FFMPEG,))
    shown = 0
    with pytest.raises(CameraGone) as caught:
        while True:
            shown += camera.read() is not None
    camera.close()
    assert shown == 14  # the fifteenth was the one that showed that it works
    assert caught.value.item == str(film)


@linux_only
def test_a_device_that_is_not_there_is_gone() -> None:
    with pytest.raises(CameraGone, match="/dev/video63"):
        OpenCvSource(63)


@linux_only
def test_a_device_that_gives_no_picture_is_busy(film: Path) -> None:
    with pytest.raises(CameraBusy, match="Close the program"):
        OpenCvSource(str(film))


@linux_only
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root to become somebody else")
def test_a_device_that_others_must_not_use_is_refused() -> None:
    code = (
        "import os, sys\n"
        "from kiosk.camera.opencv_source import OpenCvSource\n"
        "from kiosk.core.errors import CameraRefused\n"
        "os.setuid(65534)\n"
        "try: OpenCvSource(sys.argv[1])\n"
        "except CameraRefused as error: print(error)\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        device = Path(folder, "video0")
        device.touch(mode=0o600)
        answer = subprocess.check_output([sys.executable, "-c", code, str(device)], text=True, timeout=60)
    assert str(device) in answer and "group `video`" in answer


@linux_only
def test_devices_are_tried_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("video10", "video2", "video0", "videos", "video-front"):
        (tmp_path / name).touch()
    assert camera_devices(tmp_path) == [str(tmp_path / name) for name in ("video0", "video2", "video10")]


@linux_only
def test_the_reason_most_worth_knowing_is_told(film: Path) -> None:
    with pytest.raises(CameraBusy):
        first_camera(["/dev/video62", str(film), "/dev/video63"])


def test_without_any_device_there_is_no_camera() -> None:
    with pytest.raises(CameraGone, match="There is no camera"):
        first_camera([])
