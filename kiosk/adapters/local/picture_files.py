"""Picture files below one folder: where a key lies."""

import contextlib
from pathlib import Path

from kiosk.adapters.whole_file import write_error
from kiosk.core.errors import PictureMissing
from kiosk.core.picture import LIVE_ROOT, POOL_ROOT, PictureStatus, parse_key

SUFFIXES = (".jpeg", ".jpg", ".png")
_WITHDRAWN_FOLDER = "withdrawn"
_FOLDERS = {
    PictureStatus.LIVE: LIVE_ROOT,
    PictureStatus.POOL: POOL_ROOT,
    PictureStatus.WITHDRAWN: _WITHDRAWN_FOLDER,
}
_NEVER = set("/\\:\0")


def path_of(root: Path, picture_id: str, withdrawn: bool = False) -> Path:
    """Where a key lies. Raises PictureMissing for what is no key or leads out of `root`."""
    parts = parse_key(picture_id)
    if parts is None or not is_picture_name(parts[2]):
        raise PictureMissing("There is no such picture", item=picture_id)
    folder = _WITHDRAWN_FOLDER if withdrawn else parts[0]
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
