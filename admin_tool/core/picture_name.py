"""The short name of a picture, for where there is little room."""

import re

_ORDERED = re.compile(r"img_\d{8}-(\d{6})_(\d+)h?")
LONGEST = 14


def short_name(file_name: str) -> str:
    """`141500-3` for `img_20261122-141500_3h.jpeg`; other names without their ending, cut in the middle."""
    stem = file_name.rpartition(".")[0] or file_name
    ordered = _ORDERED.fullmatch(stem)
    if ordered:
        return f"{ordered[1]}-{ordered[2]}"
    return stem if len(stem) <= LONGEST else f"{stem[:7]}…{stem[-6:]}"
