"""`pool list`, `pool refresh`, `pool import`, `approve`, `reject`, `undecide`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict

from admin_tool.commands.terminal import Terminal, counted
from admin_tool.core.decisions import Choice, DecisionReport
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.services import Services
from kiosk.core.errors import KioskError
from kiosk.core.mood import MOODS, Mood

VERBS = {"approve": Decision.APPROVED, "reject": Decision.REJECTED, "undecide": Decision.UNDECIDED}
CHUNK = 500


def add_filter(to: argparse.ArgumentParser) -> None:
    """Options that choose pictures of the pool."""
    to.add_argument("--mood", choices=[str(mood) for mood in MOODS])
    to.add_argument("--decision", choices=[str(one) for one in Decision])
    to.add_argument("--batch", default="", metavar="NAME")
    to.add_argument("--text", default="", metavar="WORDS", help="words of the prompt, the seed or the name")


def filter_of(options: argparse.Namespace) -> PoolFilter:
    """What the options choose."""
    return PoolFilter(
        moods=frozenset([Mood(options.mood)]) if options.mood else frozenset(),
        decisions=frozenset([Decision(options.decision)]) if options.decision else frozenset(),
        batch=options.batch,
        text=options.text,
    )


def chosen_entries(services: Services, chosen: PoolFilter, sort: PoolSort, limit: int = 0) -> list[PoolEntry]:
    """The entries that a filter lets through, `limit` of them at most, 0 for all."""
    numbers = [one for _, of_mood in services.pool.numbers(chosen, sort) for one in of_mood]
    numbers = numbers[: limit or None]
    found: list[PoolEntry] = []
    for start in range(0, len(numbers), CHUNK):
        found += services.pool.entries(numbers[start : start + CHUNK])
    return found


def named_ids(given: Sequence[str]) -> list[str]:
    """Ids from the command line; `-` reads them from stdin, a line each."""
    ids = [one for one in given if one != "-"]
    if "-" in given:
        ids += [line.strip() for line in sys.stdin if line.strip()]
    return list(dict.fromkeys(ids))


def run_pool(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """`pool list|refresh|import`."""
    if options.action == "import":
        wrong = terminal.long(
            "Importing", lambda told: services.pool.add_files(options.files, options.mood, told)
        )
        for file, why in wrong:
            terminal.complain(f"emotion-admin: {file}: {why}")
        taken = len(options.files) - len(wrong)
        terminal.answer(
            {"taken": taken, "refused": [{"file": str(file), "why": why} for file, why in wrong]},
            f"Taken: {taken} of {counted(len(options.files))}.",
        )
        return 1 if wrong else 0
    changed = terminal.long("Reading the pool", services.pool.refresh)
    if options.action == "refresh":
        total = services.pool.counts(PoolFilter()).total
        terminal.answer(
            {"changed": changed, **asdict(total)},
            f"{counted(total.total)}, {total.undecided} undecided; {changed} changed.",
        )
        return 0
    entries = chosen_entries(services, filter_of(options), PoolSort(options.sort), options.limit)
    rows = [
        (one.id, str(one.decision), "live" if one.live else "", one.batch, one.prompt[:60]) for one in entries
    ]
    terminal.table(("picture", "decision", "", "batch", "prompt"), rows, [asdict(one) for one in entries])
    return 0


def run_decision(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """`approve`, `reject`, `undecide`: of the ids that are named, or of all that the options choose."""
    terminal.long("Reading the pool", services.pool.refresh)
    ids = named_ids(options.ids)
    missing: list[str] = []
    if ids:
        entries = []
        for picture_id in ids:
            entry = services.pool.find(picture_id)
            if entry is None:
                missing.append(picture_id)
            else:
                entries.append(entry)
    elif filter_of(options) != PoolFilter():
        entries = chosen_entries(services, filter_of(options), PoolSort.NEWEST)
    else:
        raise KioskError("No picture is named", remedy="Name ids, or choose with --mood, --batch or --text.")
    wanted = VERBS[options.command]
    report = services.decisions.decide([Choice(one.id, wanted, one.version) for one in entries])
    later = services.decisions.exchange()
    conflicts = [*report.conflicts, *later.conflicts]
    for picture_id in missing:
        terminal.complain(f"emotion-admin: {picture_id}: it is not in the pool")
    for one in conflicts:
        terminal.complain(f"emotion-admin: {one.picture_id}: {one.by} decided {one.stands} first")
    _answer(terminal, wanted, report, missing, len(conflicts))
    return 1 if missing or conflicts else 0


def _answer(
    terminal: Terminal, wanted: Decision, report: DecisionReport, missing: list[str], conflicts: int
) -> None:
    terminal.answer(
        {"decision": wanted, "written": report.written, "missing": missing, "conflicts": conflicts},
        f"Now {wanted}: {counted(len(report.written))}.",
    )
