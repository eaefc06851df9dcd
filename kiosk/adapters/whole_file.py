"""Writing files that are whole or not there at all."""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kiosk.core.errors import DiskFull, LibraryError

PART = ".part-"
LEFT_OVER_S = 3600.0


def write_new(path: Path, data: bytes, mode: int = 0o644) -> bool:
    """Writes a file with these permission bits; False, and no change, when there is one already.

    Raises DiskFull or LibraryError.
    """
    try:
        part = _written(path, data, mode)
        try:
            return _settle(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as trouble:
        raise write_error(trouble, path) from trouble


def write_over(path: Path, data: bytes) -> None:
    """Writes a file in place of the one that may be there. Raises DiskFull or LibraryError."""
    try:
        part = _written(path, data, 0o644)
        try:
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as trouble:
        raise write_error(trouble, path) from trouble


@contextlib.contextmanager
def writing_over(path: Path) -> Iterator[IO[str]]:
    """A text file that takes the place of the one that may be there when the block ends well.

    Line ends are written as they are. Raises DiskFull or LibraryError.
    """
    part = path.with_name(f"{PART}{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("x", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        raise write_error(trouble, path) from trouble
    finally:
        part.unlink(missing_ok=True)


def clear_left_overs(folder: Path) -> None:
    """Deletes parts that a killed program left an hour ago or earlier."""
    for part in folder.glob(f"{PART}*"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - part.stat().st_mtime > LEFT_OVER_S:
                part.unlink()


def write_error(trouble: OSError, path: Path) -> LibraryError:
    """The error of ours for a file that cannot be written."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(
            "The disk is full: nothing was written", item=str(path), remedy="Make room on the disk."
        )
    return LibraryError(
        f"The file cannot be written: {trouble.strerror}", item=str(path), remedy="Check who owns the folder."
    )


def _written(path: Path, data: bytes, mode: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{PART}{secrets.token_hex(8)}")
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return part


def _settle(part: Path, path: Path) -> bool:
    try:
        if os.name == "nt":
            part.rename(path)  # refuses a target that is there
        else:
            path.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError:
        if path.exists():
            return False
        part.rename(path)  # a file system without hard links
    return True
