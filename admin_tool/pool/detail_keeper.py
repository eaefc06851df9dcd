"""Keeps the detail panel on the current picture; what takes long waits until the picture stays."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from admin_tool.core.decisions import HistoryLine
from admin_tool.core.pool_entry import PoolEntry
from admin_tool.core.ports import PictureSource, PoolIndex, SimilarPictures
from admin_tool.core.similarity import NOTABLE
from admin_tool.pool.detail_panel import Detail, DetailPanel
from admin_tool.pool.detail_parts import SIMILAR
from admin_tool.pool.grid import Grid
from admin_tool.pool.pool_desk import PoolDesk
from admin_tool.pool.pool_words import trouble_line
from kiosk.core.errors import KioskError

STAYS_MS = 140

Likeness = tuple[str, float, QImage | None]


class DetailKeeper(QObject):
    """The thumbnail at once, then the picture, its history and what looks like it."""

    def __init__(self, desk: PoolDesk, grid: Grid, panel: DetailPanel) -> None:
        super().__init__()
        self._desk = desk
        self._grid = grid
        self._panel = panel
        self._id = ""
        self._stays = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._stays.timeout.connect(self._look_closer)
        self._free = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._free.timeout.connect(self._compare)
        grid.current_changed.connect(self.refresh)
        desk.rows.changed.connect(self.refresh)
        desk.thumbnails.came.connect(lambda _: self._came())
        desk.loader.came.connect(lambda _: self._came())
        desk.culling.written.connect(lambda _: self._ask_history())

    def refresh(self) -> None:
        """Another picture is current, or something about it changed."""
        entry = self._entry()
        if entry is None:
            self._id = ""
            self._panel.show_detail(None)
            return
        error = self._desk.loader.trouble(entry.id)
        image = self._desk.loader.get(entry.id) or self._desk.thumbnails.get((entry.id, entry.tag))
        self._panel.show_detail(
            Detail(
                entry,
                image,
                self._desk.loader.facts(entry.id),
                trouble_line(error) if error else "",
                self._desk.culling.conflicts.get(entry.id),
            )
        )
        if entry.id != self._id:
            self._id = entry.id
            self._panel.show_similar(None)
            self._panel.show_history(())
            self._stays.start()

    def closing(self) -> None:
        """The window goes; answers that come after are for nobody."""
        self._stays.stop()
        self._free.stop()
        self._id = ""

    def _entry(self) -> PoolEntry | None:
        number = self._grid.current
        return self._desk.rows.entry(number) if number is not None else None

    def _came(self) -> None:
        if self._panel.isVisible():
            self.refresh()

    def _look_closer(self) -> None:
        if not self._id or not self._panel.isVisible():
            return
        self._desk.loader.want([self._id])
        self._ask_history()
        self._compare()

    def _compare(self) -> None:
        """What looks like it; many pictures are read for that, and the grid's own go first."""
        picture_id, desk = self._id, self._desk
        if not picture_id:
            return
        if desk.thumbnails.busy:
            self._free.start()
            return

        def done(found: Sequence[Likeness]) -> None:
            if picture_id == self._id:
                self._panel.show_similar(found)

        desk.background.run(
            lambda: _alike(desk.similar, desk.pool, desk.pictures, picture_id), done, _nothing
        )

    def _ask_history(self) -> None:
        picture_id, decisions = self._id, self._desk.decisions
        if not picture_id:
            return

        def done(lines: Sequence[HistoryLine]) -> None:
            if picture_id == self._id:
                self._panel.show_history(lines)

        self._desk.background.run(lambda: decisions.history(picture_id), done)


def _alike(
    similar: SimilarPictures, pool: PoolIndex, pictures: PictureSource, picture_id: str
) -> Sequence[Likeness]:
    found: list[Likeness] = []
    for other, likeness in similar.like(picture_id, SIMILAR):
        entry = pool.find(other)
        if entry is None or likeness < NOTABLE:
            continue
        try:
            image: QImage | None = QImage.fromData(pictures.thumbnail(entry.id, entry.tag))
        except KioskError:
            image = None  # the grid says what is wrong with it
        found.append((other, likeness, image))
    return found


def _nothing(error: KioskError) -> None:
    """The panel shows the picture all the same; what looks like it is no reason to warn."""
