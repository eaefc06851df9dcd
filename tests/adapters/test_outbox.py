import random
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.outbox import WINDOW, Outbox
from kiosk.core.errors import ServiceRefused, SignInFailed
from kiosk.core.interaction import Interaction
from tests.adapters.making import NOON, Clock, Sink, interaction


@pytest.fixture
def outbox(database: Database, sink: Sink, clock: Clock) -> Outbox:
    return Outbox(database, sink, clock, random.Random(1))


def drain(outbox: Outbox) -> int:
    return sum(iter(outbox.deliver, 0))


def stored(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM interactions").fetchone()[0])


def test_what_was_recorded_is_stored_and_sent_as_it_is(
    outbox: Outbox, sink: Sink, database: Database
) -> None:
    acts = [interaction(), interaction()]
    outbox.record(acts)

    assert outbox.status().pending == 2
    assert outbox.status().oldest_at == NOON
    assert outbox.deliver() == 2
    assert sink.batches == [tuple(acts)]
    assert outbox.status().pending == 0
    assert outbox.status().oldest_at is None
    assert stored(database) == 2


def test_an_event_id_counts_once(outbox: Outbox, sink: Sink, database: Database) -> None:
    act = interaction()
    outbox.record([act, act])
    outbox.record([act])
    drain(outbox)
    outbox.record([act])

    assert drain(outbox) == 0
    assert sink.event_ids == [act.event_id]
    assert stored(database) == 1


def test_a_batch_is_of_one_visit_and_at_most_ten(outbox: Outbox, sink: Sink) -> None:
    acts = [interaction(visit_id=f"visit-{number % 3}") for number in range(60)]
    outbox.record(acts)

    assert drain(outbox) == 60
    assert sorted(sink.event_ids) == sorted(act.event_id for act in acts)
    assert all(len(batch) <= 10 for batch in sink.batches)
    assert all(len({act.visit_id for act in batch}) == 1 for batch in sink.batches)
    of_one = [act.event_id for batch in sink.batches for act in batch if act.visit_id == "visit-1"]
    assert of_one == [act.event_id for act in acts if act.visit_id == "visit-1"]


def test_while_the_service_is_down_everything_waits_with_its_event_id(
    outbox: Outbox, sink: Sink, clock: Clock
) -> None:
    acts = [interaction(visit_id=f"visit-{number}") for number in range(30)]
    outbox.record(acts)
    sink.down = True

    assert drain(outbox) == 0
    assert sink.calls == 1
    clock.pass_s(3600)
    sink.down = False

    assert drain(outbox) == 30
    assert sorted(sink.event_ids) == sorted(act.event_id for act in acts)


def test_a_dead_service_is_asked_ever_more_rarely(outbox: Outbox, sink: Sink, clock: Clock) -> None:
    outbox.record([interaction()])
    sink.down = True
    for _ in range(3600):
        outbox.deliver()
        clock.pass_s(1)

    assert 10 < sink.calls < 40


def test_two_kiosks_do_not_come_back_at_the_same_time(database: Database) -> None:
    calls = []
    for seed in (1, 2):
        clock, sink = Clock(), Sink()
        sink.down = True
        outbox = Outbox(database, sink, clock, random.Random(seed))
        outbox.record([interaction()])
        times = []
        for _ in range(600):
            before = sink.calls
            outbox.deliver()
            if sink.calls > before:
                times.append(clock().timestamp())
            clock.pass_s(0.25)
        calls.append(times)

    assert calls[0] != calls[1]


class Picky(Sink):
    """Refuses some interactions for ever."""

    def __init__(self, poison: Sequence[Interaction]) -> None:
        super().__init__()
        self.poison = {act.event_id for act in poison}

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        if self.poison & {act.event_id for act in interactions}:
            raise ServiceRefused("itemId is too long")
        return super().send(interactions)


def test_poison_is_set_aside_with_its_reason_and_holds_up_nothing(database: Database, clock: Clock) -> None:
    acts = [interaction() for _ in range(10)]
    sink = Picky([acts[3]])
    outbox = Outbox(database, sink, clock)
    outbox.record(acts)

    assert drain(outbox) == 9
    status = outbox.status()
    assert (status.pending, status.refused, status.last_refusal) == (0, 1, "itemId is too long")
    assert stored(database) == 10

    sink.poison.clear()
    assert outbox.retry_refused() == 1
    assert drain(outbox) == 1
    assert sorted(sink.event_ids) == sorted(act.event_id for act in acts)


class SignedOut(Sink):
    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        raise SignInFailed("The certificate has expired")


def test_without_a_sign_in_nothing_is_set_aside(database: Database, clock: Clock) -> None:
    outbox = Outbox(database, SignedOut(), clock)
    outbox.record([interaction()])

    assert drain(outbox) == 0
    assert outbox.status().refused == 0
    assert outbox.status().pending == 1


class Half(Sink):
    """Takes every other interaction of its first batch."""

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        return super().send(interactions[::2] if not self.batches else interactions)


def test_what_was_not_taken_is_sent_again_later(database: Database, clock: Clock) -> None:
    sink = Half()
    outbox = Outbox(database, sink, clock)
    acts = [interaction() for _ in range(10)]
    outbox.record(acts)

    assert outbox.deliver() == 5
    assert outbox.deliver() == 0
    clock.pass_s(10)
    assert outbox.deliver() == 5
    assert sorted(sink.event_ids) == sorted(act.event_id for act in acts)


def test_a_clock_that_was_set_back_stops_nothing(outbox: Outbox, sink: Sink, clock: Clock) -> None:
    outbox.record([interaction()])
    sink.down = True
    outbox.deliver()
    sink.down = False
    clock.pass_s(-30 * 86_400)
    outbox.record([interaction()])

    assert drain(outbox) >= 1


class Forgetful(Sink):
    """While a batch is being sent, a visitor asks to be forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self.outbox: Outbox | None = None
        self.forgotten = threading.Event()

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        taken = super().send(interactions)
        if self.calls == 1:
            threading.Thread(target=self._forget, name="forget").start()
            # the deletion must wait until this call is over
            assert not self.forgotten.wait(0.05)
        return taken

    def _forget(self) -> None:
        assert self.outbox is not None
        self.outbox.forget("anna")
        self.forgotten.set()


def test_forgetting_waits_for_what_is_under_way_and_leaves_nothing_to_send(database: Database) -> None:
    sink = Forgetful()
    sink.outbox = outbox = Outbox(database, sink)
    first, mine = interaction(visit_id="1"), interaction(visit_id="2", user_id="anna")
    outbox.record([first, mine])

    outbox.deliver()
    assert sink.forgotten.wait(60)
    later = drain(outbox)

    assert later == 0
    assert stored(database) == 1
    assert outbox.status().pending == 0


def test_two_deliveries_at_once_send_nothing_twice(database: Database, clock: Clock) -> None:
    sink = Sink()
    outbox = Outbox(database, sink, clock)
    outbox.record([interaction(visit_id=f"visit-{number}") for number in range(300)])

    threads = [threading.Thread(target=drain, args=(outbox,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    drain(outbox)

    assert len(sink.event_ids) == len(set(sink.event_ids)) == 300


def test_many_queued_interactions_drain_in_little_memory(database: Database, clock: Clock) -> None:
    sink = Counting()
    outbox = Outbox(database, sink, clock)
    outbox.record([interaction(visit_id=f"visit-{number // 12}") for number in range(6000)])
    outbox.deliver()
    tracemalloc.start()
    outbox.deliver()
    one = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    drain(outbox)
    all_of_them = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sink.taken == 6000
    assert all_of_them < 1.5 * one
    assert WINDOW < 1000


class Counting(Sink):
    taken = 0

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        self.taken += len(interactions)
        return frozenset(act.event_id for act in interactions)


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.adapters.local.database import open_library
from kiosk.adapters.outbox import Outbox
from tests.adapters.making import Sink, interaction

outbox = Outbox(open_library(Path(sys.argv[1])), Sink())
for _ in range(3):
    outbox.record([interaction(), interaction()])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_like_is_there_after_a_kill_right_behind_it(tmp_path: Path, sink: Sink) -> None:
    died = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False, timeout=60)
    assert died.returncode == -9

    database = open_library(tmp_path)
    assert stored(database) == 6
    assert drain(Outbox(database, sink)) == 6
    database.close()
