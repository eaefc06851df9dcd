"""Small JSON files that a program keeps for its next start."""

import json
import logging
from pathlib import Path
from typing import Any

from kiosk.adapters.whole_file import write_over
from kiosk.core.errors import LibraryError

log = logging.getLogger(__name__)


def read_kept(path: Path | None) -> Any:
    """What was kept, or None: a damaged file is as good as none."""
    if path is None:
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as trouble:
        log.warning("%s cannot be read, it is made anew: %s", path.name, type(trouble).__name__)
        return None


def keep(path: Path | None, content: Any) -> None:
    """Writes whole or not at all; a full disk costs only the next start its head start."""
    if path is None:
        return
    try:
        write_over(path, json.dumps(content, ensure_ascii=False).encode())
    except LibraryError as trouble:
        log.warning("%s was not kept: %s", path.name, trouble.what)
