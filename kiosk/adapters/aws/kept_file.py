"""Small JSON files that a program keeps for its next start."""

import contextlib
import json
import logging
import os
from pathlib import Path
from typing import Any

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
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    except OSError as trouble:
        log.warning("%s was not kept: %s", path.name, trouble.strerror)
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
