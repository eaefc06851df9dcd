"""Everything about one step: what it is for, what was found, and names that can be copied."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from admin_tool.core.training import TrainingStep
from admin_tool.kit.parts import box, button, column, label, mono, pill, row
from admin_tool.kit.theme import Theme
from admin_tool.personalize.step_words import line_of, state_of, title_of, translate

Offer = tuple[str, Callable[[], None]]
"""A word on a button, and what it does; the dialog closes first."""


class DetailsDialog(QDialog):
    """`copied` holds what went to the clipboard last."""

    def __init__(
        self, parent: QWidget, theme: Theme, language: str, step: TrainingStep, offers: Sequence[Offer]
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(title_of(step))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        word, look = state_of(step)
        head = row(label(title_of(step), px=14, bold=True), pill(word, look), None, gap=10)
        parts: list[QWidget] = [box(head), label(meaning_of(step), "2", wrap=True)]
        parts.append(label(line_of(step, language), wrap=True))
        self.copies = [self._id_row(name, value) for name, value in step.ids.items() if value]
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(box(column(*self.copies, None, gap=6, margins=(0, 0, 12, 0))))
        area.setVisible(bool(self.copies))
        area.setMinimumHeight(min(320, 56 * len(self.copies)))
        self.buttons = [self._offer(*one) for one in offers]
        if step.id == "kiosks" and step.ids:
            lines = "\n".join(["[aws]", *(f'{name} = "{value}"' for name, value in step.ids.items())])
            whole = button(theme, translate("Personalize", "Copy all lines"), "copy")
            whole.clicked.connect(lambda: _copy(lines))
            self.buttons.append(whole)
        close = button(theme, translate("Personalize", "Close"), kind="primary")
        close.clicked.connect(self.accept)
        end = row(*self.buttons, None, close, gap=8)
        self.setLayout(column(*parts, (area, 1), end, gap=10, margins=(20, 16, 20, 16)))
        close.setFocus()

    def _id_row(self, name: str, value: str) -> QWidget:
        words = mono(value, px=12)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setWordWrap(True)
        copy = button(self._theme, "", "copy", "ghost", translate("Personalize", "Copy"))
        copy.setAccessibleName(translate("Personalize", "Copy %1").replace("%1", name))
        copy.clicked.connect(lambda: _copy(value))
        return box(row((box(column(label(name, "3", 12), words, gap=2)), 1), copy, gap=8))

    def _offer(self, word: str, act: Callable[[], None]) -> QWidget:
        made = button(self._theme, word)
        made.setAutoDefault(False)

        def run() -> None:
            self.accept()
            act()

        made.clicked.connect(run)
        return made


def meaning_of(step: TrainingStep) -> str:
    """What a step is for, in a sentence or two."""
    meanings = {
        "account": translate("Personalize", "Signs in and looks whether everything below may be done."),
        "datasets": translate("Personalize", "Three tables: what visitors did, the pictures, the visitors."),
        "history": translate("Personalize", "Brings in what was recorded, in place of earlier imports."),
        "tracker": translate("Personalize", "Takes likes and views at once; filters keep lists to one mood."),
        "training": translate("Personalize", "Makes a version and measures it; it is not live yet."),
        "campaign": translate("Personalize", "Answers the kiosks; costs money until it is stopped."),
        "kiosks": translate("Personalize", "What must stand in the settings of every kiosk."),
        "library": translate("Personalize", "The kiosk learns from what visitors do with these pictures."),
    }
    if step.id == "training" and not step.usd:
        return translate("Personalize", "The kiosk learns by itself; this measures it on the latest visits.")
    return meanings.get(step.id, "")


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
