"""A local generation queue with its library, for tests and for the child that they kill."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from admin_tool.adapters.local.generation_queue import BOOK_NAME, LocalGenerationQueue
from kiosk.adapters import picture_metadata
from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.picture import PictureStatus
from kiosk.core.ports import Generator

PATIENCE_S = 60.0


@dataclass(frozen=True)
class PaintingWorks:
    """Not started."""

    library: Database
    store: FolderPictureStore
    queue: LocalGenerationQueue

    def pool(self) -> set[str]:
        self.store.refresh()
        return {picture.id for picture in self.store.list(PictureStatus.POOL)}

    def work(self) -> None:
        """Paints all that is queued."""
        self.queue.start()
        until(lambda: not any(batch.open for batch in self.queue.batches()))

    def close(self) -> None:
        self.queue.close()
        self.library.close()


def open_works(home: Path, generator: Generator | None = None) -> PaintingWorks:
    library = open_library(home)
    store = FolderPictureStore(home / "pictures", library, picture_metadata.read)
    painter = generator or PaintingGenerator()
    queue = LocalGenerationQueue(home / "admin" / BOOK_NAME, store, painter, "tester")
    return PaintingWorks(library, store, queue)


def until(happened: Callable[[], bool]) -> None:
    """Waits; fails after a while."""
    ends_s = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < ends_s, "it did not happen"
        time.sleep(0.01)
