"""`train`, `seed`, `export`, `import`, `teardown`, `insights`."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import partial

from admin_tool.commands.terminal import Terminal
from admin_tool.core.training import ExportKind, StepState
from admin_tool.services import Services
from kiosk.core.errors import KioskError

NOT_BEFORE = ("training", "campaign", "kiosks")
"""What comes after the data: the training itself, and the kiosks' settings, which a person puts in."""


def run_train(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Does every step that is ready, then trains a version; `--status` only looks."""
    trainer = services.trainer
    if not options.status:
        for step_id in [step.id for step in trainer.steps() if step.id not in NOT_BEFORE]:
            # a step becomes ready by the one before it, so each is looked at when its turn comes
            state = next(step.state for step in trainer.steps() if step.id == step_id)
            if state in (StepState.READY, StepState.FAILED):
                terminal.long(step_id, partial(trainer.perform, step_id))
        version = terminal.long("training", trainer.train)
        if any(step.id == "campaign" for step in trainer.steps()):
            terminal.long("campaign", partial(trainer.perform, "campaign"))
        metrics = ", ".join(f"{name} {value:.4f}" for name, value in sorted(version.metrics.items()))
        terminal.answer(asdict(version), f"{version.name}: {metrics or 'no metrics'}")
        return 0
    steps = trainer.steps()
    rows = [(step.id, str(step.state), step.detail) for step in steps]
    terminal.table(("step", "state", "found"), rows, [asdict(step) for step in steps])
    return 1 if any(step.state is StepState.FAILED for step in steps) else 0


def run_seed(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Invents a first history, marked as seeded."""
    count = terminal.long("Seeding", services.trainer.seed)
    terminal.answer({"interactions": count}, f"{count} invented interactions, all marked as seeded.")
    return 0


def run_export(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Writes users, items or interactions as CSV."""
    kind = ExportKind(options.kind)
    rows = terminal.long("Exporting", lambda told: services.trainer.export(kind, options.file, told))
    terminal.answer({"rows": rows, "file": str(options.file)}, f"{rows} rows in {options.file}.")
    return 0


def run_import(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Takes a CSV in; rows that are not taken are told, and make the exit code 1."""
    kind = ExportKind(options.kind)
    report = terminal.long("Importing", lambda told: services.trainer.bring_in(kind, options.file, told))
    for one in report.skipped:
        terminal.complain(f"emotion-admin: {options.file}, line {one.line}: {one.why}")
    words = f"{report.rows} rows taken, {report.known} were known, {report.skipped_count} skipped."
    terminal.answer(asdict(report), words)
    return 1 if report.skipped_count else 0


def run_teardown(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Removes everything of the recommender; wants `--yes`, since it cannot be undone."""
    if not options.yes:
        raise KioskError(
            "This removes all that the recommender has learnt, for ever",
            remedy="Say --yes when that is what you want.",
        )
    gone = terminal.long("Taking down", services.trainer.tear_down)
    left = [one for one in gone if not one.gone]
    for one in left:
        terminal.complain(f"emotion-admin: {one.what}: {one.why}")
    lines = [one.what for one in gone if one.gone]
    terminal.answer([asdict(one) for one in gone], "\n".join(lines) or "There was nothing to remove.")
    return 1 if left else 0


def run_insights(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Views, likes and corrected moods of the last days."""
    terminal.long("Reading what was recorded", services.insights.refresh)
    until = datetime.now(UTC)
    found = services.insights.insight(until - timedelta(days=options.days), until)
    rows = [
        (str(mood), str(one.views), str(one.likes), f"{one.rate:.1%}") for mood, one in found.by_mood.items()
    ]
    rows.append(("all", str(found.total.views), str(found.total.likes), f"{found.total.rate:.1%}"))
    values = [
        {"mood": mood, "views": int(views), "likes": int(likes), "rate": rate}
        for mood, views, likes, rate in rows
    ]
    terminal.table(("mood", "views", "likes", "like rate"), rows, values)
    return 0
