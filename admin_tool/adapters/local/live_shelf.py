"""Promotion in picture folders: whole files are written or moved, never a part of one."""

from collections.abc import Collection, Sequence
from pathlib import Path

from admin_tool.adapters.ai_mark import Origin, needs_mark
from admin_tool.adapters.promoter_shelf import Original
from admin_tool.core.promotion import LivePicture
from kiosk.adapters.local.picture_files import move, path_of
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.adapters.whole_file import write_error, write_new
from kiosk.core.errors import PictureMissing
from kiosk.core.picture import Picture, PictureStatus


class FolderShelf:
    """The folders of a FolderPictureStore; a running kiosk sees a change within seconds."""

    def __init__(self, root: Path, store: FolderPictureStore) -> None:
        """`root` is that of the store."""
        self._root = root
        self._store = store

    def live_ids(self) -> Collection[str]:
        """See PromotionShelf."""
        return {picture.id for picture in self._listed(PictureStatus.LIVE)}

    def withdrawn_ids(self) -> Collection[str]:
        """See PromotionShelf."""
        return {picture.id for picture in self._listed(PictureStatus.WITHDRAWN)}

    def live(self) -> Sequence[LivePicture]:
        """See PromotionShelf."""
        return [_shown(picture) for picture in self._listed(PictureStatus.LIVE)]

    def withdrawn(self) -> Sequence[LivePicture]:
        """See PromotionShelf; a folder does not know since when a file lies in it."""
        return [_shown(picture) for picture in self._listed(PictureStatus.WITHDRAWN)]

    def needs_mark(self, picture_id: str) -> bool:
        """See PromotionShelf; reads the whole file through."""
        return needs_mark(self._store.fetch(picture_id), picture_id)

    def copy(self, picture_id: str, target_id: str) -> bool:
        """See PromotionShelf. Raises DiskFull too."""
        return write_new(path_of(self._root, target_id), self._store.fetch(picture_id))

    def fetch(self, picture_id: str) -> Original:
        """See PromotionShelf; all that is known of a picture is in its file."""
        return Original(self._store.fetch(picture_id), Origin(), {})

    def put(self, target_id: str, data: bytes, original: Original) -> bool:
        """See PromotionShelf. Raises DiskFull too."""
        return write_new(path_of(self._root, target_id), data)

    def withdraw(self, live_id: str) -> None:
        """See PromotionShelf; one rename."""
        self._move(live_id, path_of(self._root, live_id), path_of(self._root, live_id, withdrawn=True))

    def restore(self, live_id: str) -> None:
        """See PromotionShelf; one rename."""
        self._move(live_id, path_of(self._root, live_id, withdrawn=True), path_of(self._root, live_id))

    def discard(self, live_id: str) -> None:
        """See PromotionShelf."""
        path = path_of(self._root, live_id, withdrawn=True)
        try:
            path.unlink(missing_ok=True)
        except OSError as trouble:
            raise write_error(trouble, path) from trouble

    def _listed(self, status: PictureStatus) -> Sequence[Picture]:
        self._store.refresh()
        return self._store.list(status)

    @staticmethod
    def _move(live_id: str, source: Path, target: Path) -> None:
        if not source.exists() and not target.exists():
            raise PictureMissing("The picture is neither on show nor withdrawn", item=live_id)
        move(source, target)


def _shown(picture: Picture) -> LivePicture:
    return LivePicture(picture.id, picture.mood, picture.created_at, prompt=picture.prompt)
