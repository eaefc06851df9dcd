"""A kiosk in a process of its own on an X server, used through its window; its log tells where it is."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil

from kiosk.staff_pin import StaffPin
from tests.x_server import Hands

PIN = "8264"
PATIENCE_S = 100.0
PRESS_AGAIN_S = 10.0
CORNER = (20, 20)
RESTART, LEAVE = (1057, 316), (1057, 441)
"""Middles of the buttons on a screen of 1280x720."""
ON_SCREEN = "The first screen is painted"
PANEL_THERE = "The staff panel is on screen"
UNLOCKED = "The staff panel was unlocked"
RESTARTED = "Staff restarted the kiosk"
LEFT = "Staff left kiosk mode"


class KioskOnX:
    """Starts with the object; `end` it in any case. `home` is its data folder."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], home: Path, display: str
    ) -> None:
        self._logs = home / "logs"
        self._hands = Hands(display)
        StaffPin(home).set(PIN)
        self._words = home.with_name("words-of-the-kiosk.txt")
        with self._words.open("w", encoding="utf-8") as words:
            self.process = subprocess.Popen(
                command,
                env={**environment, "DISPLAY": display, "EMOTION_KIOSK_LOGS_LEVEL": "debug"},
                cwd=Path(__file__).parents[1],
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_for(ON_SCREEN, 1)

    @property
    def environment(self) -> dict[str, str]:
        """What its program was started with."""
        told = Path(f"/proc/{self.process.pid}/environ").read_text("utf-8")
        return dict(line.split("=", 1) for line in told.split("\0") if line)

    @property
    def words(self) -> str:
        """What it said on its terminal."""
        return self._words.read_text("utf-8")

    def count(self, line: str) -> int:
        """How often a line is in its log, which is turned over at midnight."""
        return sum(file.read_text("utf-8").count(line) for file in self._logs.glob("kiosk.log*"))

    def dead_children(self) -> int:
        """How many of its children have ended and were not taken leave of."""
        children = psutil.Process(self.process.pid).children()
        return sum(child.status() == psutil.STATUS_ZOMBIE for child in children)

    def wait_for(self, line: str, times: int) -> None:
        """Waits until a line is in its log so many times."""
        assert self._comes(lambda: self.count(line) >= times, PATIENCE_S), (
            f"{line}: {self.count(line)}\n{self.words}"
        )

    def restart_from_the_staff_panel(self) -> None:
        """A long press, the PIN, *Restart* and once more; waits for its first screen."""
        before = self.count(ON_SCREEN)
        self._choose(RESTART, RESTARTED)
        self.wait_for(ON_SCREEN, before + 1)

    def leave_from_the_staff_panel(self) -> int:
        """*Leave kiosk mode*, twice; the exit code."""
        self._choose(LEAVE, LEFT)
        return self.process.wait(timeout=PATIENCE_S)

    def _choose(self, button: tuple[int, int], told: str) -> None:
        """As people do: what was not noticed is done again."""
        before = self.count(told)
        self._press_long(CORNER, PANEL_THERE)
        self._do_until(UNLOCKED, lambda: self._hands.type(*["BackSpace"] * len(PIN), *PIN, "Return"))
        self._do_until(told, lambda: self._hands.press(*button), before)

    def _press_long(self, at: tuple[int, int], told: str) -> None:
        before = self.count(told)

        def press() -> None:
            self._hands.let_go()
            self._hands.press_down(*at)

        self._do_until(told, press, before, PRESS_AGAIN_S)
        self._hands.let_go()

    def _do_until(
        self, line: str, act: Callable[[], None], before: int | None = None, again_s: float = 1.0
    ) -> None:
        """Acts, and acts again when a line did not come into the log."""
        known = self.count(line) if before is None else before
        deadline_s = time.monotonic() + PATIENCE_S
        while self.count(line) == known:
            assert time.monotonic() < deadline_s and self.process.poll() is None, (
                f"{line}: never\n{self.words}"
            )
            act()
            self._comes(lambda: self.count(line) > known, again_s)

    def _comes(self, condition: Callable[[], bool], patience_s: float) -> bool:
        deadline_s = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > deadline_s or self.process.poll() is not None:
                return condition()
            time.sleep(0.05)
        return True

    def end(self) -> None:
        """Ends it with all that it started."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
