"""Return codes at rest, and the pause after too many wrong ones; every visitor directory shares it."""

import hashlib
import secrets
from dataclasses import dataclass

WRONG_AT_MOST = 5
FIRST_PAUSE_S = 60.0
LONGEST_PAUSE_S = 3600.0
SALT_BYTES = 16


def new_salt() -> bytes:
    """A salt for all codes of one directory: a code is looked up by its hash."""
    return secrets.token_bytes(SALT_BYTES)


def hashed_code(code: str, salt: bytes) -> bytes:
    """32 bytes of scrypt, slow on purpose (about 50 ms and 16 MB): there are only 729 million codes."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong codes in a row, how many pauses they brought, and when the last ends (seconds since 1970)."""

    wrong: int = 0
    pauses: int = 0
    paused_until_s: float = 0.0

    def pause_left_s(self, now_s: float) -> float:
        """Seconds for which no code is looked at; a clock that was set back cannot lengthen it."""
        return max(0.0, min(self.paused_until_s - now_s, LONGEST_PAUSE_S))

    def after_wrong(self, now_s: float) -> "Attempts":
        """After one more wrong code; every fifth brings a pause, each twice as long as the one before."""
        if self.wrong + 1 < WRONG_AT_MOST:
            return Attempts(self.wrong + 1, self.pauses, self.paused_until_s)
        pause_s = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(self.pauses, 16))
        return Attempts(0, self.pauses + 1, now_s + pause_s)
