"""The camera as the kiosk has it: a real process and real films."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.camera.supervisor import CameraSupervisor
from kiosk.core.errors import CameraGone, ModelMissing
from kiosk.core.ports import Camera
from kiosk.core.reading import CameraStatus, Hint
from kiosk.vision.models import ModelShelf
from tests.camera.conftest import CALM, StartCamera
from tests.camera.handles import open_files, runs
from tests.camera.silent_pipe import feeding
from tests.camera.waiting import eventually, next_frame, next_sight, opened, process_of
from tests.films import face_film, face_picture, faceless_film, two_face_film, write_film

CLOSED, OPENING, OPEN, GONE = CameraStatus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


class TestOneOpening:
    def test_a_face_is_shown_and_judged(
        self, start_camera: StartCamera, film: Path, shelf: ModelShelf
    ) -> None:
        camera = start_camera(str(film), shelf)
        port: Camera = camera
        assert port.status() is CLOSED and port.frame() is None and port.sight() is None
        port.open()
        assert port.status() in (OPENING, OPEN)
        frame = next_frame(camera)
        assert (frame.width_px, frame.height_px, len(frame.rgb)) == (640, 480, 640 * 480 * 3)
        assert port.status() is OPEN and camera.last_error is None and camera.judge_error is None
        readable = next_sight(camera, readable=True)
        assert readable.hint is None and readable.box is not None and readable.crop_jpeg is not None
        assert 0.3 < readable.box.left + readable.box.width / 2 < 0.7
        crop = cv2.imdecode(np.frombuffer(readable.crop_jpeg, np.uint8), cv2.IMREAD_COLOR)
        assert crop is not None and max(crop.shape) <= 640

    def test_two_faces_are_asked_to_come_one_by_one(
        self, start_camera: StartCamera, tmp_path: Path, shelf: ModelShelf
    ) -> None:
        camera = opened(start_camera(str(two_face_film(tmp_path / "two.avi", seconds=1)), shelf))
        eventually(lambda: (s := camera.sight()) and s.hint is Hint.ONE_PERSON, "the hint")

    def test_an_empty_room_has_no_face(
        self, start_camera: StartCamera, tmp_path: Path, shelf: ModelShelf
    ) -> None:
        camera = opened(start_camera(str(faceless_film(tmp_path / "room.avi", seconds=1)), shelf))
        sight = next_sight(camera)
        assert (sight.hint, sight.box, sight.crop_jpeg) == (Hint.NO_FACE, None, None)

    def test_a_film_that_ends_begins_again(
        self, start_camera: StartCamera, tmp_path: Path, shelf: ModelShelf
    ) -> None:
        short = face_film(tmp_path / "short.avi", seconds=0.2)
        camera = opened(start_camera(str(short), shelf))
        next_frame(camera, after=12)
        assert camera.status() is OPEN

    def test_a_picture_that_stands_still_is_not_frozen(
        self, start_camera: StartCamera, tmp_path: Path
    ) -> None:
        still = write_film(tmp_path / "still.avi", [face_picture()] * 3, fps=5)
        camera = opened(start_camera(str(still), patience=replace(CALM, frame_age_s=1.5)))
        process = camera.worker_pid
        next_frame(camera, after=20)
        assert camera.status() is OPEN and camera.worker_pid == process

    def test_a_folder_of_pictures_is_a_camera(self, start_camera: StartCamera, tmp_path: Path) -> None:
        cv2.imwrite(str(tmp_path / "face.png"), face_picture())
        frame = next_frame(opened(start_camera(str(tmp_path))))
        assert frame.width_px == 640

    def test_the_same_frame_is_not_copied_twice(self, start_camera: StartCamera, tmp_path: Path) -> None:
        still = write_film(tmp_path / "still.avi", [face_picture()], fps=1)
        camera = opened(start_camera(str(still)))
        first = camera.frame()
        eventually(lambda: camera.frame() is not first)

    def test_without_a_model_there_are_pictures_and_a_reason(
        self, start_camera: StartCamera, film: Path
    ) -> None:
        camera = opened(start_camera(str(film), shelf=None))
        next_frame(camera, after=5)
        eventually(lambda: isinstance(camera.judge_error, ModelMissing), "the reason")
        assert camera.sight() is None and camera.status() is OPEN


class TestTheHandle:
    def test_it_is_open_only_while_it_is_wanted(self, start_camera: StartCamera, film: Path) -> None:
        camera = start_camera(str(film))
        process = process_of(camera)
        assert film not in open_files(process)
        for _ in range(2):
            opened(camera)
            eventually(lambda: film in open_files(process), "the handle")
            camera.close()
            assert camera.frame() is None and camera.sight() is None and camera.status() is CLOSED
            eventually(lambda: film not in open_files(process), "the handle's release")
        assert camera.worker_pid == process

    def test_it_follows_the_last_wish_however_quickly_that_changes(
        self, start_camera: StartCamera, film: Path, shelf: ModelShelf
    ) -> None:
        camera = start_camera(str(film), shelf)
        process = process_of(camera)
        last = 0
        for turn in range(40):
            camera.open()
            if turn % 4 == 0:
                frame = next_frame(camera, after=last)
                last = frame.sequence
                assert next_sight(camera).sequence >= 1
            if turn % 3 == 0:
                camera.open()
            camera.close()
            assert camera.frame() is None and camera.sight() is None and camera.status() is CLOSED
        eventually(lambda: film not in open_files(process), "the handle's release")
        camera.open()
        next_frame(camera, after=last)
        eventually(lambda: film in open_files(process), "the handle")

    def test_nothing_of_an_earlier_visit_is_delivered(self, start_camera: StartCamera, film: Path) -> None:
        camera = start_camera(str(film))
        last = next_frame(opened(camera), after=3).sequence
        camera.close()
        camera.open()
        seen = next_frame(camera)
        assert seen.sequence > last

    def test_it_dies_with_a_kiosk_that_is_killed(self, film: Path) -> None:
        with kiosk_with_camera(film) as (kiosk, process):
            eventually(lambda: film in open_files(process), "the handle")
            kiosk.kill()
            eventually(lambda: not runs(process), "the end of the camera process")

    def test_it_dies_with_the_kiosk_even_while_it_is_blocked(self, tmp_path: Path) -> None:
        camera = tmp_path / "camera.avi"
        os.mkfifo(camera)
        with feeding(camera, b""), kiosk_with_camera(camera, blocked=True) as (kiosk, process):
            eventually(lambda: camera in open_files(process), "a blocked camera")
            kiosk.kill()
            eventually(lambda: not runs(process), "the end of the camera process")

    def test_stopping_leaves_no_process_no_memory_and_no_complaint(self, film: Path) -> None:
        with kiosk_with_camera(film) as (kiosk, process):
            memory = {path for path in open_files(process) if path.parent == Path("/dev/shm")}
            assert memory
            eventually(lambda: not any(path.exists() for path in memory), "memory without a name")
            assert kiosk.communicate("stop\n", timeout=60) == ("", "")
        assert kiosk.returncode == 0 and not runs(process)


class TestNoCamera:
    def test_nothing_is_started(self, start_camera: StartCamera) -> None:
        before = set(threading.enumerate())
        camera = start_camera("none")
        assert camera.status() is CLOSED
        camera.open()
        assert camera.status() is GONE and isinstance(camera.last_error, CameraGone)
        assert camera.frame() is None and camera.sight() is None
        assert camera.worker_pid is None and not set(threading.enumerate()) - before
        camera.close()
        assert camera.status() is CLOSED and camera.last_error is None

    def test_one_that_was_never_started_can_be_stopped(self, film: Path) -> None:
        camera = CameraSupervisor(str(film))
        camera.open()
        assert camera.status() is OPENING
        camera.stop()
        camera.open()
        camera.close()
        assert camera.status() is CLOSED

    def test_the_kiosk_itself_never_loads_opencv(self) -> None:
        code = "import sys, kiosk.camera.supervisor; sys.exit('cv2' in sys.modules or 'numpy' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


@contextmanager
def kiosk_with_camera(source: Path, blocked: bool = False) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A kiosk process with its camera process's number; the camera is open."""
    command = [sys.executable, "-W", "default", "-m", "tests.camera.small_kiosk", str(source), str(blocked)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as kiosk:
        assert kiosk.stdout is not None
        try:
            yield kiosk, int(kiosk.stdout.readline())
        finally:
            kiosk.kill()
