"""What was done from this machine, kept as a line of JSON for each act."""

import json
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from admin_tool.core.training import Activity, ActivityKind
from kiosk.adapters.whole_file import write_error, write_over

MOST_KEPT = 1000

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The time of the system clock, aware, in UTC."""
    return datetime.now(UTC)


class ActivityLog:
    """Appends; any thread may. A line that was cut off by a crash is left out."""

    def __init__(self, path: Path, by: str = "", now: Callable[[], datetime] = utc_now) -> None:
        self._path = path
        self._by = by
        self._now = now
        self._turn = threading.Lock()

    def note(
        self,
        kind: ActivityKind,
        subject: str = "",
        numbers: Mapping[str, float] | None = None,
        detail: str = "",
    ) -> None:
        """Adds a line; it is on the disk when the call returns. Raises DiskFull or LibraryError."""
        line = json.dumps(
            {
                "at": self._now().isoformat(),
                "kind": str(kind),
                "subject": subject,
                "by": self._by,
                "numbers": dict(numbers or {}),
                "detail": detail,
            },
            ensure_ascii=False,
        )
        with self._turn:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(line + "\n")
            except OSError as trouble:
                raise write_error(trouble, self._path) from trouble

    def lines(self) -> Sequence[Activity]:
        """All lines, newest first. A log that has grown long is cut to its newest half on the way."""
        with self._turn:
            if not self._path.exists():
                return []
            text = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
            if len(text) > MOST_KEPT:
                text = text[-MOST_KEPT // 2 :]
                write_over(self._path, ("\n".join(text) + "\n").encode())
        return [found for line in reversed(text) if (found := _read(line))]


def _read(line: str) -> Activity | None:
    try:
        told = json.loads(line)
        return Activity(
            at=datetime.fromisoformat(told["at"]),
            kind=ActivityKind(told["kind"]),
            subject=str(told["subject"]),
            by=str(told["by"]),
            numbers={str(name): float(value) for name, value in told["numbers"].items()},
            detail=str(told["detail"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        log.warning("A line of the activity log cannot be read")
        return None
