"""All batches: those that matter now as cards, the rest as lines."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from admin_tool.core.batch import Batch, JobState, title_of
from admin_tool.core.cost_estimate import batch_usd
from admin_tool.core.picture_name import batch_number
from admin_tool.core.reasons import Reasons
from admin_tool.generate.batch_card import BatchCard
from admin_tool.generate.counted import Counted
from admin_tool.generate.generate_words import batch_state
from admin_tool.kit.elided import Elided
from admin_tool.kit.parts import box, button, column, face, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import age, dollars
from admin_tool.pictures.thumbnails import Thumbnails

FULL_CARDS = 3
"""So many of the newest are cards, and beyond them what is open or needs somebody."""
MOST_CARDS = 30
LINES = 40


class BatchList(QWidget):
    """Cards stay the same widgets from one look to the next, so that focus stays where it is."""

    cancel_wanted = Signal(str)
    retry_wanted = Signal(str)
    pool_wanted = Signal(str)
    entered = Signal(str)
    picked = Signal(str)

    def __init__(self, theme: Theme, language: str, thumbnails: Thumbnails, reasons: Reasons) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._thumbnails = thumbnails
        self._reasons = reasons
        self.cards: dict[str, BatchCard] = {}
        self._shown_lines: tuple[tuple[str, str], ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._lines: QFrame | None = None
        self._older = label("", "3", 12)
        self._empty = label(
            QCoreApplication.translate("Generate", "No batches yet. Fill in the form and send an order."), "2"
        )
        self._body = column(self._cards, gap=10)
        self.setLayout(column(self._empty, self._body, self._older, gap=10))

    def show_batches(
        self,
        batches: Sequence[Batch],
        left_s: Callable[[Batch], float | None],
        picture_usd: float,
        now: datetime,
    ) -> None:
        """Changes what it shows; batches come in the order in which they are to stand."""
        newest = {batch.name for batch in sorted(batches, key=lambda one: one.at)[-FULL_CARDS:]}
        full = [one for one in batches if one.name in newest or one.open or one.count(JobState.FAILED)]
        full = full[:MOST_CARDS]
        names = {batch.name for batch in full}
        self._empty.setVisible(not batches)
        for gone in [name for name in self.cards if name not in names]:
            card = self.cards.pop(gone)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, batch in enumerate(full):
            card = self.cards.get(batch.name) or self._make_card(batch)
            if self._cards.indexOf(card) != place:
                self._cards.insertWidget(place, card)
            card.show_batch(batch, left_s(batch), picture_usd, now)
        rest = [batch for batch in batches if batch.name not in names]
        self._show_lines(rest[:LINES], picture_usd, now)
        older = len(rest) - LINES
        self._older.setVisible(older > 0)
        self._older.setText(Counted().older(max(0, older)))

    def _make_card(self, batch: Batch) -> BatchCard:
        card = BatchCard(self._theme, self._language, self._thumbnails, batch, self._reasons)
        card.cancel_wanted.connect(self.cancel_wanted)
        card.retry_wanted.connect(self.retry_wanted)
        card.pool_wanted.connect(self.pool_wanted)
        card.entered.connect(self.entered)
        card.picked.connect(self.picked)
        self.cards[batch.name] = card
        return card

    def _show_lines(self, batches: Sequence[Batch], picture_usd: float, now: datetime) -> None:
        shown = tuple((batch.name, batch_state(batch)[0]) for batch in batches)
        if shown == self._shown_lines:
            return
        self._shown_lines = shown
        if self._lines is not None:
            self._body.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
            self._lines = None
        if batches:
            lines = [self._make_line(batch, picture_usd, now) for batch in batches]
            self._lines = QFrame()
            self._lines.setObjectName("card")
            self._lines.setLayout(column(*lines, gap=2, margins=(14, 7, 8, 7)))
            self._body.addWidget(self._lines)

    def _make_line(self, batch: Batch, picture_usd: float, now: datetime) -> QWidget:
        pictures = Counted().pictures(len(batch.jobs))
        facts = [pictures, age(batch.at, now)]
        if picture_usd:
            facts.insert(1, dollars(batch_usd(batch, picture_usd)))
        word, look = batch_state(batch)
        open_pool = button(
            self._theme, "", "pool", "ghost", QCoreApplication.translate("Generate", "Show in Pool")
        )
        open_pool.setFixedSize(30, 26)
        open_pool.clicked.connect(lambda checked=False, name=batch.name: self.pool_wanted.emit(name))
        title = Elided("1", 13)
        title.show_text(f"{batch_number(batch.name)}  {title_of(batch.title)}")
        return box(
            row(
                face(self._theme, batch.mood),
                (title, 1),
                label(" · ".join(facts), "2", 12),
                label(word, look if look in ("ok", "no", "run") else "2", 12),
                open_pool,
            )
        )
