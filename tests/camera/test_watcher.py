"""Faults, caused for real: the watcher notices them and the camera comes back."""

import os
import resource
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.camera.watcher import Patience
from kiosk.core.errors import CameraGone, CameraRefused, FilmUnreadable
from kiosk.core.reading import CameraStatus
from kiosk.vision.models import ModelShelf
from tests.camera.conftest import CALM, StartCamera
from tests.camera.devices import CrashingFilm, FreezingFilm, PluggedFilm, RefusedCamera, pipe_camera
from tests.camera.handles import open_files, runs
from tests.camera.silent_pipe import feeding
from tests.camera.waiting import becomes, eventually, next_frame, next_sight, opened, process_of

CLOSED, OPENING, OPEN, GONE = CameraStatus
HASTY = Patience(frame_age_s=0.5, opening_s=5, closing_s=0.5, first_wait_s=0.05, longest_wait_s=0.2)
SLOWER = replace(HASTY, frame_age_s=2)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def test_a_killed_process_is_replaced(start_camera: StartCamera, film: Path, shelf: ModelShelf) -> None:
    camera = opened(start_camera(str(film), shelf, patience=replace(CALM, first_wait_s=2)))
    last, process = next_sight(camera).sequence, process_of(camera)
    os.kill(process, signal.SIGKILL)
    becomes(camera, GONE)
    assert isinstance(camera.last_error, CameraGone)
    assert camera.frame() is None and camera.sight() is None
    becomes(camera, OPEN)
    assert next_frame(camera).sequence > last and next_sight(camera).sequence > last
    assert camera.worker_pid != process and camera.last_error is None


def test_a_process_killed_between_visits_is_warm_again(start_camera: StartCamera, film: Path) -> None:
    camera = start_camera(str(film), patience=HASTY)
    process = process_of(camera)
    os.kill(process, signal.SIGKILL)
    eventually(lambda: camera.worker_pid not in (None, process), "another process")
    assert camera.status() is CLOSED and camera.last_error is None
    opened(camera)


def test_a_process_that_crashes_again_and_again_is_gone_but_tried(
    start_camera: StartCamera, film: Path
) -> None:
    camera = start_camera(str(film), make_source=CrashingFilm, patience=HASTY)
    camera.open()
    crashed: set[int | None] = {None}
    for _ in range(3):
        crashed.add(eventually(lambda: camera.worker_pid not in crashed and camera.worker_pid, "a process"))
    eventually(lambda: camera.status() is GONE and isinstance(camera.last_error, CameraGone))


def test_a_process_that_stands_still_is_replaced(start_camera: StartCamera, film: Path) -> None:
    camera = opened(start_camera(str(film), patience=HASTY))
    process = process_of(camera)
    os.kill(process, signal.SIGSTOP)
    becomes(camera, GONE)
    eventually(lambda: not runs(process), "the end of the frozen process")
    becomes(camera, OPEN)


def test_a_frozen_picture_is_noticed(start_camera: StartCamera, film: Path) -> None:
    camera = opened(start_camera(str(film), make_source=FreezingFilm, patience=HASTY))
    process = process_of(camera)
    eventually(lambda: "no new pictures" in str(camera.last_error), "the fault")
    eventually(lambda: not runs(process), "the end of the process")


def test_a_camera_that_blocks_is_left_behind_with_its_process(
    start_camera: StartCamera, tmp_path: Path, film: Path
) -> None:
    camera = tmp_path / "camera.avi"
    os.mkfifo(camera)
    with feeding(camera, film.read_bytes()[: film.stat().st_size * 2 // 3]):
        supervisor = opened(start_camera(str(camera), make_source=pipe_camera, patience=SLOWER))
        process = process_of(supervisor)
        assert camera in open_files(process)
        becomes(supervisor, GONE)
        eventually(lambda: not runs(process), "the end of the blocked process")
        supervisor.close()


def test_closing_a_camera_that_blocks_releases_it_all_the_same(
    start_camera: StartCamera, tmp_path: Path
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
    start_camera: StartCamera, tmp_path: Path, film: Path
) -> None:
    plugged, drawer = tmp_path / "camera.avi", tmp_path / "drawer.avi"
    plugged.write_bytes(film.read_bytes())
    camera = opened(start_camera(str(plugged), make_source=PluggedFilm, patience=HASTY))
    last = next_frame(camera).sequence
    plugged.rename(drawer)
    becomes(camera, GONE)
    eventually(lambda: "unplugged" in str(camera.last_error), "the reason")
    drawer.rename(plugged)
    becomes(camera, OPEN)
    assert next_frame(camera).sequence > last


def test_a_refusal_says_what_to_do_and_is_tried_again(
    start_camera: StartCamera, tmp_path: Path, film: Path
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
    start_camera: StartCamera, tmp_path: Path, caplog: pytest.LogCaptureFixture
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
    start_camera: StartCamera, tmp_path: Path, film: Path
) -> None:
    later = tmp_path / "film.avi"
    camera = start_camera(str(later))
    camera.open()
    becomes(camera, GONE)
    camera.close()
    later.write_bytes(film.read_bytes())
    opened(camera)


def test_without_room_for_its_memory_the_camera_is_gone_until_there_is(
    start_camera: StartCamera, film: Path
) -> None:
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, most))
    try:
        camera = start_camera(str(film), patience=HASTY)
        camera.open()
        becomes(camera, GONE)
        assert "cannot be started" in str(camera.last_error)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))
    becomes(camera, OPEN)
