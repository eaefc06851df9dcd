"""What the index needs of a pool, which differs between folders and the cloud."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from admin_tool.core.pool_entry import Decision

PAGE = 1000
"""Objects in a page: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html."""


@dataclass(frozen=True, slots=True)
class ListedPicture:
    """An object of the pool as a listing tells of it; `tag` changes when its content does."""

    id: str
    size_bytes: int
    tag: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """The decision that stands where all reviewers meet; `version` 0 says that there is none."""

    decision: Decision = Decision.UNDECIDED
    by: str = ""
    at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Description:
    """How a picture was made, and the decision that stands, where reviewers meet elsewhere."""

    id: str
    prompt: str = ""
    negative: str = ""
    seed: int | None = None
    generator: str = ""
    standing: Standing | None = None


Undescribed = Callable[[], Sequence[str]]
"""The next ids without a description of their present content, none when all are described."""


class PoolLister(Protocol):
    """Reads a pool, page by page. Raises LibraryError, ServiceError."""

    def pages(self) -> Iterator[Sequence[ListedPicture]]:
        """Everything below `imgPool/`; what is no picture may be among it. No file is opened."""
        ...

    def live(self) -> Iterator[Sequence[str]]:
        """Pool keys of the pictures that kiosks show."""
        ...

    def descriptions(self, undescribed: Undescribed) -> Iterator[Sequence[Description]]:
        """Of the undescribed, an empty one where nothing is known; or of all where that is as cheap."""
        ...


class PictureImporter(Protocol):
    """Puts new pictures into a pool. Raises LibraryError, ServiceError."""

    def put(self, about: Description, data: bytes, kind: str) -> ListedPicture | None:
        """Stores a picture (`kind` is `image/jpeg` or `image/png`); None when its key is taken."""
        ...

    def digest(self, picture_id: str) -> bytes:
        """The SHA-256 of a picture of the pool; empty when it cannot be read."""
        ...
