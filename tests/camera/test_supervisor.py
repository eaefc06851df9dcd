"""The camera as the kiosk has it: a real process, real films, real faults."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.camera.supervisor import CameraSupervisor
from kiosk.camera.watcher import Patience
from kiosk.core.errors import CameraGone, CameraRefused, FilmUnreadable, ModelMissing
from kiosk.core.ports import Camera
from kiosk.core.reading import CameraStatus, Frame, Hint, Sight
from kiosk.vision.models import ModelShelf
from tests.camera.conftest import StartCamera
from tests.camera.devices import CrashingFilm, FreezingFilm, PluggedFilm, RefusedCamera, pipe_camera
from tests.camera.handles import open_files, runs
from tests.camera.waiting import eventually
from tests.films import face_film, face_picture, faceless_film, two_face_film, write_film

CLOSED, OPENING, OPEN, GONE = CameraStatus
HASTY = Patience(frame_age_s=0.5, opening_s=5, closing_s=0.5, first_wait_s=0.05, longest_wait_s=0.2)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def becomes(camera: CameraSupervisor, status: CameraStatus) -> None:
    eventually(lambda: camera.status() is status, f"{status}")


def next_frame(camera: CameraSupervisor, after: int = 0) -> Frame:
    def look() -> Frame | None:
        frame = camera.frame()
        return frame if frame and frame.sequence > after else None

    return eventually(look, "a frame")


def next_sight(camera: CameraSupervisor, after: int = 0, readable: bool = False) -> Sight:
    def look() -> Sight | None:
        sight = camera.sight()
        return sight if sight and sight.sequence > after and (sight.crop_jpeg or not readable) else None

    return eventually(look, "a sight")


def process_of(camera: CameraSupervisor) -> int:
    return eventually(lambda: camera.worker_pid, "a camera process")


def opened(camera: CameraSupervisor) -> CameraSupervisor:
    camera.open()
    next_frame(camera)
    return camera


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
        camera = opened(start_camera(str(still), patience=HASTY))
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
        assert isinstance(camera.judge_error, ModelMissing)
        assert camera.sight() is None and camera.status() is OPEN


class TestTheHandle:
    def test_it_is_open_only_while_it_is_wanted(self, start_camera: StartCamera, film: Path) -> None:
        camera = start_camera(str(film))
        process = process_of(camera)
        assert film not in open_files(process)
        for _ in range(2):
            opened(camera)
            assert film in open_files(process)
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
        assert film in open_files(process)

    def test_nothing_of_an_earlier_visit_is_delivered(self, start_camera: StartCamera, film: Path) -> None:
        camera = start_camera(str(film))
        last = next_frame(opened(camera), after=3).sequence
        camera.close()
        camera.open()
        seen = next_frame(camera)
        assert seen.sequence > last

    def test_it_dies_with_a_kiosk_that_is_killed(self, film: Path) -> None:
        with kiosk_with_camera(film) as (kiosk, process):
            assert film in open_files(process)
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
        before = {path.name for path in Path("/dev/shm").iterdir()}
        with kiosk_with_camera(film) as (kiosk, process):
            named = {path for path in open_files(process) if path.parent == Path("/dev/shm")}
            assert named and all(path.name.endswith("(deleted)") for path in named)
            output, complaints = kiosk.communicate("stop\n", timeout=60)
            assert (kiosk.returncode, output, complaints) == (0, "", "")
        assert not runs(process)
        left = {path.name for path in Path("/dev/shm").iterdir()} - before
        assert not [name for name in left if f"/{name}" in {str(path) for path in named}]


class TestFaults:
    def test_a_killed_process_is_replaced(
        self, start_camera: StartCamera, film: Path, shelf: ModelShelf
    ) -> None:
        camera = opened(start_camera(str(film), shelf))
        last, process = next_sight(camera).sequence, process_of(camera)
        os.kill(process, signal.SIGKILL)
        becomes(camera, GONE)
        assert isinstance(camera.last_error, CameraGone)
        assert camera.frame() is None and camera.sight() is None
        becomes(camera, OPEN)
        assert next_frame(camera).sequence > last and next_sight(camera).sequence > last
        assert camera.worker_pid != process and camera.last_error is None

    def test_a_process_killed_between_visits_is_warm_again(
        self, start_camera: StartCamera, film: Path
    ) -> None:
        camera = start_camera(str(film), patience=HASTY)
        process = process_of(camera)
        os.kill(process, signal.SIGKILL)
        eventually(lambda: camera.worker_pid not in (None, process), "another process")
        assert camera.status() is CLOSED and camera.last_error is None
        opened(camera)

    def test_a_process_that_crashes_again_and_again_is_gone_but_tried(
        self, start_camera: StartCamera, film: Path
    ) -> None:
        camera = start_camera(str(film), make_source=CrashingFilm, patience=HASTY)
        camera.open()
        crashed: set[int | None] = {None}
        for _ in range(3):
            crashed.add(
                eventually(lambda: camera.worker_pid not in crashed and camera.worker_pid, "a process")
            )
        eventually(lambda: camera.status() is GONE and isinstance(camera.last_error, CameraGone))

    def test_a_process_that_stands_still_is_replaced(self, start_camera: StartCamera, film: Path) -> None:
        camera = opened(start_camera(str(film), patience=HASTY))
        process = process_of(camera)
        os.kill(process, signal.SIGSTOP)
        becomes(camera, GONE)
        eventually(lambda: not runs(process), "the end of the frozen process")
        becomes(camera, OPEN)

    def test_a_frozen_picture_is_noticed(self, start_camera: StartCamera, film: Path) -> None:
        camera = opened(start_camera(str(film), make_source=FreezingFilm, patience=HASTY))
        process = process_of(camera)
        becomes(camera, GONE)
        assert camera.last_error is not None and "no new pictures" in str(camera.last_error)
        eventually(lambda: not runs(process), "the end of the process")

    def test_a_camera_that_blocks_is_left_behind_with_its_process(
        self, start_camera: StartCamera, tmp_path: Path, film: Path
    ) -> None:
        camera = tmp_path / "camera.avi"
        os.mkfifo(camera)
        with feeding(camera, film.read_bytes()[: film.stat().st_size * 2 // 3]):
            supervisor = opened(start_camera(str(camera), make_source=pipe_camera, patience=HASTY))
            process = process_of(supervisor)
            assert camera in open_files(process)
            becomes(supervisor, GONE)
            eventually(lambda: not runs(process), "the end of the blocked process")
            supervisor.close()

    def test_closing_a_camera_that_blocks_releases_it_all_the_same(
        self, start_camera: StartCamera, tmp_path: Path
    ) -> None:
        camera = tmp_path / "camera.avi"
        os.mkfifo(camera)
        with feeding(camera, b""):
            supervisor = start_camera(str(camera), make_source=pipe_camera, patience=HASTY)
            supervisor.open()
            process = process_of(supervisor)
            eventually(lambda: camera in open_files(process), "a camera that is opening")
            supervisor.close()
            eventually(lambda: camera not in open_files(process), "the release")
            eventually(lambda: supervisor.worker_pid not in (None, process), "another process")
            assert supervisor.status() is CLOSED

    def test_a_camera_that_is_plugged_in_again_comes_back(
        self, start_camera: StartCamera, tmp_path: Path, film: Path
    ) -> None:
        plugged, drawer = tmp_path / "camera.avi", tmp_path / "drawer.avi"
        plugged.write_bytes(film.read_bytes())
        camera = opened(start_camera(str(plugged), make_source=PluggedFilm, patience=HASTY))
        last = next_frame(camera).sequence
        plugged.rename(drawer)
        becomes(camera, GONE)
        assert "unplugged" in str(camera.last_error)
        drawer.rename(plugged)
        becomes(camera, OPEN)
        assert next_frame(camera).sequence > last

    def test_a_refusal_says_what_to_do_and_is_tried_again(
        self, start_camera: StartCamera, tmp_path: Path, film: Path
    ) -> None:
        device = tmp_path / "camera.avi"
        device.write_bytes(film.read_bytes())
        camera = start_camera(str(device), make_source=RefusedCamera, patience=HASTY)
        camera.open()
        becomes(camera, GONE)
        assert isinstance(camera.last_error, CameraRefused) and camera.last_error.remedy == "Allow it."
        process = process_of(camera)
        eventually(lambda: (tmp_path / "tries").stat().st_size >= 3, "three tries")
        (tmp_path / "allowed").touch()
        becomes(camera, OPEN)
        assert camera.worker_pid == process

    def test_what_is_no_film_is_tried_once_an_opening(
        self, start_camera: StartCamera, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        letter = tmp_path / "letter.avi"
        letter.write_bytes(b"Dear kiosk\n" * 99)
        camera = start_camera(str(letter), patience=HASTY)
        process = process_of(camera)
        for _ in range(2):
            camera.open()
            becomes(camera, GONE)
            assert isinstance(camera.last_error, FilmUnreadable) and camera.last_error.item == str(letter)
            camera.close()
            assert camera.last_error is None
        assert camera.worker_pid == process
        assert len([r for r in caplog.records if "not a video" in r.getMessage()]) == 2

    def test_a_film_that_was_put_right_plays_at_the_next_opening(
        self, start_camera: StartCamera, tmp_path: Path, film: Path
    ) -> None:
        later = tmp_path / "film.avi"
        camera = start_camera(str(later))
        camera.open()
        becomes(camera, GONE)
        camera.close()
        later.write_bytes(film.read_bytes())
        opened(camera)


class TestNoCamera:
    def test_nothing_is_started(self, start_camera: StartCamera) -> None:
        threads = threading.active_count()
        camera = start_camera("none")
        assert camera.status() is CLOSED
        camera.open()
        assert camera.status() is GONE and isinstance(camera.last_error, CameraGone)
        assert camera.frame() is None and camera.sight() is None
        assert camera.worker_pid is None and threading.active_count() == threads
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
def feeding(pipe: Path, content: bytes) -> Iterator[None]:
    """Writes `content` into a named pipe for its first reader, then keeps silent with the pipe held open."""
    done = threading.Event()

    def feed() -> None:
        with pipe.open("wb", buffering=0) as end:
            try:
                end.write(content)
            except BrokenPipeError:
                return  # the reader was killed
            done.wait()

    feeder = threading.Thread(target=feed)
    feeder.start()
    yield
    done.set()
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))  # frees a feeder whose reader never came
    feeder.join(20)


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
