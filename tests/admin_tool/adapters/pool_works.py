"""What tests of the pool's data are made of."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.picture_source import CachedPictureSource, FetchedPictures
from admin_tool.adapters.pool_database import open_pool_database
from admin_tool.adapters.pool_index import SqlitePoolIndex
from admin_tool.adapters.pool_lister import PictureImporter, PoolLister
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from kiosk.adapters import picture_metadata
from kiosk.adapters.local.database import Database
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata
from kiosk.core.mood import Mood
from kiosk.core.picture import pool_key
from tests.adapters.making import jpeg


@dataclass
class Silent:
    """Progress that nobody looks at; `at_report` is called with what is done."""

    cancelled: bool = False
    at_report: Callable[[int], object] = lambda done: None
    reports: list[tuple[int, int]] = field(default_factory=list)

    def report(self, done: int, total: int, note: str = "") -> None:
        self.reports.append((done, total))
        self.at_report(done)


class Place(Protocol):
    """Where the pool's pictures lie."""

    def put(self, key: str, data: bytes) -> None: ...

    def remove(self, key: str) -> None: ...


@dataclass
class Machine:
    """What one machine has of a pool."""

    database: Database
    index: SqlitePoolIndex
    source: CachedPictureSource
    place: Place

    def refresh(self) -> int:
        return self.index.refresh(Silent())

    def ids(self, chosen: PoolFilter = PoolFilter(), sort: PoolSort = PoolSort.NAME) -> list[str]:  # noqa: B008
        return [
            entry.id
            for _, numbers in self.index.numbers(chosen, sort)
            for entry in self.index.entries(numbers)
        ]


def made_machine(
    ended: ExitStack,
    home: Path,
    place: Place,
    lister: PoolLister,
    importer: PictureImporter,
    store: FetchedPictures,
    reviewer: str = "reviewer 1",
) -> Machine:
    """A machine with a database of its own; `ended` closes it."""
    database = open_pool_database(home / "admin" / "pool.db")
    ended.callback(database.close)
    index = SqlitePoolIndex(database, lister, importer, reviewer)
    source = CachedPictureSource(store, home / "cache" / "thumbnails.db", 10, index)
    ended.callback(source.close)
    return Machine(database, index, source, place)


def key(name: str, mood: Mood = Mood.HAPPY) -> str:
    return pool_key(mood, name)


def told_jpeg(
    seed: int, prompt: str, generator: str = "painter 1", size: tuple[int, int] = (96, 64)
) -> bytes:
    """A picture that tells how it was made."""
    about = PictureMetadata(
        DigitalSource.TRAINED_MODEL, prompt=prompt, negative="no text", seed=seed, generator=generator
    )
    return picture_metadata.write(jpeg(seed, *size), about)


def book(database: Database, reviewer: str = "reviewer 1") -> SqliteDecisionBook:
    return SqliteDecisionBook(database, reviewer)


def names(ids: Sequence[str]) -> list[str]:
    return [one.rsplit("/", 1)[-1] for one in ids]
