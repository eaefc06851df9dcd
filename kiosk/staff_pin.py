"""The staff PIN as a salted slow hash; wrong tries are counted on disk, so that a restart does not help."""

import hashlib
import hmac
import json
import logging
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from math import ceil
from pathlib import Path

from kiosk.core.errors import DiskFull, SettingsWrong
from kiosk.screen.staff_panel import PinAnswer

log = logging.getLogger(__name__)

FILE_NAME = "staff_pin.json"
SHORTEST, LONGEST = 4, 12
TRIES = 5
FIRST_PAUSE_S = 60.0
LONGEST_PAUSE_S = 24 * 3600.0
# scrypt: 32 MB and about 0.1 s a try
COST, BLOCK, LANES, MEMORY = 2**15, 8, 1, 2**26


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on disk; `salt` and `key` are hexadecimal, `until_s` is a time in seconds since 1970."""

    salt: str
    key: str
    wrong: int = 0
    pauses: int = 0
    until_s: float = 0.0


class StaffPin:
    """One PIN for one kiosk. There is none until it is set."""

    def __init__(self, home: Path, now: Callable[[], float] = time.time) -> None:
        self._path = home / FILE_NAME
        self._now = now

    def set(self, pin: str) -> None:
        """Takes a new PIN, and forgets all wrong tries. Raises SettingsWrong, DiskFull."""
        weakness = weakness_of(pin)
        if weakness:
            raise SettingsWrong(weakness, item="staff PIN", remedy=f"Use {SHORTEST} to {LONGEST} digits.")
        salt = secrets.token_hex(16)
        self._write(Kept(salt, _key(pin, salt)))

    def standing(self) -> PinAnswer:
        """Whether there is a PIN, and how long none is looked at."""
        kept = self._read()
        return PinAnswer(False, self._wait_s(kept) if kept else 0, kept is not None)

    def check(self, pin: str) -> PinAnswer:
        """Whether this is the PIN. A try is counted before it is looked at. Raises DiskFull."""
        kept = self._read()
        if kept is None:
            return PinAnswer(False, 0, False)
        wait_s = self._wait_s(kept)
        if wait_s > 0:
            return PinAnswer(False, wait_s, True)
        kept = replace(kept, wrong=kept.wrong + 1)
        if kept.wrong >= TRIES:
            pause_s = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0**kept.pauses)
            kept = replace(kept, wrong=0, pauses=kept.pauses + 1, until_s=self._now() + pause_s)
        self._write(kept)
        if hmac.compare_digest(_key(pin, kept.salt), kept.key):
            self._write(Kept(kept.salt, kept.key))
            return PinAnswer(True, 0, True)
        return PinAnswer(False, self._wait_s(kept), True)

    def _wait_s(self, kept: Kept) -> int:
        # a clock that was set back must not lock the panel for longer than the pause
        pause_s = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** max(0, kept.pauses - 1))
        return ceil(min(max(0.0, kept.until_s - self._now()), pause_s))

    def _read(self) -> Kept | None:
        try:
            return Kept(**json.loads(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            log.warning("The staff PIN cannot be read, set it again: %s", error)
            return None

    def _write(self, kept: Kept) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(kept), file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as error:
            raise DiskFull(
                "The staff PIN cannot be written", item=str(self._path), remedy=str(error)
            ) from error


def weakness_of(pin: str) -> str:
    """Why a PIN is not taken, or ""."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return "That is not a PIN"
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return "That PIN is the first that anybody would try"
    return ""


def _key(pin: str, salt: str) -> str:
    return hashlib.scrypt(
        pin.encode(), salt=bytes.fromhex(salt), n=COST, r=BLOCK, p=LANES, maxmem=MEMORY
    ).hex()
