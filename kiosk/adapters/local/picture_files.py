"""Picture files below one folder: where a key lies, and writing that never leaves half a file."""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from kiosk.core.errors import DiskFull, LibraryError, PictureMissing
from kiosk.core.picture import LIVE_ROOT, POOL_ROOT, PictureStatus, parse_key

WITHDRAWN_FOLDER = "withdrawn"
SUFFIXES = (".jpeg", ".jpg", ".png")
_FOLDERS = {
    PictureStatus.LIVE: LIVE_ROOT,
    PictureStatus.POOL: POOL_ROOT,
    PictureStatus.WITHDRAWN: WITHDRAWN_FOLDER,
}
LEFT_OVER_S = 3600.0
_PART = ".part-"
_NEVER = set("/\\:\0")


def path_of(root: Path, picture_id: str, withdrawn: bool = False) -> Path:
    """Where a key lies. Raises PictureMissing for what is no key or leads out of `root`."""
    parts = parse_key(picture_id)
    if parts is None or not is_picture_name(parts[2]):
        raise PictureMissing("There is no such picture", item=picture_id)
    folder = WITHDRAWN_FOLDER if withdrawn else parts[0]
    path = root / folder / parts[1] / parts[2]
    if not path.resolve().is_relative_to(root.resolve()):
        raise PictureMissing("The picture lies outside the store", item=picture_id)
    return path


def places(root: Path, picture_id: str) -> list[Path]:
    """Where a picture may lie: in its folder, or for a live one among the withdrawn."""
    found = [path_of(root, picture_id)]
    if picture_id.startswith(f"{LIVE_ROOT}/"):
        found.append(path_of(root, picture_id, withdrawn=True))
    return found


def folder_of(root: Path, status: PictureStatus, mood: str) -> Path:
    """The folder that holds the pictures of one status and mood."""
    return root / _FOLDERS[status] / mood


def is_picture_name(name: str) -> bool:
    """Whether a file of this name is looked at; names with a dot in front are still being written."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".") and not set(name) & _NEVER


def write_new(path: Path, data: bytes) -> bool:
    """Writes a file that is whole or not there at all; False when there is one already.

    Raises DiskFull or LibraryError.
    """
    part = path.with_name(f"{_PART}{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            return _settle(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as trouble:
        raise write_error(trouble, path) from trouble


def move(source: Path, target: Path) -> None:
    """Moves a file; a missing one is no error, a target that is there stays."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            source.unlink(missing_ok=True)
        else:
            with contextlib.suppress(FileNotFoundError):
                source.rename(target)
    except OSError as trouble:
        raise write_error(trouble, target) from trouble


def clear_left_overs(folder: Path) -> None:
    """Deletes parts that a killed program left an hour ago or earlier."""
    for part in folder.glob(f"{_PART}*"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - part.stat().st_mtime > LEFT_OVER_S:
                part.unlink()


def write_error(trouble: OSError, path: Path) -> LibraryError:
    """The error of ours for a file that cannot be written."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull("The disk is full: the picture was not written", item=str(path), remedy="Make room.")
    return LibraryError(
        f"The picture cannot be written: {trouble.strerror}",
        item=str(path),
        remedy="Check the folder's owner.",
    )


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
