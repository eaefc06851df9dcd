"""The picture that keys act on, in the panel at the right and in the large view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from admin_tool.core.live_order import sums_of
from admin_tool.core.promotion import LivePicture, pool_id_of
from admin_tool.pictures.picture_loader import PictureLoader
from admin_tool.production.detail_panel import Detail, DetailPanel
from admin_tool.production.large_view import LargeView
from admin_tool.production.show_grid import ShowGrid
from admin_tool.production.show_words import trouble_line
from kiosk.core.errors import PictureMissing

AHEAD, BEHIND = 4, 1


class CurrentPicture(QObject):
    """Loads it, and in the large view the next ones too."""

    def __init__(
        self,
        loader: PictureLoader,
        detail: DetailPanel,
        large: LargeView,
        live: Callable[[], Sequence[LivePicture]],
    ) -> None:
        """`live` answers everything that is on show, for the averages."""
        super().__init__()
        self._loader = loader
        self._detail = detail
        self._large = large
        self._live = live
        self._grid: ShowGrid | None = None
        loader.came.connect(self._came)

    def show(self, grid: ShowGrid) -> None:
        """The current picture of this grid, or that there is none."""
        self._grid = grid
        current = grid.current
        if current is None:
            self._detail.show_detail(None)
            return
        wanted = [self._file_of(one) for one in grid.around(AHEAD, BEHIND)]
        large = not self._large.isHidden()
        self._loader.want(wanted if large else wanted[:1])
        key = self._file_of(current)
        error, image = self._loader.trouble(key), self._loader.get(key)
        why = trouble_line(error) if error else ""
        mood = [one for one in self._live() if one.mood is current.mood]
        facts = self._loader.facts(key)
        self._detail.show_detail(Detail(current, sums_of(mood).rate, image, facts, why))
        if large:
            self._large.show_picture(current, image, why)

    def _file_of(self, shown: LivePicture) -> str:
        """In a bucket a withdrawn picture has no live key any more: the pool has it too."""
        if shown.withdrawn_at is not None and isinstance(self._loader.trouble(shown.id), PictureMissing):
            return pool_id_of(shown.id) or shown.id
        return shown.id

    def _came(self, picture_id: str) -> None:
        current = self._grid.current if self._grid else None
        if self._grid and current and picture_id in (current.id, pool_id_of(current.id)):
            self.show(self._grid)
