"""Work on many pictures side by side: results in handfuls, patience with a busy service, an end in sight."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from kiosk.core.errors import ServiceDown, ServiceLate

TRIES = 4
FIRST_WAIT_S = 0.25

T = TypeVar("T")
R = TypeVar("R")


def handfuls(
    items: Iterable[T], work: Callable[[T], R], at_once: int, stop: Callable[[], bool]
) -> Iterator[list[R]]:
    """What `work` answers, as it comes; after `stop` nothing new is begun. `work` raises nothing."""
    waiting = iter(items)
    running: set[Future[R]] = set()
    with ThreadPoolExecutor(at_once, "promotion") as crew:
        while True:
            while len(running) < 2 * at_once and not stop():
                try:
                    item = next(waiting)
                except StopIteration:
                    break
                running.add(crew.submit(work, item))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield [one.result() for one in done]


def patiently(call: Callable[[], R], tries: int = TRIES) -> R:
    """Asks again when a service is busy, late or out of reach; raises its error after the last try.

    `call` must be harmless when it is made twice.
    """
    for turn in range(tries - 1):
        try:
            return call()
        except (ServiceDown, ServiceLate):
            time.sleep(FIRST_WAIT_S * 2**turn * random.uniform(0.5, 1.0))
    return call()
