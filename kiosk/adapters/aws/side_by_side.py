"""Two calls that do not need each other, made at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def both(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Both answers, after the slower one; raises what `second` raises, or else `first`."""
    with ThreadPoolExecutor(1, "side-by-side") as pool:
        under_way = pool.submit(first)
        other = second()
        return under_way.result(), other
