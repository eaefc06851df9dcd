"""`promote`, `withdraw`, `restore`, `live`."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from admin_tool.commands.pool import chosen_entries, named_ids
from admin_tool.commands.terminal import Terminal, counted
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.promotion import Fate, PromotionLine
from admin_tool.services import Services

GOOD = (Fate.ADD, Fate.ALREADY_LIVE, Fate.DONE)


def run_promote(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Promotes what is named, or everything that is approved and not live; first finishes a run cut off."""
    unfinished = services.promoter.unfinished()
    lines: list[PromotionLine] = []
    if unfinished and not options.dry_run:
        done = terminal.long("Finishing", lambda told: services.promoter.promote(unfinished, told))
        lines += done.lines
    terminal.long("Reading the pool", services.pool.refresh)
    ids = named_ids(options.ids)
    if not ids:
        waiting = PoolFilter(decisions=frozenset([Decision.APPROVED]), live=False)
        ids = [one.id for one in chosen_entries(services, waiting, PoolSort.OLDEST)]
    plan = terminal.long("Checking", lambda told: services.promoter.plan(ids, told))
    if options.dry_run:
        return _tell(terminal, [*lines, *plan.lines], "Would be added", Fate.ADD)
    report = terminal.long("Promoting", lambda told: services.promoter.promote(plan, told))
    return _tell(terminal, [*lines, *report.lines], "Now live", Fate.DONE)


def run_withdraw(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """`withdraw` and `restore`."""
    ids = named_ids(options.ids)
    back = options.command == "restore"
    work = services.promoter.restore if back else services.promoter.withdraw
    report = terminal.long("Restoring" if back else "Withdrawing", lambda told: work(ids, told))
    for one in services.decisions.exchange().conflicts:
        terminal.complain(f"emotion-admin: {one.picture_id}: {one.by} decided {one.stands} first")
    return _tell(terminal, report.lines, "Live again" if back else "Withdrawn", Fate.DONE)


def run_live(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """What the kiosks show, or with --withdrawn what can be brought back."""
    pictures = services.promoter.withdrawn() if options.withdrawn else services.promoter.live()
    rows = [(one.id, str(one.views), str(one.likes)) for one in pictures]
    terminal.table(("picture", "views", "likes"), rows, [asdict(one) for one in pictures])
    return 0


def _tell(terminal: Terminal, lines: Sequence[PromotionLine], words: str, good: Fate) -> int:
    bad = [one for one in lines if one.fate not in GOOD]
    for one in bad:
        terminal.complain(f"emotion-admin: {one.picture_id}: {one.fate}: {one.reason}")
    count = sum(one.fate is good for one in lines)
    already = sum(one.fate is Fate.ALREADY_LIVE for one in lines)
    tail = f"; live already: {already}" if already else ""
    terminal.answer([asdict(one) for one in lines], f"{words}: {counted(count)}{tail}.")
    return 1 if bad else 0
