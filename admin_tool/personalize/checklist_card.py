"""The checklist from empty to live."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from admin_tool.core.training import StepState, TrainingStep
from admin_tool.kit.painted import Bar
from admin_tool.kit.parts import column, hair, label, row
from admin_tool.kit.theme import Theme
from admin_tool.personalize.step_row import StepRow
from admin_tool.personalize.step_words import translate

Told = Mapping[str, tuple[float | None, str]]
"""By step: the share (None for nobody knows) and note of work that this window does."""


class ChecklistCard(QFrame):
    """`asked(step, what)` passes on what somebody wants of a row."""

    asked = Signal(str, str)
    current_changed = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self.rows: list[StepRow] = []
        self._steps: Sequence[TrainingStep] = ()
        self._told: Told = {}
        self.setObjectName("card")
        self._count, self._bar = label("", "2"), Bar(theme, 120)
        title = label(translate("Personalize", "From empty to live"), px=14, bold=True)
        head = row(title, None, self._count, self._bar, gap=10, margins=(16, 12, 16, 10))
        self._body = column(gap=0, margins=(0, 0, 0, 4))
        self.setLayout(column(head, hair(), self._body, gap=0))

    @property
    def current(self) -> TrainingStep | None:
        """The step that keys act on: the focused row, else the first that is not done."""
        for one in self.rows:
            if one.hasFocus() or one.isAncestorOf(one.focusWidget() or self):
                return one.step
        open_ones = [one for one in self._steps if one.state is not StepState.DONE]
        return next(iter(open_ones or self._steps), None)

    def show_steps(self, steps: Sequence[TrainingStep]) -> None:
        """Changes what it shows; rows stay as long as the steps are the same ones."""
        if [one.id for one in steps] != [one.id for one in self._steps]:
            self._build(len(steps))
        self._steps = steps
        self._show()

    def show_work(self, told: Told) -> None:
        """What this window works on."""
        self._told = told
        self._show()

    def _show(self) -> None:
        done = sum(one.state is StepState.DONE for one in self._steps)
        total = len(self._steps)
        text = translate("Personalize", "%1 of %2").replace("%1", str(done)).replace("%2", str(total))
        self._count.setText(text)
        self._bar.show_parts((done / total if total else 0.0, "ok"))
        if not self._steps:
            return  # work may begin before the first look
        walked = [_walked(one, two) for one, two in pairwise(self._steps)]
        above, below = [False, *walked], [*walked, False]
        for one, step, lit in zip(self.rows, self._steps, zip(above, below, strict=True), strict=True):
            one.show_step(step, self._language, lit, self._told.get(step.id))
            one.make_room(for_prices=any(step.usd for step in self._steps))

    def _build(self, count: int) -> None:
        while item := self._body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for place in range(count):
            made = StepRow(self._theme, place + 1, place == 0, place == count - 1)
            made.asked.connect(partial(self._asked, place))
            made.moved.connect(partial(self._move, place))
            self._body.addWidget(made)
            self.rows.append(made)

    def _asked(self, place: int, what: str) -> None:
        self.asked.emit(self._steps[place].id, what)

    def _move(self, place: int, by: int) -> None:
        self.rows[max(0, min(len(self.rows) - 1, place + by))].setFocus()


def _walked(step: TrainingStep, later: TrainingStep) -> bool:
    """Whether the way between two steps is behind us."""
    ahead = (StepState.WAITING, StepState.READY)
    return step.state is StepState.DONE and later.state not in ahead
