"""One row of the checklist: what it is, how far it is, what it costs, and what can be done."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from admin_tool.core.training import StepState, TrainingStep
from admin_tool.kit.elided import Elided
from admin_tool.kit.painted import Bar
from admin_tool.kit.parts import box, button, column, label, pill, row, set_property
from admin_tool.kit.theme import Theme
from admin_tool.personalize.step_words import line_of, price_of, share_of, state_of, title_of, translate
from admin_tool.personalize.stepper import WIDTH, Stepper

HEIGHT, HEIGHT_WITH_BAR = 72, 82
PRICE_WIDTH, FREE_WIDTH = 112, 60
DONE_BY_ITSELF = ("library", "kiosks")
"""Steps that have nothing to start."""


class StepRow(QWidget):
    """`asked` says what somebody wants of it: `start`, `cancel` or `details`; arrows go to the next one."""

    asked = Signal(str)
    moved = Signal(int)

    def __init__(self, theme: Theme, number: int, first: bool, last: bool) -> None:
        super().__init__()
        self._theme = theme
        self.step: TrainingStep | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stepper = Stepper(theme, number, first, last)
        self._title, self._line = Elided("1", 14, bold=True), Elided("2", 12)
        self._bar = Bar(theme, height=4)
        self._pill = pill("", "off")
        self._price, self._unit = label("", px=13), label("", "3", 11)
        for one in (self._price, self._unit):
            one.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.action = button(theme, translate("Personalize", "Details"), kind="ghost")
        self.action.clicked.connect(self._ask)
        self._act = "details"
        self._first = first
        words = box(column(None, self._title, self._line, self._bar, None, gap=4))
        state = box(row(None, self._pill, None), width=90)
        self._costs = box(column(None, self._price, self._unit, None, gap=2), width=PRICE_WIDTH)
        acts = box(row(None, self.action, gap=0), width=104)
        self.setLayout(
            row(self._stepper, (words, 1), state, self._costs, acts, gap=8, margins=(10, 0, 10, 0))
        )

    def show_step(
        self, step: TrainingStep, language: str, lit: tuple[bool, bool], told: tuple[float | None, str] | None
    ) -> None:
        """Changes what it shows; `told` is the share and note of work that this window does on it."""
        self.step = step
        share = share_of(step)
        running = step.state is StepState.RUNNING or told is not None
        if told is not None and told[0] is not None:
            share = told[0]
        state = StepState.RUNNING if told is not None else step.state
        title, line = title_of(step), line_of(step, language)
        if told is not None and told[1]:
            line = told[1]
        waiting = step.state is StepState.WAITING and told is None
        set_property(self._title, "tone", "2" if waiting else "1")
        set_property(self._line, "tone", "no" if state is StepState.FAILED else "3" if waiting else "2")
        self._title.show_text(title)
        self._line.show_text(line)
        word, look = (translate("Personalize", "Running"), "run") if told is not None else state_of(step)
        self._pill.setText(word)
        set_property(self._pill, "pill", look)
        price, unit = price_of(step)
        set_property(self._price, "tone", "1" if unit else "3")
        self._price.setText(price)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._bar.setVisible(running)
        self._bar.show_parts((share if share is not None else 0.0, "run"))
        self.setFixedHeight(HEIGHT_WITH_BAR if running else HEIGHT)
        self._stepper.show_state(state, share, lit)
        self._show_action(step, told is not None, title)
        self.setAccessibleName(f"{title}: {word}. {line}. {price} {unit}".strip())

    def make_room(self, for_prices: bool) -> None:
        """For prices, or for the words where no step costs anything."""
        self._costs.setFixedWidth(PRICE_WIDTH if for_prices else FREE_WIDTH)

    def words_width(self) -> int:
        """What the sentence about the step has, in px."""
        return self._line.width()

    def _show_action(self, step: TrainingStep, ours: bool, title: str) -> None:
        startable = step.state in (StepState.READY, StepState.FAILED) and step.id not in DONE_BY_ITSELF
        if ours:
            look = ("cancel", translate("Personalize", "Cancel"), "cross", "ghost")
        elif startable:
            again = step.state is StepState.FAILED
            word = translate("Personalize", "Retry") if again else translate("Personalize", "Start")
            look = ("start", word, "retry" if again else "play", "")
        else:
            look = ("details", translate("Personalize", "Details"), "", "ghost")
        self._act, word, icon, kind = look
        self.action.setText(f" {word}" if icon else word)
        self.action.setIcon(self._theme.icon(icon) if icon else QIcon())
        set_property(self.action, "kind", kind)
        self.action.setAccessibleName(f"{word}: {title}")

    def _ask(self) -> None:
        self.asked.emit(self._act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, Enter opens the details, Space does what the button does."""
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.asked.emit("details")
            case Qt.Key.Key_Space:
                self.asked.emit(self._act)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the details."""
        self.asked.emit("details")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides it."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line between rows, and the ring of the row that keys act on."""
        painter = QPainter(self)
        if not self._first:
            painter.fillRect(QRectF(WIDTH + 18, 0, self.width() - WIDTH - 18, 1), self._theme.color("line"))
        if not self.hasFocus():
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 3, -4, -3), 6, 6)
        painter.end()
