import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from admin_tool.core.batch import EndpointState, JobState
from admin_tool.core.ports import GenerationQueue
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.errors import LibraryError
from kiosk.core.picture import Prompt
from tests.admin_tool.adapters.generation_contract import GenerationQueueContract, order
from tests.admin_tool.adapters.painting_works import PaintingWorks, open_works, until

ROOT = Path(__file__).parents[4]


@pytest.fixture
def works(tmp_path: Path) -> Iterator[PaintingWorks]:
    made = open_works(tmp_path)
    yield made
    made.close()


class TestLocalGenerationQueue(GenerationQueueContract):
    @pytest.fixture
    def queue(self, works: PaintingWorks) -> GenerationQueue:
        return works.queue

    @pytest.fixture
    def work(self, works: PaintingWorks) -> Callable[[], None]:
        def paint_on_this_thread() -> None:
            while works.queue._worker.paint_next():
                pass

        return paint_on_this_thread  # nothing goes on while a test looks at what it has asked for

    @pytest.fixture
    def pool(self, works: PaintingWorks) -> Callable[[], set[str]]:
        return works.pool


class SlowGenerator:
    """Holds its picture back until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()

    def generate(self, prompt: Prompt) -> bytes:
        self.begun.set()
        self.go.wait(60)
        return PaintingGenerator().generate(prompt)


class BrokenGenerator:
    def generate(self, prompt: Prompt) -> bytes:
        raise MemoryError("no room for the canvas")


def test_nothing_is_painted_before_it_is_started(works: PaintingWorks) -> None:
    works.queue.send(order(1))
    assert works.queue.batches()[0].count(JobState.QUEUED) == 1
    assert not works.pool()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_program_that_is_killed_while_it_paints_leaves_exactly_the_pictures_of_the_order(
    tmp_path: Path,
) -> None:
    count = 40
    for ordered, reached in ((count, 6), (0, 18)):
        command = [sys.executable, "-m", "tests.admin_tool.adapters.painting_child", str(tmp_path)]
        with subprocess.Popen([*command, str(ordered)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            for line in child.stdout:
                if int(line) >= reached:
                    child.send_signal(signal.SIGKILL)
                    break
    works = open_works(tmp_path)
    try:
        [batch] = works.queue.batches()
        assert batch.open
        works.work()
        [batch] = works.queue.batches()
        assert batch.count(JobState.DONE) == count
        assert works.pool() == {job.picture_id for job in batch.jobs}
        assert len(list((tmp_path / "pictures" / "imgPool" / "happy").glob("*.jpeg"))) == count
    finally:
        works.close()


def test_a_picture_that_was_stored_before_the_crash_is_not_painted_again(tmp_path: Path) -> None:
    works = open_works(tmp_path, BrokenGenerator())
    batch = works.queue.send(order(1))
    works.store.add(PaintingGenerator().generate(batch.prompt), batch.jobs[0].picture_id)
    works.work()
    assert works.queue.batches()[0].count(JobState.DONE) == 1
    works.close()


def test_two_programs_paint_one_after_the_other(tmp_path: Path) -> None:
    first, second = open_works(tmp_path), open_works(tmp_path)
    second.queue.start()
    first.queue.start()
    try:
        first.queue.send(order(6))
        until(lambda: not any(batch.open for batch in first.queue.batches()))
        assert len(first.pool()) == 6
        second.queue.close()
        first.queue.send(order(2))
        until(lambda: not any(batch.open for batch in first.queue.batches()))
        assert len(first.pool()) == 8
    finally:
        first.close()
        second.library.close()


def test_closing_finishes_the_picture_at_hand_and_leaves_the_rest(tmp_path: Path) -> None:
    slow = SlowGenerator()
    works = open_works(tmp_path, slow)
    works.queue.send(order(3))
    works.queue.start()
    assert slow.begun.wait(60)
    assert works.queue.batches()[0].count(JobState.RUNNING) == 1
    closing = threading.Thread(target=works.close)
    closing.start()
    until(works.queue._worker._over.is_set)
    slow.go.set()
    closing.join(60)
    again = open_works(tmp_path)
    [batch] = again.queue.batches()
    assert (batch.count(JobState.DONE), batch.count(JobState.QUEUED)) == (1, 2)
    again.close()


def test_cancelling_lets_the_picture_at_hand_be_finished(tmp_path: Path) -> None:
    slow = SlowGenerator()
    works = open_works(tmp_path, slow)
    name = works.queue.send(order(3)).name
    works.queue.start()
    assert slow.begun.wait(60)
    assert works.queue.cancel(name) == 2
    slow.go.set()
    until(lambda: not works.queue.batches()[0].open)
    [batch] = works.queue.batches()
    assert (batch.count(JobState.DONE), batch.count(JobState.CANCELLED)) == (1, 2)
    works.close()


@pytest.mark.expects_errors
def test_a_painter_that_breaks_fails_its_job_only(tmp_path: Path) -> None:
    works = open_works(tmp_path, BrokenGenerator())
    works.queue.send(order(2))
    works.work()
    [batch] = works.queue.batches()
    assert {job.reason for job in batch.jobs} == {"The painter failed: no room for the canvas."}
    works.close()


def test_a_damaged_book_is_set_aside(tmp_path: Path) -> None:
    book = tmp_path / "admin" / "generation.db"
    book.parent.mkdir()
    book.write_bytes(b"this is no database " * 400)
    works = open_works(tmp_path)
    works.queue.send(order(1))
    works.work()
    assert len(works.pool()) == 1
    assert len(list(book.parent.glob("generation.db.damaged-*"))) == 1
    works.close()


def test_a_book_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "admin").write_text("a file")
    with pytest.raises(LibraryError):
        open_works(tmp_path)


def test_this_machine_costs_nothing_and_needs_no_starting(works: PaintingWorks) -> None:
    endpoint = works.queue.endpoint()
    assert (endpoint.state, endpoint.usd_per_hour, endpoint.warm) == (EndpointState.LOCAL, 0.0, True)
    works.queue.start_endpoint()
    works.queue.stop_endpoint()
    assert works.queue.endpoint() == endpoint


def test_dead_letters_are_orders_that_the_cloud_would_read_too(works: PaintingWorks) -> None:
    works.queue.send(order(1, odd=0))
    works.work()
    [letter] = works.queue.dead_letters()
    assert json.loads(json.loads(letter.body)["prompt"])["width"] == 4000
    assert "128 to 3072 pixels" in letter.reason
