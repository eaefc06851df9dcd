"""People: visitors who agreed to be remembered, and guests who did not."""

import secrets
from dataclasses import dataclass
from datetime import datetime

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters of a return code: none that is read as another (0 O, 1 I L, U V)."""
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who agreed to be remembered; `id` is our own UUID, `likes` what they liked before."""

    id: str
    likes: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """The answer to "remember me": the visitor, and a code when no face could be kept."""

    visitor: Visitor
    return_code: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of a deletion that names nobody: what was removed, and when."""

    id: str
    at: datetime
    removed: dict[str, int]


@dataclass(frozen=True, slots=True)
class ConsentReceipt:
    """Which text was agreed to, when and in which language; it names nobody."""

    id: str
    choice: str
    text_version: str
    language: str
    at: datetime


def new_return_code() -> str:
    """A random return code, 6 letters of 30: 729 million of them."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def tidy_code(typed: str) -> str | None:
    """The code as stored from what a visitor typed or scanned; None when it cannot be one."""
    code = "".join(letter for letter in typed.upper() if letter.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else None
