"""Faults on demand: which requests go wrong, how, how often and for how long."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class FaultKind(StrEnum):
    """What happens to a request."""

    LATENCY = "latency"
    THROTTLE = "throttle"
    FAIL = "fail"
    RESET = "reset"
    GARBAGE = "garbage"
    EXPIRED = "expired"
    DENY = "deny"
    HANG = "hang"


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule.

    `service` and `operation` are botocore's names or `*`; `share` is the part of the requests it meets
    (0 to 1); `applied` lets the service do its work first and spoils only the answer. `ends_at` is monotonic;
    `left` counts down.
    """

    id: int
    kind: FaultKind
    service: str = "*"
    operation: str = "*"
    share: float = 1.0
    latency_ms: float = 0.0
    jitter_ms: float = 0.0
    status: int = 503
    applied: bool = False
    ends_at: float | None = None
    left: int | None = None

    def meets(self, service: str, operation: str) -> bool:
        """Whether the rule is about this operation."""
        return self.service in ("*", service) and self.operation in ("*", operation)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with one request: answer no earlier than after `wait_s`, and perhaps spoil it."""

    wait_s: float = 0.0
    spoil: Fault | None = None


class Faults:
    """All rules of a sandbox; a seed makes the same requests in the same order meet the same faults."""

    def __init__(self, seed: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        self._random = random.Random(seed)
        self._clock = clock
        self._lock = threading.Lock()
        self._faults: dict[int, Fault] = {}
        self._last = 0

    def add(self, fault: Fault, seconds: float | None = None) -> int:
        """Starts a rule, for `seconds` if given; answers its id."""
        with self._lock:
            self._last += 1
            ends_at = None if seconds is None else self._clock() + seconds
            self._faults[self._last] = replace(fault, id=self._last, ends_at=ends_at)
            return self._last

    def remove(self, fault_id: int) -> None:
        """Ends a rule; one that has ended already is no error."""
        with self._lock:
            self._faults.pop(fault_id, None)

    def clear(self) -> None:
        """Ends all rules."""
        with self._lock:
            self._faults.clear()

    def judge(self, service: str, operation: str) -> Verdict:
        """What the rules, in the order in which they were made, do to this request."""
        with self._lock:
            wait_s, spoil, now = 0.0, None, self._clock()
            for fault in list(self._faults.values()):
                if fault.ends_at is not None and now >= fault.ends_at:
                    del self._faults[fault.id]
                    continue
                if not fault.meets(service, operation) or self._random.random() >= fault.share:
                    continue
                if fault.kind is FaultKind.LATENCY:
                    wait_s += (fault.latency_ms + self._random.uniform(0, fault.jitter_ms)) / 1000
                elif spoil is None:
                    spoil = fault
                else:
                    continue
                self._count_down(fault)
            return Verdict(wait_s, spoil)

    def _count_down(self, fault: Fault) -> None:
        if fault.left is None:
            return
        if fault.left <= 1:
            del self._faults[fault.id]
        else:
            self._faults[fault.id] = replace(fault, left=fault.left - 1)
