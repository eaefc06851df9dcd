"""What every generation queue does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from admin_tool.core.batch import BatchOrder, JobState, new_name
from admin_tool.core.ports import GenerationQueue
from kiosk.core.errors import ServiceRefused
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from tests.admin_tool.adapters.waiting import Watch

SMALL = Prompt(Mood.HAPPY, "a happy field", "text, letters", 0, 128, 128, 28, 6.5)
TOO_LARGE = replace(SMALL, width_px=4000)
"""No engine paints it."""


def order(count: int, title: str = "Fields", odd: int | None = None, name: str = "") -> BatchOrder:
    prompts = [replace(TOO_LARGE if number == odd else SMALL, seed=number) for number in range(count)]
    return BatchOrder(Mood.HAPPY, title, tuple(prompts), name)


class GenerationQueueContract:
    """A subclass gives `queue`, `work`, which makes all that is queued, and `pool`, the keys of pictures."""

    @pytest.fixture
    def queue(self) -> GenerationQueue:
        raise NotImplementedError

    @pytest.fixture
    def work(self) -> Callable[[], None]:
        raise NotImplementedError

    @pytest.fixture
    def pool(self) -> Callable[[], set[str]]:
        raise NotImplementedError

    def test_an_order_becomes_pictures(
        self, queue: GenerationQueue, work: Callable[[], None], pool: Callable[[], set[str]]
    ) -> None:
        sent = queue.send(order(5))
        assert (sent.open, sent.title, sent.by, sent.mood) == (True, "Fields", "tester", Mood.HAPPY)
        assert (sent.prompt.text, sent.prompt.steps, sent.prompt.guidance) == ("a happy field", 28, 6.5)
        work()
        [batch] = queue.batches()
        assert (batch.name, batch.count(JobState.DONE), batch.open) == (sent.name, 5, False)
        assert pool() == {job.picture_id for job in batch.jobs}
        assert all(job.at for job in batch.jobs)
        assert batch.ended_at

    def test_an_order_that_is_sent_again_makes_no_second_picture(
        self, queue: GenerationQueue, work: Callable[[], None], pool: Callable[[], set[str]]
    ) -> None:
        same = order(3, name=new_name(datetime.now(UTC)))
        queue.send(same)
        queue.send(same)
        work()
        queue.send(same)
        work()
        [batch] = queue.batches()
        assert batch.count(JobState.DONE) == 3
        assert len(pool()) == 3

    def test_orders_of_one_second_are_batches_of_their_own_the_newest_first(
        self, queue: GenerationQueue, work: Callable[[], None], pool: Callable[[], set[str]]
    ) -> None:
        names = [queue.send(order(2, title)).name for title in ("one", "two", "three")]
        assert [batch.name for batch in queue.batches()] == names[::-1]
        work()
        assert len(pool()) == 6

    def test_a_cancelled_batch_stops_and_goes_on_when_asked(
        self, queue: GenerationQueue, work: Callable[[], None], pool: Callable[[], set[str]]
    ) -> None:
        name = queue.send(order(4)).name
        assert queue.cancel(name) == 4
        work()
        assert not pool()
        [batch] = queue.batches()
        assert (batch.count(JobState.CANCELLED), batch.open, batch.can_go_on) == (4, False, True)
        assert queue.cancel(name) == 0
        assert queue.retry(name) == 4
        work()
        [batch] = queue.batches()
        assert batch.count(JobState.DONE) == 4
        assert len(pool()) == 4

    def test_a_job_that_fails_says_why_and_the_rest_goes_on(
        self, queue: GenerationQueue, work: Callable[[], None], pool: Callable[[], set[str]]
    ) -> None:
        name = queue.send(order(3, odd=1)).name
        work()
        [batch] = queue.batches()
        assert [job.state for job in batch.jobs] == [JobState.DONE, JobState.FAILED, JobState.DONE]
        assert batch.jobs[1].reason
        for _ in range(2):  # looking takes nothing away
            [letter] = queue.dead_letters()
            assert letter.picture_id == batch.jobs[1].picture_id
            assert letter.reason == batch.jobs[1].reason
        assert queue.retry(name) == 1
        assert queue.batches()[0].open
        work()
        assert queue.batches()[0].count(JobState.FAILED) == 1
        assert len(pool()) == 2

    def test_all_dead_letters_are_given_back(
        self, queue: GenerationQueue, work: Callable[[], None], pool: Callable[[], set[str]]
    ) -> None:
        for title in ("one", "two"):
            queue.send(order(2, title, odd=0))
        work()
        told = Watch()
        assert queue.redrive(told) == 2
        assert told.told[-1][:2] == (2, 2)
        assert not queue.dead_letters()
        assert queue.retry(queue.batches()[0].name) == 0
        work()
        assert len(queue.dead_letters()) == 2

    def test_nothing_is_no_order(self, queue: GenerationQueue) -> None:
        with pytest.raises(ServiceRefused):
            queue.send(order(0))
        assert not queue.batches()
