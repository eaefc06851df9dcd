"""An X server without a window manager, and hands that type and press on it as people do."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOCKETS = Path("/tmp/.X11-unix")


@contextmanager
def x_server() -> Iterator[str]:
    """The name of its display. It takes clients of this machine only."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-ac"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            server.terminate()


class Hands:
    """Mouse and keyboard of a display; what they do comes in order, however busy the machine is."""

    def __init__(self, display: str) -> None:
        self._display = display

    def press(self, x: int, y: int) -> None:
        """A click of the left button at a pixel."""
        self._do("mousemove", str(x), str(y), "click", "1")

    def press_down(self, x: int, y: int) -> None:
        """Puts the left button down at a pixel."""
        self._do("mousemove", str(x), str(y), "mousedown", "1")

    def let_go(self) -> None:
        """Lets the left button go."""
        self._do("mouseup", "1")

    def type(self, *keys: str) -> None:
        """Presses keys, one after the other, by their names in X."""
        self._do("key", *keys)

    def _do(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words], env={**os.environ, "DISPLAY": self._display}, check=True, timeout=60
        )
