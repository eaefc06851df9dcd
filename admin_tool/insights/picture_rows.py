"""The pictures that people loved, and those that they passed by."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from admin_tool.core.insight_ranking import IGNORED_RATE, IGNORED_VIEWS, Ranked
from admin_tool.insights.figures import percent
from admin_tool.kit.painted import Thumb, paint_plate, rounded
from admin_tool.kit.parts import NO_MARGINS, Item, button, label, row
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import locale_of, mood_name, number
from kiosk.core.picture import parse_key

LOVED = 8
IGNORED_SHOWN = 8
THUMB = QSize(60, 40)
Wish = Callable[[str, Callable[[QImage], None]], None]
"""Has a thumbnail brought and handed over."""


class LovedPicture(QAbstractButton):
    """One picture with its rank, like rate and likes; a click opens it."""

    focused = Signal(str)

    def __init__(self, theme: Theme, language: str, rank: int, ranked: Ranked) -> None:
        super().__init__()
        self._theme = theme
        self.picture_id, self._tally = ranked
        self._rank = rank
        self._image: QImage | None = None
        self._cut: QPixmap | None = None
        key = parse_key(self.picture_id)
        self._mood = key[1] if key else None
        self._rate = f"{locale_of(language).toString(self._tally.rate * 100, 'f', 0)}%"
        self._likes = number(self._tally.likes, language)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(60)
        name = mood_name(self._mood) if self._mood else ""
        said = QCoreApplication.translate("Insights", "%1: %2 of views were liked (%3)")
        said = said.replace("%1", name).replace("%2", percent(self._tally.rate, language))
        said = said.replace("%3", number(self._tally.views, language))
        self.setAccessibleName(f"{rank}. {said}")
        self.setToolTip(f"{said}\n{self.picture_id}")

    def show_image(self, image: QImage) -> None:
        """The thumbnail came."""
        self._image, self._cut = image, None
        self.update()

    def sizeHint(self) -> QSize:
        """A third wider than high, and a line of words."""
        return QSize(130, 118)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures keep the shape of three to two."""
        self._cut = None
        self.setFixedHeight(round(self.width() * 2 / 3) + 30)
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys act on this picture now."""
        super().focusInEvent(event)
        self.focused.emit(self.picture_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its rank on a plate, and the numbers below."""
        theme, width = self._theme, self.width()
        height = self.height() - 30
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image is not None:
            if self._cut is None:
                self._cut = rounded(self._image, QSize(width, height), 6)
            painter.drawPixmap(0, 0, self._cut)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(QRectF(0, 0, width, height), 6, 6)
        paint_plate(painter, theme, QPointF(6, 6), str(self._rank))
        if self._mood:
            painter.drawPixmap(QPointF(0, height + 9), theme.face(self._mood, 16))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(13, True))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(22, height + 7, 60, 20), middle, self._rate)
        painter.setFont(font(12))
        painter.setPen(theme.color("text2"))
        wide = painter.fontMetrics().horizontalAdvance(self._likes)
        painter.drawText(QRectF(width - wide - 1, height + 7, wide + 2, 20), middle, self._likes)
        painter.drawPixmap(QPointF(width - wide - 18, height + 10), theme.pixmap("heart", "text2", 13))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 6, 6)
        painter.end()


class LovedRow(QWidget):
    """At most eight pictures side by side, all as wide."""

    opened = Signal(str)

    def __init__(self, theme: Theme, language: str, wish: Wish) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._wish = wish
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*NO_MARGINS)
        self._row.setSpacing(12)
        self.pictures: list[LovedPicture] = []
        self._ranked: list[Ranked] = []
        self.current = ""

    def show_ranked(self, ranked: Sequence[Ranked]) -> None:
        """Best first; what is shown already stays as it is, and so does the focus."""
        if list(ranked) == self._ranked:
            return
        focused = self.current if any(one.hasFocus() for one in self.pictures) else ""
        self._ranked = list(ranked)
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self.pictures = []
        self.current = ranked[0][0] if ranked else ""
        for place, one in enumerate(ranked):
            made = LovedPicture(self._theme, self._language, place + 1, one)
            made.clicked.connect(lambda checked=False, picture_id=one[0]: self.opened.emit(picture_id))
            made.focused.connect(self._focused)
            self._wish(one[0], made.show_image)
            self.pictures.append(made)
            self._row.addWidget(made, 1)
        for _ in range(LOVED - len(ranked)):
            self._row.addWidget(QWidget(), 1)
        for made in self.pictures:
            if made.picture_id == focused:
                made.setFocus()

    def _focused(self, picture_id: str) -> None:
        self.current = picture_id


class IgnoredRow(QWidget):
    """Pictures that were passed by, and the way to take them all from the kiosks."""

    withdraw_wanted = Signal(list)

    def __init__(self, theme: Theme, language: str, wish: Wish) -> None:
        super().__init__()
        self._language = language
        self._wish = wish
        self._ids: list[str] = []
        self._title = label(QCoreApplication.translate("Insights", "Ignored pictures"), "2", bold=True)
        said = QCoreApplication.translate("Insights", "seen more than %1 times, liked by fewer than %2%")
        said = said.replace("%1", str(IGNORED_VIEWS)).replace("%2", f"{IGNORED_RATE * 100:.0f}")
        self._why = label(said, "3", 12)
        self._none = label(QCoreApplication.translate("Insights", "There is none."), "3", 12)
        self._thumbs = [Thumb(THUMB.width(), THUMB.height(), 4) for _ in range(IGNORED_SHOWN)]
        self._more: QLabel = label("", "2", 12)
        self.withdraw = button(theme, QCoreApplication.translate("Insights", "Withdraw all"), "cross")
        self.withdraw.clicked.connect(lambda: self.withdraw_wanted.emit(list(self._ids)))
        right: list[Item] = [self._none, *self._thumbs, self._more, 4, self.withdraw]
        self.setLayout(row(self._title, self._why, None, *right, gap=8))
        self.setMinimumHeight(THUMB.height() + 2)

    def show_ignored(self, ranked: Sequence[Ranked]) -> None:
        """The most seen first."""
        self._ids = [picture_id for picture_id, _ in ranked]
        self._none.setVisible(not ranked)
        self.withdraw.setVisible(bool(ranked))
        for place, thumb in enumerate(self._thumbs):
            thumb.setVisible(place < len(ranked))
            if place < len(ranked):
                picture_id, tally = ranked[place]
                thumb.show_image(None)
                thumb.setToolTip(f"{percent(tally.rate, self._language)}\n{picture_id}")
                self._wish(picture_id, thumb.show_image)
        hidden = len(ranked) - IGNORED_SHOWN
        self._more.setText(f"+{hidden}" if hidden > 0 else "")
        self._more.setVisible(hidden > 0)
