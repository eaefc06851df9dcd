"""The prompt template of an order: its text, its variables, the negative prompt, and what is wrong there."""

import re
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from admin_tool.core.prompt_mix import Template, Trouble, check, places, read_values, write_values
from admin_tool.generate.generate_words import problem_words
from admin_tool.kit.parts import box, column, label, mono, row, set_property
from admin_tool.kit.theme import Theme, font

NAME_PX = 76
TEXT_PX = 84
NEGATIVE_PX = 70
_PLACE = re.compile(r"\{\w+\}")
_NEGATIVE = {Trouble.NEGATIVE_TOO_LONG}


class _Highlighter(QSyntaxHighlighter):
    """Marks {variables}; those without a list of values in the colour of a fault."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self.known: frozenset[str] = frozenset()

    def highlightBlock(self, text: str) -> None:
        for found in _PLACE.finditer(text):
            sound = found[0][1:-1] in self.known
            look = QTextCharFormat()
            look.setBackground(self._theme.color("ok_fill" if sound else "no_fill"))
            look.setForeground(self._theme.color("ok" if sound else "no"))
            look.setFontWeight(QFont.Weight.Bold)
            self.setFormat(found.start(), len(found[0]), look)


class TemplateEditor(QWidget):
    """`template` is what stands there now, sound or not; `changed` tells of every keystroke."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lists: dict[str, str] = {}
        self._setting = False
        self.text = _TextField(TEXT_PX, QCoreApplication.translate("Generate", "Prompt template"))
        self.negative = _TextField(NEGATIVE_PX, QCoreApplication.translate("Generate", "Negative prompt"))
        self._highlighter = _Highlighter(theme, self.text.document())
        self._problems = label("", "no", 12, wrap=True)
        self._negative_problem = label("", "no", 12, wrap=True)
        self.fields: dict[str, QLineEdit] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.mixes = label("", "3", 12, wrap=True)
        caption = label(QCoreApplication.translate("Generate", "Negative prompt"), "2", 12, bold=True)
        parts = (self.text, self._problems, self._rows, self.mixes, caption, self.negative)
        self.setLayout(column(*parts, self._negative_problem))
        self.text.textChanged.connect(self._text_changed)
        self.negative.textChanged.connect(self._tell)

    def template(self, name: str = "") -> Template:
        """What stands there now."""
        text = self.text.toPlainText()
        named = {one: read_values(self.fields[one].text()) for one in places(text) if one in self.fields}
        return Template(text, self.negative.toPlainText(), named, name)

    def show_template(self, template: Template) -> None:
        """Puts another one there."""
        self._setting = True
        self._drop_rows(())
        self._lists = {name: write_values(values) for name, values in template.variables.items()}
        self.text.setPlainText(template.text)
        self.negative.setPlainText(template.negative)
        self._setting = False
        self._text_changed()

    def _text_changed(self) -> None:
        if self._setting:
            return
        named = places(self.text.toPlainText())
        if named != tuple(self.fields):
            self._drop_rows(named)
            for place, name in enumerate(named):
                if name not in self.fields:
                    self._rows.insertWidget(place, self._make_row(name))
            self.fields = {name: self.fields[name] for name in named}
            for before, after in pairwise((self.text, *self.fields.values(), self.negative)):
                QWidget.setTabOrder(before, after)
        self._tell()

    def _drop_rows(self, named: tuple[str, ...]) -> None:
        """What was written for a variable is kept for when it comes back."""
        for name in [one for one in self.fields if one not in named]:
            field = self.fields.pop(name)
            self._lists[name] = field.text()
            line = field.parentWidget()
            if line is not None:
                self._rows.removeWidget(line)
                line.hide()
                line.deleteLater()

    def _make_row(self, name: str) -> QWidget:
        field = QLineEdit(self._lists.get(name, ""))
        field.setFixedHeight(30)
        field.setFont(font())
        field.setCursorPosition(0)
        field.setPlaceholderText(QCoreApplication.translate("Generate", "values, parted by commas"))
        field.setAccessibleName(name)
        field.setToolTip(
            QCoreApplication.translate(
                "Generate", "Values parted by commas, or by semicolons where a value has a comma in it."
            )
        )
        field.textChanged.connect(self._tell)
        self.fields[name] = field
        caption = mono(f"{{{name}}}", "2")
        caption.setFixedWidth(NAME_PX)
        caption.setToolTip(name)
        return box(row(caption, field))

    def _tell(self) -> None:
        if self._setting:
            return
        problems = check(self.template())
        faulty = {problem.name for problem in problems if problem.trouble is Trouble.EMPTY_LIST}
        known = frozenset(name for name, field in self.fields.items() if read_values(field.text()))
        if known != self._highlighter.known:
            self._highlighter.known = known
            self._highlighter.rehighlight()
        told = [one for one in problems if one.trouble not in _NEGATIVE]
        below = [one for one in problems if one.trouble in _NEGATIVE]
        for place, chosen in ((self._problems, told), (self._negative_problem, below)):
            place.setText("\n".join(problem_words(problem) for problem in chosen))
            place.setVisible(bool(chosen))
        for name, field in self.fields.items():
            set_property(field, "fault", "yes" if name in faulty else "no")
        self.changed.emit()


class _TextField(QPlainTextEdit):
    """Has a scroll bar only where words do not fit without it.

    Left to itself, a bar that comes for a moment makes lines shorter, and so itself needed.
    """

    def __init__(self, high_px: int, name: str) -> None:
        super().__init__()
        self.setFixedHeight(high_px)
        self.setFont(font())
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.textChanged.connect(self._settle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Looks again whether a bar is needed."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        margin = round(self.document().documentMargin())
        room = self.contentsRect().adjusted(margin, margin, -margin, -margin)
        endless = QRect(0, 0, room.width(), 1 << 20)
        wrapped = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        needed = (
            self.fontMetrics().boundingRect(endless, wrapped, self.toPlainText()).height() > room.height()
        )
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOn if needed else policy.ScrollBarAlwaysOff
        if wanted != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(wanted)
