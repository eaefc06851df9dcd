"""A kiosk that only holds its camera open until it is told to stop; prints the camera process's number."""

import sys
from pathlib import Path

from kiosk.camera.supervisor import CameraSupervisor
from kiosk.camera.worker import source_of
from kiosk.vision.models import open_shelf
from tests.camera.devices import pipe_camera
from tests.camera.waiting import eventually

MANIFEST = Path(__file__).resolve().parents[2] / "resources" / "models" / "manifest.toml"


def main(source: str, blocked: bool) -> None:
    shelf = open_shelf(MANIFEST)
    camera = CameraSupervisor(source, shelf, make_source=pipe_camera if blocked else source_of)
    camera.start()
    camera.open()
    if not blocked:
        eventually(camera.frame)
    sys.stdout.write(f"{eventually(lambda: camera.worker_pid)}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    camera.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] == "True")
