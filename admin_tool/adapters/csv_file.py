"""CSV files in Personalize's columns: written whole, and read row by row with a reason for every bad one."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from admin_tool.core.ports import Progress
from admin_tool.core.training import ExportKind, ImportReport, SkippedRow
from kiosk.adapters.aws.personalize_shapes import FIELDS
from kiosk.adapters.whole_file import writing_over
from kiosk.core.errors import KioskError
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.picture import PictureStatus, parse_key

LONGEST_ID = 256
LONGEST_IMPRESSION = 1000
TELL_EVERY = 500
MOST_TOLD = 100
"""So many skipped rows are told with their reason; the rest is counted."""
_LATEST_S = 4_102_444_800
"""The year 2100: later than that are milliseconds, which Personalize would take for the far future."""
_NAMES = {
    ExportKind.USERS: "Users",
    ExportKind.ITEMS: "Items",
    ExportKind.INTERACTIONS: "Interactions",
}

Row = Mapping[str, Any]


class ExportCancelled(KioskError):
    """Somebody wanted it to stop; nothing was written."""


class CsvWrong(KioskError):
    """A file that cannot be read as what it is said to be."""


@dataclass(slots=True)
class Skipped:
    """Collects what was not taken, and why."""

    count: int = 0
    told: list[SkippedRow] = field(default_factory=list)

    def add(self, line: int, why: str) -> None:
        """One more row."""
        self.count += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(SkippedRow(line, why))

    def report(self, rows: int, known: int = 0) -> ImportReport:
        """The whole import."""
        return ImportReport(rows, known, self.count, tuple(self.told))


def columns(kind: ExportKind) -> list[str]:
    """The header."""
    return [str(one["name"]) for one in FIELDS[_NAMES[kind]]]


def write_csv(
    out: Path, kind: ExportKind, rows: Iterable[Row], progress: Progress, total: int = 0, note: str = ""
) -> int:
    """Writes rows; the file is there whole or not at all. Answers how many.

    Raises DiskFull, LibraryError, ExportCancelled, and whatever reading the rows raises.
    """
    done = 0
    with writing_over(out) as file:
        writer = csv.DictWriter(file, columns(kind), restval="")
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            done += 1
            if done % TELL_EVERY == 0:
                progress.report(done, max(total, done) if total else 0, note)
                if progress.cancelled:
                    raise ExportCancelled("The export was stopped, nothing was written", item=out.name)
    progress.report(done, done, note)
    return done


def read_csv(kind: ExportKind, file: Path, skipped: Skipped) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of every good row; bad ones are added to `skipped`. Raises CsvWrong before the first."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened, strict=True)
            header = list(reader.fieldnames or ())
            _check_header(kind, header, file)
            while True:
                try:
                    row = next(reader, None)
                except csv.Error as trouble:
                    skipped.add(reader.line_num, f"it is no CSV: {trouble}")
                    continue
                if row is None:
                    return
                why = _trouble(kind, row)
                if why:
                    skipped.add(reader.line_num, why)
                else:
                    yield reader.line_num, {name: row.get(name) or "" for name in columns(kind)}
    except UnicodeDecodeError as trouble:
        raise CsvWrong(
            "The file is not UTF-8 text", item=file.name, remedy="Save it as CSV UTF-8."
        ) from trouble
    except OSError as trouble:
        raise CsvWrong(f"The file cannot be read: {trouble.strerror}", item=file.name) from trouble


def _check_header(kind: ExportKind, header: list[str], file: Path) -> None:
    required = [str(one["name"]) for one in FIELDS[_NAMES[kind]] if "null" not in one["type"]]
    missing = [name for name in required if name not in header]
    unknown = [name for name in header if name not in columns(kind)]
    told = []
    if missing:
        told.append(f"lacks {', '.join(missing)}")
    if unknown:
        told.append(f"has {', '.join(unknown)}, which nobody knows")
    if told:
        raise CsvWrong(
            f"The header {' and '.join(told)}",
            item=file.name,
            remedy=f"It must have the columns {', '.join(columns(kind))}.",
        )


def _trouble(kind: ExportKind, row: Mapping[Any, Any]) -> str:
    """Why a row cannot be taken; empty for a good one."""
    if None in row or None in row.values():
        return "it has more or fewer cells than the header"
    for name in ("USER_ID", "ITEM_ID"):
        if name in columns(kind):
            value = row[name]
            if not value:
                return f"{name} is empty"
            if len(value) > LONGEST_ID or "|" in value:
                return f"{name} is longer than {LONGEST_ID} signs or has a |"
    return _RULES[kind](row)


def _interaction(row: Mapping[str, str]) -> str:
    if not row["TIMESTAMP"].isdecimal() or not 0 < int(row["TIMESTAMP"]) < _LATEST_S:
        return "TIMESTAMP is not a number of seconds since 1970"
    if row["EVENT_TYPE"] not in tuple(InteractionKind):
        return f"EVENT_TYPE is none of {', '.join(InteractionKind)}"
    if len(row.get("IMPRESSION", "")) > LONGEST_IMPRESSION:
        return f"IMPRESSION is longer than {LONGEST_IMPRESSION} signs"
    if parse_key(row["ITEM_ID"]) is None:
        return "ITEM_ID is not the key of a picture"
    if row.get("EMOTION") and row["EMOTION"] not in tuple(Mood):
        return "EMOTION is no mood"
    return "" if _is_number(row.get("EVENT_VALUE", "")) else "EVENT_VALUE is not a number"


def _item(row: Mapping[str, str]) -> str:
    if not row["CREATION_TIMESTAMP"].isdecimal():
        return "CREATION_TIMESTAMP is not a number of seconds since 1970"
    if row["EMOTION"] not in tuple(Mood):
        return "EMOTION is no mood"
    return "" if row["STATUS"] in tuple(PictureStatus) else "STATUS is no status"


def _user(row: Mapping[str, str]) -> str:
    return "" if row["KIND"] else "KIND is empty"


_RULES: dict[ExportKind, Callable[[Mapping[str, str]], str]] = {
    ExportKind.INTERACTIONS: _interaction,
    ExportKind.ITEMS: _item,
    ExportKind.USERS: _user,
}


def _is_number(text: str) -> bool:
    try:
        return text == "" or float(text) is not None
    except ValueError:
        return False
