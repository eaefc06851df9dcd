"""`generate`, `batches`, `redrive`."""

import argparse
import secrets
import time
from dataclasses import asdict

from admin_tool.commands.terminal import BarProgress, Terminal, counted
from admin_tool.core.batch import Batch, BatchOrder, JobState, title_of
from admin_tool.services import Services
from kiosk.core.errors import KioskError, ServiceLate
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt

LOOK_EVERY_S = {"local": 0.2, "aws": 5.0}
"""A look at AWS is several calls."""
LARGEST_SEED = 2**31


def run_generate(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Orders pictures and waits for them; with `--no-wait` only orders (AWS)."""
    mood = Mood(options.mood)
    first = secrets.randbelow(LARGEST_SEED) if options.seed is None else options.seed
    prompts = tuple(_prompt(options, services, mood, first + number) for number in range(options.count))
    sent = services.generation.send(BatchOrder(mood, title_of(options.title or prompts[0].text), prompts))
    if not options.no_wait:
        sent = terminal.long("Generating", lambda told: _wait(services, sent.name, options.patience, told))
    failed = [job for job in sent.jobs if job.state is JobState.FAILED]
    for job in failed:
        terminal.complain(f"emotion-admin: {job.picture_id}: {job.reason}")
    done = sent.count(JobState.DONE)
    terminal.answer(
        {"batch": sent.name, "pictures": [asdict(job) for job in sent.jobs]},
        f"{sent.name}: {done} of {counted(len(sent.jobs))} in the pool.",
    )
    return 1 if failed else 0


def run_batches(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """All batches with their counts."""
    batches = services.generation.batches()
    rows = [
        (one.name, str(one.mood), one.title[:40], *(str(one.count(state)) for state in JobState))
        for one in batches
    ]
    head = ("batch", "mood", "title", *(str(state) for state in JobState))
    terminal.table(head, rows, [asdict(one) for one in batches])
    return 0


def run_redrive(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Gives orders that were given up back to the queue."""
    count = terminal.long("Giving back", services.generation.redrive)
    terminal.answer({"orders": count}, f"Again in the queue: {counted(count, 'order')}.")
    return 0


def _prompt(options: argparse.Namespace, services: Services, mood: Mood, seed: int) -> Prompt:
    usual = services.prompts.prompt(mood, seed)
    width, height = options.picture_size or (usual.width_px, usual.height_px)
    return Prompt(
        mood,
        options.prompt or usual.text,
        usual.negative if options.negative is None else options.negative,
        seed,
        width,
        height,
        options.steps or usual.steps,
        usual.guidance if options.guidance is None else options.guidance,
    )


def _wait(services: Services, name: str, patience_s: float, told: BarProgress) -> Batch:
    ends_s = time.monotonic() + patience_s
    while True:
        batch = next((one for one in services.generation.batches() if one.name == name), None)
        if batch is None:
            raise KioskError("The batch is gone", item=name)
        done = sum(job.state not in (JobState.QUEUED, JobState.RUNNING) for job in batch.jobs)
        told.report(done, len(batch.jobs))
        if not batch.open:
            return batch
        if time.monotonic() > ends_s:
            raise ServiceLate(
                f"{done} of {len(batch.jobs)} pictures came within {patience_s:.0f} s",
                item=name,
                remedy="They may still come: look with `emotion-admin batches`.",
            )
        time.sleep(LOOK_EVERY_S[services.settings.backend])
