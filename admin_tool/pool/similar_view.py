"""Groups of look-alikes with a slider: keep the best of a group, or of all groups, and reject the rest."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSlider, QVBoxLayout, QWidget

from admin_tool.core.grid_layout import Box, GridLayout
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.kit.parts import box, button, card, column, heading, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import number
from admin_tool.pictures.thumbnails import Thumbnails
from admin_tool.pool.cell_painter import Cell, CellPainter
from admin_tool.pool.look_alikes import Alike, LookAlikes
from admin_tool.pool.pool_rows import PoolRows

A_PAGE = 20
LEAST, MOST = 55, 100
CELL = 175
SHOWN = 12
"""Pictures of a group that are shown; larger groups say how many more there are."""

Decide = Callable[[Mapping[int, Decision]], None]


class CellStrip(QWidget):
    """The cells of one group side by side; the one with the ring is kept."""

    chosen = Signal(object)
    """The PoolEntry to keep."""

    def __init__(
        self, cells: CellPainter, theme: Theme, rows: PoolRows, thumbnails: Thumbnails, group: Alike
    ) -> None:
        super().__init__()
        self._cells = cells
        self._theme = theme
        self._rows = rows
        self._thumbnails = thumbnails
        self._group = group
        self._entries = group.entries[:SHOWN]
        self._layout = GridLayout((len(self._entries),), CELL, CELL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("SimilarView", "Pictures that look alike"))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        thumbnails.came.connect(lambda _: self.update())
        rows.changed.connect(self.update)

    def heightForWidth(self, width: int) -> int:
        """As many rows as are needed."""
        columns = max(1, width // CELL)
        return -(-len(self._entries) // columns) * self._layout.cell_height

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, the best one with the ring."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._cells.begin()
        wishes = []
        for place, entry in enumerate(self._entries):
            known = self._rows.entry(entry.number) or entry
            wish = (entry.id, entry.tag)
            if not self._thumbnails.ready(wish):
                wishes.append(wish)
            cell = Cell(known, self._thumbnails.get(wish), current=entry.id == self._group.best.id)
            self._cells.cell(painter, self._box(place), self._layout, cell)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
        if wishes:
            self._thumbnails.want(wishes)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The one below is kept."""
        for place, entry in enumerate(self._entries):
            box_ = self._box(place)
            if QRectF(box_.x, box_.y, box_.width, box_.height).contains(event.position()):
                self.chosen.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the one to keep."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        here = next((i for i, e in enumerate(self._entries) if e.id == self._group.best.id), 0)
        self.chosen.emit(self._entries[max(0, min(len(self._entries) - 1, here + step))])

    def show_group(self, group: Alike) -> None:
        """Another one is the best."""
        self._group = group
        self.update()

    def _box(self, place: int) -> Box:
        columns = max(1, self.width() // CELL)
        across, down = place % columns, place // columns
        layout = self._layout
        return Box(across * CELL, down * layout.cell_height, CELL, layout.cell_height)


class GroupCard(QFrame):
    """A group with its button; knows which picture is kept."""

    def __init__(self, theme: Theme, rows: PoolRows, strip: CellStrip, group: Alike, decide: Decide) -> None:
        super().__init__()
        self.group = group
        self._rows = rows
        self._strip = strip
        self._theme = theme
        self.setObjectName("card")
        size = len(group.entries)
        count = self.tr("%n pictures", "", size)
        more = size - SHOWN
        hidden = self.tr("%n more not shown", "", more) if more > 0 else ""
        self.keep = button(
            theme, QCoreApplication.translate("SimilarView", "Keep best, reject the rest"), "check"
        )
        self.keep.clicked.connect(lambda: decide(self.group.rest()))
        strip.chosen.connect(self._choose)
        rows.changed.connect(self.refresh)
        head = row(label(count, bold=True), label(hidden, "2", 12), None, self.keep)
        self.setLayout(column(head, strip, gap=8, margins=(14, 10, 14, 10)))

    def refresh(self) -> None:
        """What is rejected already need not be rejected again."""
        left = (self._rows.entry(number) for number in self.group.rest())
        self.keep.setEnabled(any(one is None or one.decision is not Decision.REJECTED for one in left))

    def _choose(self, entry: PoolEntry) -> None:
        self.group = replace(self.group, best=entry)
        self._strip.show_group(self.group)
        self.refresh()


class SimilarView(QWidget):
    """Twenty groups a page."""

    def __init__(
        self,
        theme: Theme,
        language: str,
        rows: PoolRows,
        thumbnails: Thumbnails,
        alike: LookAlikes,
        decide: Decide,
        back: Callable[[], None],
    ) -> None:
        """`decide` makes one step of decisions, `back` leaves."""
        super().__init__()
        self._theme = theme
        self._language = language
        self._rows = rows
        self._thumbnails = thumbnails
        self._alike = alike
        self._decide = decide
        self._cells = CellPainter(theme, language)
        self._page = 0
        self.cards: list[GroupCard] = []
        leave = button(theme, QCoreApplication.translate("SimilarView", "Back to the grid"), "left", "ghost")
        leave.clicked.connect(back)
        self._line = label("", "2")
        self._line.setContentsMargins(0, 5, 0, 0)
        self.keep_all = button(
            theme, QCoreApplication.translate("SimilarView", "Keep best of all groups"), "check", "primary"
        )
        self.keep_all.clicked.connect(self._reject_all)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(LEAST, MOST)
        self.slider.setValue(round(alike.threshold * 100))
        self.slider.setFixedWidth(160)
        self.slider.setAccessibleName(QCoreApplication.translate("SimilarView", "How similar"))
        self.slider.valueChanged.connect(self._slid)
        self._percent = label("", "1", 12)
        title = heading(QCoreApplication.translate("SimilarView", "Look-alikes"))
        head = row(leave, title, self._line, None, self.keep_all, gap=10, margins=(8, 0, 16, 0))
        self._before = button(
            theme, "", "left", "ghost", QCoreApplication.translate("SimilarView", "Earlier groups")
        )
        self._after = button(
            theme, "", "right", "ghost", QCoreApplication.translate("SimilarView", "Further groups")
        )
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._where = label("", "2", 12)
        similar = label(QCoreApplication.translate("SimilarView", "How similar"), "2", 12)
        tools = row(similar, self.slider, self._percent, None, self._where, self._before, self._after)
        tools.setContentsMargins(16, 0, 16, 0)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(16, 12, 16, 16)
        self._list.setSpacing(12)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(box(self._list, "work"))
        self.setLayout(
            column(box(head, "head", height=52), box(tools, "bar", height=46), (self._area, 1), gap=0)
        )
        self._later = QTimer(self, singleShot=True, interval=400)
        self._later.timeout.connect(alike.search)
        self._turn_words()
        alike.found.connect(self.show_groups)

    def begin(self) -> None:
        """The view came to the front."""
        if self._alike.result is None or self._alike.result.threshold != self._alike.threshold:
            self._alike.search()
        self.show_groups()

    def show_groups(self) -> None:
        """Shows what was found."""
        if not self.isVisible():
            return
        groups = self._alike.result.groups if self._alike.result else ()
        self._page = max(0, min(self._page, (len(groups) - 1) // A_PAGE))
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = groups[self._page * A_PAGE : (self._page + 1) * A_PAGE]
        self.cards = []
        for group in shown:
            strip = CellStrip(self._cells, self._theme, self._rows, self._thumbnails, group)
            self.cards.append(GroupCard(self._theme, self._rows, strip, group, self._decide))
            self._list.addWidget(self.cards[-1])
        if not groups:
            self._list.addWidget(
                card(column(label(self._empty_words(), "2", wrap=True), margins=(14, 14, 14, 14)))
            )
        self._list.addStretch(1)
        self._area.verticalScrollBar().setValue(0)
        self._rows.want([entry.number for group in shown for entry in group.entries[:SHOWN]], "similar")
        self._tell(len(groups), sum(len(group.entries) for group in groups))

    def closing(self) -> None:
        """The window goes."""
        self._later.stop()

    def _empty_words(self) -> str:
        if self._alike.searching or self._alike.result is None:
            return QCoreApplication.translate("SimilarView", "Looking through the pool …")
        return QCoreApplication.translate(
            "SimilarView", "No pictures are that similar. Move the slider to the left to find more."
        )

    def _tell(self, groups: int, pictures: int) -> None:
        text = QCoreApplication.translate("SimilarView", "Groups %1 · pictures %2")
        told = text.replace("%1", number(groups, self._language))
        self._line.setText(told.replace("%2", number(pictures, self._language)))
        self.keep_all.setEnabled(groups > 0)
        pages = max(1, -(-groups // A_PAGE))
        self._where.setText(f"{self._page + 1} / {pages}")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < pages)

    def _reject_all(self) -> None:
        changed = {card.group.entries: card.group for card in self.cards}
        groups = self._alike.result.groups if self._alike.result else ()
        wishes: dict[int, Decision] = {}
        for group in groups:
            wishes |= changed.get(group.entries, group).rest()
        self._decide(wishes)

    def _turn(self, pages: int) -> None:
        self._page += pages
        self.show_groups()

    def _slid(self) -> None:
        self._alike.threshold = self.slider.value() / 100
        self._turn_words()
        self._later.start()

    def _turn_words(self) -> None:
        self._percent.setText(f"{self.slider.value()} %")
