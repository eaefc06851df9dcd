"""Versions of the local recommender: what it was measured at, and when; one small JSON file."""

import json
import logging
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from admin_tool.core.training import ModelVersion
from kiosk.adapters.whole_file import write_over

MOST_KEPT = 50

log = logging.getLogger(__name__)


class VersionShelf:
    """The newest is the live one: the kiosk learns from every like at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()

    def versions(self) -> Sequence[ModelVersion]:
        """All of them, newest first; a file that cannot be read has none."""
        with self._turn:
            rows = self._rows()
        return [_version(row, number == 0) for number, row in enumerate(reversed(rows))]

    def add(self, at: datetime, metrics: Mapping[str, float], events: int) -> ModelVersion:
        """Puts a new one on top. Raises DiskFull or LibraryError."""
        with self._turn:
            rows = self._rows()
            number = int(rows[-1]["number"]) + 1 if rows else 1
            row = {"number": number, "at": at.isoformat(), "metrics": dict(metrics), "events": events}
            write_over(self._path, json.dumps([*rows, row][-MOST_KEPT:], indent=1).encode())
        return _version(row, live=True)

    def clear(self) -> int:
        """Forgets all; how many. Raises LibraryError."""
        with self._turn:
            count = len(self._rows())
            if count:
                write_over(self._path, b"[]")
        return count

    def _rows(self) -> list[dict[str, Any]]:
        try:
            rows: list[dict[str, Any]] = json.loads(self._path.read_text(encoding="utf-8"))
            for row in rows:
                _version(row, live=False)
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError) as trouble:
            log.warning("The versions cannot be read: %s", trouble)
            return []
        return rows


def _version(row: Mapping[str, Any], live: bool) -> ModelVersion:
    return ModelVersion(
        name=f"v{int(row['number'])}",
        trained_at=datetime.fromisoformat(row["at"]),
        metrics={str(name): float(value) for name, value in row["metrics"].items()},
        live=live,
    )
