"""Short names of pictures and batches, for where there is little room and for people to say aloud."""

import re
import unicodedata
from datetime import UTC, datetime
from functools import lru_cache

_BATCH = re.compile(r"img_\d{6,8}-(\d{3,6})(?:-*([A-Za-z0-9-]*[A-Za-z0-9]))?-*")
_MOMENT = re.compile(r"img_(\d{8}-\d{6})(?!\d)")
_NUMBER = re.compile(r"(.+)_(\d+)h?")
_TYPED = re.compile(r"#?([^\s#]+)-(\d*)")
LONGEST = 14
"""Columns of a name below a thumbnail; a Korean letter takes two."""
LONGEST_TAIL = 8
_BEGINNING, _END = 7, 6


@lru_cache(maxsize=4096)  # asked for each cell of each frame
def short_name(key: str) -> str:
    """The name of a picture on screen, from its key or its file name.

    `c2db92-11` for picture 11 of the batch `img_20261125-194255-c2db92`, `141500-3` where the batch has no
    tail (`img_20261122-141500`). Other names lose their ending, and their middle where they are long.
    """
    file_name = key.rpartition("/")[2]
    stem = file_name.rpartition(".")[0] or file_name
    numbered = _NUMBER.fullmatch(stem)
    tail = _tail(numbered[1]) if numbered else ""
    return f"{tail}-{numbered[2]}" if numbered and tail else _cut(stem)


def batch_number(batch: str) -> str:
    """The name of a batch on screen: `#c2db92` for `img_20261125-194255-c2db92`; empty for an empty one."""
    return f"#{_tail(batch) or _cut(batch)}" if batch else ""


def ordered_at(batch: str) -> datetime | None:
    """When a batch was ordered, an aware time; None where its name does not tell."""
    found = _MOMENT.match(batch)
    try:
        return datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC) if found else None
    except ValueError:  # the 31st of February
        return None


def written(typed: str) -> str:
    """What stands in file names for a short name that is typed.

    `c2db92_1` for `c2db92-1`, `c2db92` for `#c2db92`. Empty where it would be the same word.
    A name that is half typed finds what the whole one finds, and more.
    """
    found = _TYPED.fullmatch(typed)
    wanted = f"{found[1]}_{found[2]}" if found else typed.removeprefix("#")
    return "" if wanted == typed else wanted


def _tail(batch: str) -> str:
    """What tells a batch apart: the end of its name, or the time of day where it has no other."""
    found = _BATCH.fullmatch(batch)
    return (found[2] or found[1])[-LONGEST_TAIL:].lstrip("-") if found else ""


def _cut(stem: str) -> str:
    if _columns(stem) <= LONGEST:
        return stem
    beginning, end = stem, stem
    while _columns(beginning) > _BEGINNING:
        beginning = beginning[:-1]
    while _columns(end) > _END:
        end = end[1:]
    return f"{beginning.rstrip(' _-')}…{end.lstrip(' _-')}"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
