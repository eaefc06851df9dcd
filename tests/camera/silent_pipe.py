"""A named pipe that keeps its reader waiting, as a hanging driver does."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def feeding(pipe: Path, content: bytes) -> Iterator[None]:
    """Writes `content` into a named pipe for its first reader, then keeps silent with the pipe held open."""
    done = threading.Event()

    def feed() -> None:
        with pipe.open("wb", buffering=0) as end:
            try:
                end.write(content)
            except BrokenPipeError:
                return  # the reader was killed
            done.wait()

    feeder = threading.Thread(target=feed)
    feeder.start()
    yield
    done.set()
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))  # frees a feeder whose reader never came
    feeder.join(20)
