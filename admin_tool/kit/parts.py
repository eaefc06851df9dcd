"""The parts that pages are made of: words, buttons, cards, rows; made with the theme, placed by layouts."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from admin_tool.kit.theme import HEAD, MONO, Theme, font
from kiosk.core.mood import Mood

Item = QWidget | QLayout | int | None | tuple[QWidget, int]
"""What a row holds: a widget, a layout, a gap in px, None for a stretch, or a widget with its stretch."""
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


def row(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Items side by side."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Items one below the other."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def box(layout: QLayout, name: str = "", width: int = 0, height: int = 0) -> QWidget:
    """A widget around a layout; `name` is what the style sheet knows it by."""
    made = QWidget()
    made.setLayout(layout)
    if name:
        made.setObjectName(name)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if width:
        made.setFixedWidth(width)
    if height:
        made.setFixedHeight(height)
    return made


def card(layout: QLayout, name: str = "card") -> QFrame:
    """A framed group; `inset` and `notice` are its other looks."""
    made = QFrame()
    made.setObjectName(name)
    made.setLayout(layout)
    return made


def hair() -> QFrame:
    """A line of one pixel."""
    made = QFrame()
    made.setObjectName("hair")
    made.setFixedHeight(1)
    return made


def label(
    text: str, tone: str = "1", px: int = 13, bold: bool = False, wrap: bool = False, family: str = ""
) -> QLabel:
    """Words; `tone` is `1`, `2`, `3`, `ok`, `no`, `warn` or `run`. Never read as HTML."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(px, bold, family) if family else font(px, bold))
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def heading(text: str, px: int = 20) -> QLabel:
    """The title of a page."""
    return label(text, px=px, bold=True, family=HEAD)


def mono(text: str, tone: str = "1", px: int = 13) -> QLabel:
    """Ids, seeds and machine names."""
    return label(text, tone, px, family=MONO)


def picture(pixmap: QPixmap, px: int) -> QLabel:
    """An icon or a face among words."""
    made = QLabel()
    made.setPixmap(pixmap)
    made.setFixedSize(px, px)
    return made


def sign(theme: Theme, name: str, tone: str = "text2", px: int = 16) -> QLabel:
    """An icon among words."""
    return picture(theme.pixmap(name, tone, px), px)


def face(theme: Theme, mood: Mood, px: int = 18) -> QLabel:
    """A mood's face among words."""
    return picture(theme.face(mood, px), px)


def key(text: str) -> QLabel:
    """A key of the keyboard."""
    made = label(text, px=11, bold=True)
    made.setObjectName("key")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedHeight(18)
    made.setMinimumWidth(20)
    return made


def pill(text: str, state: str) -> QLabel:
    """A state: `ok`, `no`, `warn`, `run` or `off`, always with its word."""
    made = label(text, px=12)
    made.setProperty("pill", state)
    made.setFixedHeight(20)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Changes a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(theme: Theme, text: str, icon: str = "", kind: str = "", tip: str = "") -> QPushButton:
    """A button: plain, `primary` (one a page), `ghost`, or `chip` (a toggle)."""
    made = QPushButton(f" {text}" if icon and text else text)
    made.setProperty("kind", kind)
    made.setFont(font(13, kind == "primary"))
    made.setFixedHeight(30)
    made.setAccessibleName(text or tip)
    if icon:
        tone = "on_primary" if kind == "primary" else "text2"
        drawn = theme.icon(icon, tone)
        drawn.addPixmap(theme.pixmap(icon, "text3"), QIcon.Mode.Disabled)
        made.setIcon(drawn)
        made.setIconSize(QSize(16, 16))
    if kind == "chip":
        made.setCheckable(True)
    if tip:
        made.setToolTip(tip)
    return made


def drop_button(theme: Theme, text: str) -> QPushButton:
    """A button that opens a menu."""
    made = button(theme, text)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setIcon(theme.icon("down", px=14))
    return made


def segments(texts: Sequence[str], checked: int = 0) -> tuple[QWidget, list[QPushButton]]:
    """Buttons that share their edges, one of them checked; the widget and its buttons."""
    made: list[QPushButton] = []
    for number, text in enumerate(texts):
        one = QPushButton(text)
        one.setProperty("kind", "segment")
        places = {0: "first", len(texts) - 1: "last"}
        one.setProperty("part", "only" if len(texts) == 1 else places.get(number, "middle"))
        one.setCheckable(True)
        one.setAutoExclusive(True)
        one.setChecked(number == checked)
        one.setFont(font())
        one.setFixedHeight(30)
        made.append(one)
    return box(row(*made, gap=0)), made


def search_field(theme: Theme, hint: str, width: int = 216) -> QLineEdit:
    """A field to look for words."""
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    made.setClearButtonEnabled(True)
    made.setFixedSize(width, 30)
    made.setStyleSheet("padding-left: 0")
    made.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    return made


def page_head(title: str, sub_title: QLabel, *right: Item) -> QWidget:
    """The line at the top of a page: its name, a line about its state, and what can be done."""
    sub_title.setContentsMargins(0, 5, 0, 0)
    return box(
        row(heading(title), sub_title, None, *right, gap=10, margins=(16, 0, 16, 0)), "head", height=52
    )


def section(text: str) -> QWidget:
    """A group's name in the rail."""
    words = label(text, "3", 11, bold=True)
    return box(row(words, None, margins=(10, 8, 0, 0)), height=32)


def _fill(layout: QHBoxLayout | QVBoxLayout, items: Sequence[Item], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        match item:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(item)
            case (widget, stretch):
                layout.addWidget(widget, stretch)
            case QLayout():
                layout.addLayout(item)
            case _:
                layout.addWidget(item)
