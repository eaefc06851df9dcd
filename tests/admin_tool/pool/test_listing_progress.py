import threading

from admin_tool.core.quiet import Quiet
from admin_tool.pool.listing_progress import STEPS_BACK_S, PicturesFirst


class Noted(threading.Event):
    """Notes how long it was waited for, and does not wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout)
        return self.is_set()


class Told(Quiet):
    """Keeps what is reported."""

    def __init__(self) -> None:
        super().__init__()
        self.reports: list[tuple[int, int]] = []

    def report(self, done: int, total: int, note: str = "") -> None:
        self.reports.append((done, total))


def test_a_listing_steps_back_once_and_goes_on_telling() -> None:
    told, on_screen = Told(), Noted()
    first = PicturesFirst(told, on_screen)
    for done in (1000, 2000, 3000):
        first.report(done, 9000)
    assert told.reports == [(1000, 9000), (2000, 9000), (3000, 9000)]
    assert on_screen.waits == [STEPS_BACK_S, 0.0, 0.0]


def test_it_is_stopped_where_the_other_is() -> None:
    told = Told()
    first = PicturesFirst(told, Noted())
    assert not first.cancelled
    told.cancelled = True
    assert first.cancelled
