"""Waiting for a condition in async tests."""

import asyncio
import time
from collections.abc import Callable


async def eventually(condition: Callable[[], object], patience_s: float = 60.0) -> None:
    """Returns as soon as `condition` holds; fails when it does not within `patience_s` seconds."""
    deadline_s = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline_s, "it did not happen in time"
        await asyncio.sleep(0.005)
