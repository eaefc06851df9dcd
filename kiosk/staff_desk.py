"""What staff may see and do at this kiosk, behind their PIN."""

import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from getpass import getpass
from pathlib import Path

from kiosk.core.errors import KioskError
from kiosk.screen.staff_panel import Fact, PinAnswer, Topic
from kiosk.staff_pin import StaffPin

log = logging.getLogger(__name__)

Probe = Callable[[], Fact]


class StaffDesk:
    """Plays the screen's `Desk`.

    `probes` look at one topic each and may block and raise KioskError; `save_bundle` writes a support bundle
    and answers where it is; `restart` and `leave` return at once and are called on the GUI thread.
    """

    def __init__(
        self,
        home: Path,
        probes: Mapping[Topic, Probe],
        save_bundle: Callable[[], Path],
        restart: Callable[[], None],
        leave: Callable[[], None],
        place: str = "",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._pin = StaffPin(home, clock)
        self._probes = probes
        self._save_bundle = save_bundle
        self._restart = restart
        self._leave = leave
        self._place = place

    @property
    def place(self) -> str:
        """The name of this kiosk."""
        return self._place

    def set_pin(self, pin: str) -> None:
        """Takes a new PIN. Raises SettingsWrong, DiskFull."""
        self._pin.set(pin)

    def standing(self) -> PinAnswer:
        """Whether a PIN is set, and how long none is looked at."""
        log.debug("The staff panel is on screen")
        return self._pin.standing()

    def check(self, pin: str) -> PinAnswer:
        """Whether this is the PIN; five wrong ones lock it for a minute, each time for twice as long."""
        answer = self._pin.check(pin)
        log.info("The staff panel was unlocked" if answer.ok else "The staff panel was not unlocked")
        return answer

    def facts(self) -> Sequence[Fact]:
        """One fact of each topic; `unknown` where a probe failed."""
        return [self._fact(topic) for topic in Topic]

    def save_bundle(self) -> Path:
        """Writes a support bundle and answers where. Raises DiskFull."""
        return self._save_bundle()

    def restart(self) -> None:
        """Starts the kiosk anew."""
        log.info("Staff restarted the kiosk")
        self._restart()

    def leave(self) -> None:
        """Ends kiosk mode."""
        log.info("Staff left kiosk mode")
        self._leave()

    def _fact(self, topic: Topic) -> Fact:
        probe = self._probes.get(topic)
        try:
            return probe() if probe else Fact(topic, False, "unknown")
        except KioskError as error:
            log.warning("The staff panel does not know about the %s: %s", topic, error)
            return Fact(topic, False, "unknown")


def set_pin_command(home: Path) -> int:
    """Asks twice for a new staff PIN; the exit code is 0 only when it was taken."""
    first = getpass("New staff PIN (4 to 12 digits): ")
    if getpass("The same once more: ") != first:
        sys.stderr.write("These were two different PINs. Nothing was changed.\n")
        return 1
    try:
        StaffPin(home).set(first)
    except KioskError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("The staff PIN is set. Press long on the top left corner of the kiosk to use it.\n")
    return 0
