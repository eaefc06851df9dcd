"""Interactions that were queued offline, sent to AWS when the network is back."""

import os
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psutil

from kiosk import paths, settings
from kiosk.adapters.aws.event_sink import PersonalizeEventSink
from kiosk.adapters.local.database import open_library
from kiosk.adapters.outbox import Outbox
from kiosk.aws_account import open_account
from kiosk.core.interaction import Act, Interaction, InteractionKind
from kiosk.core.mood import MOODS
from kiosk.core.recommendation import Pick, cohort
from kiosk.core.strategy import Strategy
from tests.aws_sandbox.process import SandboxProcess
from tests.bench.figure import Figure, figure

PER_VISIT = 20


def figures(quick: bool) -> Iterator[Figure]:
    count = 4_000 if quick else 100_000
    with tempfile.TemporaryDirectory() as folder, SandboxProcess() as sandbox:
        shop = sandbox.provision(pictures_per_mood=1, pool_per_mood=0)
        environment = {**os.environ, **sandbox.environment(), **shop.settings()}
        os.environ.update(environment)
        chosen = settings.load(paths.resources() / "default_settings.toml", None, environment)
        account = open_account(chosen)
        with closing(open_library(Path(folder))) as database:
            outbox = Outbox(database, PersonalizeEventSink(account.session, account.names))
            stored = set()
            for visit in range(count // PER_VISIT):
                acts = list(one_visit(visit))
                outbox.record([act for _, act in acts])
                stored |= {event_id for event_id, _ in acts}
            memory, started_s = [psutil.Process().memory_info().rss], time.monotonic()
            while outbox.deliver():
                memory.append(psutil.Process().memory_info().rss)
            seconds = time.monotonic() - started_s
            left = outbox.status().pending
        account.close()
        arrived = sandbox.interactions
        doubled = sum(times > 1 for times in sandbox.times_sent.values())
        yield figure("drain_time", seconds, "s", "", 1, f"{count} interactions, sandbox without latency")
        yield figure("drain_rate", count / seconds, "1/s", "", 1, "one batch of ten at a time")
        yield figure(
            "drain_lost", len(stored - set(arrived)) + left, "", "0", 1, "queued, and not in Personalize"
        )
        yield figure("drain_doubled", doubled, "", "0", 1, "event ids that were sent more than once")
        tenth = memory[len(memory) // 10]
        yield figure(
            "drain_memory_growth", (memory[-1] - tenth) / 1e6, "MB", "0", 1, "from 10 % on to the end"
        )


def one_visit(number: int) -> Iterator[tuple[str, Interaction]]:
    mood = MOODS[number % len(MOODS)]
    for place in range(PER_VISIT):
        picture = f"emotions/{mood}/{place % 9}.jpeg"
        kind = InteractionKind.LIKE if place % 5 == 0 else InteractionKind.VIEW
        act = Act(kind, cohort(mood), Pick(picture, Strategy.MOOD), (picture,))
        event_id = uuid.uuid4().hex
        yield event_id, act.stamped(event_id, f"visit-{number}", datetime.now(UTC))
