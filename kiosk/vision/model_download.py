"""Fetches a model file on request: carries on where it stopped, checks it, puts it in place at once."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.core.errors import DiskFull, ModelDamaged, ServiceDown
from kiosk.vision.models import ModelCard, check_file

_PIECE_BYTES = 256 * 1024
_PARTIAL_CONTENT = 206
_RANGE_NOT_SATISFIABLE = 416


def fetch(
    card: ModelCard,
    folder: Path,
    on_progress: Callable[[int], None] = lambda _: None,
    *,
    timeout_s: float = 20,
) -> Path:
    """Downloads the file of `card` into `folder`, answers where it is; `on_progress` gets the bytes so far.

    What has arrived is kept as `<file>.part`, so that the next call carries on. Raises ServiceDown when the
    connection fails, ModelDamaged when something else arrived, DiskFull when it cannot be written.
    """
    target, part = folder / card.file, folder / f"{card.file}.part"
    if urlsplit(card.address).scheme not in {"http", "https"}:
        raise ServiceDown("There is no address to fetch this model from", item=card.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        have = part.stat().st_size if part.exists() else 0
        if have > card.size_bytes:
            part.unlink()
            have = 0
        if have < card.size_bytes:
            _download(card, part, have, on_progress, timeout_s)
        try:
            check_file(card, part)
        except ModelDamaged:
            part.unlink()
            raise
        part.replace(target)
    except OSError as error:
        raise DiskFull(f"The model cannot be written: {error.strerror}", item=str(target)) from error
    return target


def _download(
    card: ModelCard, part: Path, have: int, on_progress: Callable[[int], None], timeout_s: float
) -> None:
    request = urllib.request.Request(card.address, headers={"Range": f"bytes={have}-"} if have else {})
    remedy = "Check the network and run it again; what has arrived is kept."
    try:
        answer = urllib.request.urlopen(request, timeout=timeout_s)
    except urllib.error.HTTPError as error:
        if error.code == _RANGE_NOT_SATISFIABLE:
            part.unlink()
        raise ServiceDown(f"The server answers {error.code}", item=card.address, remedy=remedy) from error
    except (OSError, http.client.HTTPException) as error:
        raise ServiceDown(f"No connection: {error}", item=card.address, remedy=remedy) from error
    with answer:
        carries_on = answer.status == _PARTIAL_CONTENT
        done = have if carries_on else 0
        with part.open("ab" if carries_on else "wb") as file:
            while done < card.size_bytes:
                try:
                    piece = answer.read(min(_PIECE_BYTES, card.size_bytes - done))
                except (OSError, http.client.HTTPException) as error:
                    raise ServiceDown(
                        f"The connection broke: {error}", item=card.address, remedy=remedy
                    ) from error
                if not piece:
                    raise ServiceDown("The connection ended early", item=card.address, remedy=remedy)
                file.write(piece)
                done += len(piece)
                on_progress(done)
