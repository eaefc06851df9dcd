"""Two to four pictures side by side, with one zoom for all and what tells them apart."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from admin_tool.core.differences import differing, own_words
from admin_tool.core.picture_name import batch_number, short_name
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.kit.parts import box, button, column, heading, key, label, mono, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import file_size, mood_name
from admin_tool.pictures.picture_loader import PictureLoader
from admin_tool.pool.pool_rows import PoolRows
from admin_tool.pool.pool_words import decision_word, trouble_line
from admin_tool.pool.zoom_pane import Zoom, ZoomPane

MOST = 4
ACROSS = 2


class CompareView(QWidget):
    """Keys 1 to 4 choose the picture that A, U and X are for."""

    def __init__(
        self,
        theme: Theme,
        rows: PoolRows,
        loader: PictureLoader,
        keep: Callable[[], None],
        back: Callable[[], None],
    ) -> None:
        """`keep` keeps the chosen one and rejects the others, `back` leaves."""
        super().__init__()
        self._theme = theme
        self._rows = rows
        self._loader = loader
        self.zoom = Zoom()
        self.numbers: list[int] = []
        self.focused = 0
        self._panes: list[ZoomPane] = []
        self._notes: list[QLabel] = []
        self._names: list[QLabel] = []
        leave = button(theme, QCoreApplication.translate("CompareView", "Back to the grid"), "left", "ghost")
        leave.clicked.connect(back)
        whole = button(theme, QCoreApplication.translate("CompareView", "Whole picture"), "full", "ghost")
        whole.clicked.connect(self.zoom.reset)
        kept = button(
            theme, QCoreApplication.translate("CompareView", "Keep this one, reject the others"), "check"
        )
        kept.clicked.connect(keep)
        title = heading(QCoreApplication.translate("CompareView", "Compare"))
        self._shared = label("", "2", 12)
        head = row(leave, title, self._shared, None, whole, kept, gap=10, margins=(8, 0, 16, 0))
        self._area = QGridLayout()
        self._area.setContentsMargins(12, 8, 12, 8)
        self._area.setSpacing(8)
        self.setLayout(column(box(head, "head", height=52), (box(self._area), 1), gap=0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("CompareView", "Compare"))
        rows.changed.connect(self.refresh)
        loader.came.connect(lambda _: self.refresh())

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Shows up to four rows."""
        self.numbers = list(numbers[:MOST])
        self.focused = 0
        while (item := self._area.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._panes, self._notes, self._names = [], [], []
        for place in range(len(self.numbers)):
            pane = ZoomPane(self._theme, self.zoom)
            pane.chosen.connect(lambda place=place: self.choose(place))
            name, note = mono(""), label("", "2", 12, wrap=True)
            note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            caption = box(
                column(row(key(str(place + 1)), name, None, gap=8), note, gap=4, margins=(8, 0, 8, 8))
            )
            column_at, row_at = place % ACROSS, place // ACROSS * 2
            self._area.addWidget(pane, row_at, column_at)
            self._area.addWidget(caption, row_at + 1, column_at)
            self._area.setColumnStretch(column_at, 1)
            self._area.setRowStretch(row_at, 1)
            self._panes.append(pane)
            self._names.append(name)
            self._notes.append(note)
        self._area.setRowStretch(2, 1 if len(self.numbers) > ACROSS else 0)
        self.zoom.reset()
        self._rows.want(self.numbers, "compare")
        self.refresh()

    def choose(self, place: int) -> None:
        """Which one the keys are for."""
        if 0 <= place < len(self.numbers):
            self.focused = place
            self.refresh()

    @property
    def number(self) -> int | None:
        """The row that the keys are for."""
        return self.numbers[self.focused] if self.numbers else None

    def keeping(self) -> dict[int, Decision]:
        """The decisions of "keep this one": the others are rejected, it is approved."""
        made = dict.fromkeys(self.numbers, Decision.REJECTED)
        if self.number is not None:
            made[self.number] = Decision.APPROVED
        return made

    def refresh(self) -> None:
        """Something came or changed."""
        if not self.isVisible() or not self.numbers:
            return
        entries = [self._rows.entry(number) for number in self.numbers]
        known = [entry for entry in entries if entry is not None]
        self._loader.want([entry.id for entry in known])
        apart = differing(known)
        words = dict(zip([entry.id for entry in known], own_words([e.prompt for e in known]), strict=True))
        for place, entry in enumerate(entries):
            if entry is None:
                self._panes[place].show_picture(None, None, "", place == self.focused)
                continue
            error = self._loader.trouble(entry.id)
            why = trouble_line(error) if error else ""
            self._panes[place].show_picture(entry, self._loader.get(entry.id), why, place == self.focused)
            self._names[place].setText(short_name(entry.id))
            self._names[place].setToolTip(entry.id)
            self._notes[place].setText(self._note(entry, apart, words[entry.id]))
            if place == self.focused:
                self.setAccessibleDescription(f"{short_name(entry.id)}, {decision_word(entry.decision)}")
        same = QCoreApplication.translate("CompareView", "Same prompt")
        other = QCoreApplication.translate("CompareView", "Different prompts; what differs stands below")
        self._shared.setText(other if "prompt" in apart else same)

    def _note(self, entry: PoolEntry, apart: frozenset[str], words: Sequence[str]) -> str:
        seed = QCoreApplication.translate("CompareView", "Seed %1").replace("%1", str(entry.seed))
        parts = [mood_name(entry.mood), file_size(entry.size_bytes)]
        parts += [seed] if "seed" in apart and entry.seed is not None else []
        parts += [entry.generator] if "generator" in apart else []
        parts += [batch_number(entry.batch)] if "batch" in apart else []
        lines = [" · ".join(part for part in parts if part)]
        if words:
            lines.append(", ".join(words))
        if "negative" in apart and entry.negative:
            without = QCoreApplication.translate("CompareView", "Without: %1")
            lines.append(without.replace("%1", entry.negative))
        return "\n".join(lines)
