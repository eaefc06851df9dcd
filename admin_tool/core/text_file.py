"""Writes what an administrator saves, where they chose."""

import errno
from pathlib import Path

from kiosk.core.errors import DiskFull, KioskError


def write_text(place: Path, text: str) -> None:
    """Writes UTF-8 with the line ends of `text`. Raises DiskFull, or KioskError with the system's reason."""
    write_bytes(place, text.encode("utf-8"))


def write_bytes(place: Path, data: bytes) -> None:
    """The same for anything."""
    try:
        place.write_bytes(data)
    except OSError as trouble:
        if trouble.errno == errno.ENOSPC:
            raise DiskFull("The disk is full", item=str(place), remedy="Make room on the disk.") from trouble
        raise KioskError(
            f"The file cannot be written: {trouble.strerror}",
            item=str(place),
            remedy="Choose another place.",
        ) from trouble
