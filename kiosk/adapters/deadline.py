"""Asks a service that may hang, fail, or be dead."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.adapters.circuit_breaker import CircuitBreaker
from kiosk.core.errors import ServiceDown, ServiceError, ServiceLate

T = TypeVar("T")

AT_ONCE = 8
"""Calls under way, the late ones included; SDK timeouts end those."""


class DeadlinedService:
    """Calls in a thread of their own, so that nobody waits longer than the deadline."""

    def __init__(self, name: str, breaker: CircuitBreaker, deadline_s: float) -> None:
        self._name = name
        self._breaker = breaker
        self._deadline_s = deadline_s
        self._under_way = threading.BoundedSemaphore(AT_ONCE)

    def ask(self, question: Callable[[], T]) -> T:
        """The answer. Raises ServiceLate after the deadline, ServiceDown at once for a dead service.

        An answer that comes too late is thrown away; any other error of the question is raised as it is.
        """
        if not self._breaker.allows():
            raise ServiceDown("The service failed lately and is left alone", item=self._name)
        if not self._under_way.acquire(blocking=False):
            self._breaker.failed()
            raise ServiceDown("Too many calls have no answer yet", item=self._name)
        call = _Call(question, self._under_way.release)
        # a daemon: a service that hangs must not keep the program from ending
        threading.Thread(target=call.run, name=f"ask {self._name}", daemon=True).start()
        if not call.done.wait(self._deadline_s):
            self._breaker.failed()
            raise ServiceLate(f"No answer after {self._deadline_s:.1f} s", item=self._name)
        if isinstance(call.error, ServiceError):
            self._breaker.failed()
        else:
            self._breaker.succeeded()
        return call.answer()


class _Call(Generic[T]):
    """One question in its thread."""

    def __init__(self, question: Callable[[], T], ended: Callable[[], None]) -> None:
        self._question = question
        self._ended = ended
        self._answers: list[T] = []
        self.error: BaseException | None = None
        self.done = threading.Event()

    def run(self) -> None:
        try:
            self._answers.append(self._question())
        except BaseException as error:  # noqa: BLE001 - raised again for who asked
            self.error = error
        finally:
            self._ended()
            self.done.set()

    def answer(self) -> T:
        if self.error is not None:
            raise self.error
        return self._answers[0]
