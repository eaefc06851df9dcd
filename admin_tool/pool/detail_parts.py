"""Parts of the detail panel: its fields, what looks alike, and what happened."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from admin_tool.core.decisions import HistoryLine
from admin_tool.core.picture_name import batch_number
from admin_tool.core.pool_entry import Decision
from admin_tool.kit.painted import Thumb
from admin_tool.kit.parts import box, column, key, label, mono, row, sign
from admin_tool.kit.side_panel import facts_grid
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import clock
from admin_tool.pool.pool_words import history_line

SIMILAR = 4
LINES = 8


class Fields(QWidget):
    """Seed, model, size, time and batch, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        grid = facts_grid()
        self.batch_name = ""
        self.batch = QPushButton()
        self.batch.setProperty("kind", "link")
        self.batch.setFont(font(13))
        self.batch.setCursor(Qt.CursorShape.PointingHandCursor)
        self._values: dict[str, QLabel] = {
            "seed": mono(""),
            "model": label("", wrap=True),
            "size": label(""),
            "made": label(""),
            "file": mono("", "2", 12),
        }
        self._values["seed"].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        names = {
            "seed": QCoreApplication.translate("Fields", "Seed"),
            "model": QCoreApplication.translate("Fields", "Model"),
            "size": QCoreApplication.translate("Fields", "Size"),
            "made": QCoreApplication.translate("Fields", "Made"),
            "batch": QCoreApplication.translate("Fields", "Batch"),
            "file": QCoreApplication.translate("Fields", "File"),
        }
        for place, (name, text) in enumerate(names.items()):
            grid.addWidget(label(text, "3", 12), place, 0)
            grid.addWidget(self._values.get(name, self.batch), place, 1, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(grid)

    def show_values(self, seed: str, model: str, size: str, made: str, batch: str, file_name: str) -> None:
        """Changes them all."""
        told = {"seed": seed, "model": model, "size": size, "made": made, "file": file_name}
        for name, text in told.items():
            self._values[name].setText(text)
        wide = self._values["file"].fontMetrics()
        self._values["file"].setText(wide.elidedText(file_name, Qt.TextElideMode.ElideMiddle, 208))
        self._values["file"].setToolTip(file_name)
        self.batch_name = batch
        self.batch.setText(batch_number(batch) or "–")
        self.batch.setEnabled(bool(batch))
        tip = QCoreApplication.translate("Fields", "Show this batch only")
        self.batch.setToolTip(f"{tip}\n{batch}" if batch else "")


class _Likeness(QWidget):
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.thumb = Thumb(66, 44, 4)
        self.words = label("", "3", 11)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(self.thumb, self.words, gap=3))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Clicked."""
        self.clicked.emit()


class SimilarStrip(QWidget):
    """The most similar pictures with their percent."""

    clicked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._ids: list[str] = []
        self._parts = [_Likeness() for _ in range(SIMILAR)]
        for place, part in enumerate(self._parts):
            part.clicked.connect(lambda place=place: self._click(place))
        self.more = QPushButton(QCoreApplication.translate("SimilarStrip", "All look-alikes"))
        self.more.setProperty("kind", "link")
        self.more.setFont(font(12))
        title = label(QCoreApplication.translate("SimilarStrip", "Similar pictures"), "3", 12)
        self._none = label(QCoreApplication.translate("SimilarStrip", "Nothing looks like it."), "2", 12)
        strip = box(row(*self._parts, None, gap=8))
        self.setLayout(column(row(title, None, key("S"), self.more, gap=6), strip, self._none, gap=8))
        self.show_pictures(None)

    def show_pictures(self, pictures: Sequence[tuple[str, float, QImage | None]] | None) -> None:
        """Ids, similarity from 0 to 1, and the picture where it is there; None while nobody has looked."""
        self._none.setVisible(pictures is not None and not pictures)
        pictures = pictures or ()
        self._ids = [one[0] for one in pictures]
        for part in self._parts:
            part.setVisible(False)
        for part, (_, likeness, image) in zip(self._parts, pictures, strict=False):
            part.thumb.show_image(image)
            part.words.setText(f"{likeness:.0%}")
            part.setVisible(True)

    def _click(self, place: int) -> None:
        if place < len(self._ids):
            self.clicked.emit(self._ids[place])


class HistoryList(QWidget):
    """The last lines of a picture's story."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        title = label(QCoreApplication.translate("HistoryList", "Decisions"), "3", 12)
        self.setLayout(column(title, self._lines, gap=8))

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Newest first."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines[:LINES]:
            words = label(history_line(line), "2", 12)
            words.setToolTip(f"{line.at.astimezone():%Y-%m-%d %H:%M:%S}")
            when = label(clock(line.at, self._language), "3", 12)
            mark = sign(self._theme, _icon(line), "text3", 14)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._lines.addWidget(box(row(mark, (words, 1), when, gap=6)))


def _icon(line: HistoryLine) -> str:
    if line.what in ("undo", "redo"):
        return line.what
    icons = {
        Decision.APPROVED: "check",
        Decision.REJECTED: "cross",
        Decision.UNDECIDED: "circle",
    }
    others = {"arrived": "download", "promoted": "upload", "withdrawn": "trash"}
    return others.get(line.what) or (icons[line.decision] if line.decision else "circle")
