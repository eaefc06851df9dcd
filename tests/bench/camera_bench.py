"""The camera process: preview, what it costs, and how soon faults are seen and healed."""

import functools
import os
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import paths
from kiosk.camera.capture_loop import FrameSource
from kiosk.camera.supervisor import CameraSupervisor
from kiosk.camera.worker import source_of
from kiosk.core.reading import CameraStatus
from kiosk.vision.models import open_shelf
from tests.bench.figure import Figure, figure, percentile
from tests.camera.devices import FreezingFilm, PluggedFilm
from tests.films import face_film

_TICK_S = 0.002
_PATIENCE_S = 30.0
_FILM = "1280x720 film of 30 fps, judged five times a second"


def figures(quick: bool) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        film = face_film(Path(folder, "face.avi"), seconds=4, fps=30, size=(1280, 720))
        yield from preview_figures(film, 4 if quick else 20)
        yield from opening_figures(film, 2 if quick else 10)
        yield from fault_figures(film, 1 if quick else 5)


def preview_figures(film: Path, seconds: float) -> Iterator[Figure]:
    with camera_on(film) as camera:
        opened(camera)
        process = camera.worker_pid or 0
        took_ms: list[float] = []
        stamps_s: list[float] = []
        last, begun_s, cpu_s = 0, time.perf_counter(), cpu_of(process)
        while time.perf_counter() - begun_s < seconds:
            asked_s = time.perf_counter()
            frame = camera.frame()
            if frame is not None and frame.sequence != last:
                stamps_s.append(time.perf_counter())
                took_ms.append((stamps_s[-1] - asked_s) * 1000)
                last = frame.sequence
            time.sleep(_TICK_S)
        cpu_percent = (cpu_of(process) - cpu_s) / (time.perf_counter() - begun_s) * 100
        memory_mb = memory_of(process)
        seconds_until(lambda: not holds(process, film), after=camera.close)
        begun_s, cpu_s = time.perf_counter(), cpu_of(process)
        time.sleep(seconds / 4)
        idle_percent = (cpu_of(process) - cpu_s) / (time.perf_counter() - begun_s) * 100
    runs = len(took_ms)
    yield figure("camera_preview_fps", (runs - 1) / (stamps_s[-1] - stamps_s[0]), "1/s", ">= 29", runs, _FILM)
    yield figure("camera_frame_p99", percentile(took_ms, 99), "ms", "< 2", runs, "frame() of a new frame")
    yield figure("camera_cpu", cpu_percent, "% of a core", "< 30", 1, _FILM)
    yield figure("camera_idle_cpu", idle_percent, "% of a core", "< 0.5", 1, "handle closed")
    yield figure("camera_memory", memory_mb, "MB", "< 200", 1, "resident, while open")


def opening_figures(film: Path, runs: int) -> Iterator[Figure]:
    opens_s, closes_s = [], []
    with camera_on(film) as camera:
        opened(camera)
        process = camera.worker_pid or 0
        for _ in range(runs):
            closes_s.append(seconds_until(lambda: not holds(process, film), after=camera.close))
            opens_s.append(seconds_until(lambda: camera.frame() is not None, after=camera.open))
    note = "a warm process; seen from outside; median"
    yield figure("camera_open_to_frame", statistics.median(opens_s) * 1000, "ms", "< 100", runs, note)
    yield figure("camera_close_to_released", statistics.median(closes_s) * 1000, "ms", "< 100", runs, note)


def fault_figures(film: Path, runs: int) -> Iterator[Figure]:
    killed_s, healed_s, stopped_s, frozen_s, unplugged_s, replugged_s = [], [], [], [], [], []
    drawer = film.with_name("drawer.avi")
    for _ in range(runs):
        with camera_on(film) as camera:
            opened(camera)
            begun_s = time.perf_counter()
            killed_s.append(seconds_until(is_gone(camera), after=hit(camera, signal.SIGKILL)))
            seconds_until(is_open(camera))
            healed_s.append(time.perf_counter() - begun_s)
            stopped_s.append(seconds_until(is_gone(camera), after=hit(camera, signal.SIGSTOP)))
        with camera_on(film, make_source=FreezingFilm) as camera:
            opened(camera)
            frozen_s.append(seconds_until(is_gone(camera)))
        with camera_on(film, make_source=PluggedFilm) as camera:
            opened(camera)
            unplugged_s.append(seconds_until(is_gone(camera), after=lambda: film.rename(drawer)))
            time.sleep(4)  # until the waits between two tries are at their longest
            replugged_s.append(seconds_until(is_open(camera), after=lambda: drawer.rename(film)))
    seen = "until status is GONE; longest"
    yield figure("camera_killed_seen", max(killed_s), "s", "< 2", runs, seen)
    yield figure("camera_stopped_seen", max(stopped_s), "s", "< 2", runs, f"SIGSTOP; {seen}")
    yield figure("camera_frozen_seen", max(frozen_s), "s", "< 2", runs, f"five frames, then the same; {seen}")
    yield figure("camera_unplugged_seen", max(unplugged_s), "s", "< 2", runs, seen)
    yield figure("camera_killed_to_open", max(healed_s), "s", "< 5", runs, "kill -9 until OPEN; longest")
    yield figure("camera_replugged_to_open", max(replugged_s), "s", "< 5", runs, "gone for 4 s; longest")


@contextmanager
def camera_on(
    film: Path, make_source: Callable[[str], FrameSource] = source_of
) -> Iterator[CameraSupervisor]:
    shelf = open_shelf(paths.resources() / "models" / "manifest.toml")
    camera = CameraSupervisor(str(film), shelf, make_source=make_source)
    camera.start()
    yield camera
    camera.stop()


def opened(camera: CameraSupervisor) -> None:
    seconds_until(lambda: camera.sight() is not None, after=camera.open)


def hit(camera: CameraSupervisor, number: signal.Signals) -> Callable[[], None]:
    """Sends a signal to the camera process of now."""
    return functools.partial(os.kill, camera.worker_pid or 0, number)


def is_gone(camera: CameraSupervisor) -> Callable[[], bool]:
    return lambda: camera.status() is CameraStatus.GONE


def is_open(camera: CameraSupervisor) -> Callable[[], bool]:
    return lambda: camera.status() is CameraStatus.OPEN


def seconds_until(condition: Callable[[], bool], after: Callable[[], object] | None = None) -> float:
    begun_s = time.perf_counter()
    if after is not None:
        after()
    while not condition():
        if time.perf_counter() - begun_s > _PATIENCE_S:
            raise TimeoutError(f"nothing happened for {_PATIENCE_S} s")
        time.sleep(_TICK_S)
    return time.perf_counter() - begun_s


def holds(process: int, path: Path) -> bool:
    """Whether the process has the file open."""
    for handle in Path(f"/proc/{process}/fd").iterdir():
        try:
            if handle.readlink() == path:
                return True
        except OSError:
            continue  # closed since
    return False


def cpu_of(process: int) -> float:
    """Seconds of CPU time that the process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> float:
    """Resident memory in MB."""
    resident = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return resident * os.sysconf("SC_PAGE_SIZE") / 1e6
