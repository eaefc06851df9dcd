"""What was asked of the sandbox, and what became of it; faces only as length and hash."""

import hashlib
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

FACE_CALLS = frozenset(
    {"DetectFaces", "SearchFacesByImage", "SearchUsersByImage", "IndexFaces", "CompareFaces"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One request.

    `outcome` is `ok`, an error code, or `fault:<kind>`; `at_s` is epoch seconds at its arrival, `ms` how long
    the answer took; `violations` is what the model and the rules say against it.
    """

    number: int
    at_s: float
    service: str
    operation: str
    parameters: dict[str, Any]
    outcome: str
    status: int
    ms: float
    violations: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Service and operation, as in IAM: `rekognition:DetectFaces`."""
        return f"{self.service}:{self.operation}"


class Journal:
    """All requests since the start or the last `clear`; the parameters of the last `whole` of them."""

    def __init__(self, whole: int = 5000) -> None:
        self._whole = whole
        self._lock = threading.Lock()
        self._entries: list[Entry] = []
        self._number = 0

    def keep(
        self,
        *,
        at_s: float,
        service: str,
        operation: str,
        parameters: Mapping[str, Any],
        outcome: str,
        status: int,
        ms: float,
        violations: tuple[str, ...] = (),
    ) -> None:
        """Adds one request."""
        safe = presentable(parameters)
        with self._lock:
            self._number += 1
            self._entries.append(
                Entry(self._number, at_s, service, operation, safe, outcome, status, round(ms, 2), violations)
            )
            if len(self._entries) > self._whole:
                old = -self._whole - 1
                self._entries[old] = replace(self._entries[old], parameters={})

    def entries(self, service: str = "*", operation: str = "*", outcome: str = "*") -> list[dict[str, Any]]:
        """Requests in the order of their answers, as plain values."""
        with self._lock:
            return [
                asdict(entry)
                for entry in self._entries
                if service in ("*", entry.service)
                and operation in ("*", entry.operation)
                and outcome in ("*", entry.outcome)
            ]

    def violations(self) -> list[str]:
        """Every rule that a request broke, with the operation in front."""
        with self._lock:
            return [f"{entry.name}: {text}" for entry in self._entries for text in entry.violations]

    def counts(self) -> dict[str, int]:
        """Requests by `service:operation`."""
        with self._lock:
            return dict(Counter(entry.name for entry in self._entries))

    def face_calls(self) -> int:
        """Calls that are billed per image, whatever their outcome."""
        with self._lock:
            return sum(
                1
                for entry in self._entries
                if entry.service == "rekognition" and entry.operation in FACE_CALLS
            )

    def clear(self) -> None:
        """Forgets all requests."""
        with self._lock:
            self._entries.clear()


def presentable(value: Any) -> Any:
    """Plain values for JSON; bytes become their length and the start of their SHA-256."""
    if isinstance(value, bytes):
        return f"<{len(value)} bytes, sha256 {hashlib.sha256(value).hexdigest()[:16]}>"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): presentable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [presentable(item) for item in value]
    return value
