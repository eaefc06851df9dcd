"""The panel at the right: the current picture, what people made of it, and how it was made."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from admin_tool.core.live_order import rate_of
from admin_tool.core.picture_facts import PictureFacts
from admin_tool.core.promotion import LivePicture
from admin_tool.kit.painted import Bar, Thumb
from admin_tool.kit.parts import box, button, column, hair, key, label, mono, picture, row, sign
from admin_tool.kit.side_panel import SidePanel, facts_grid
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import day_and_time, mood_name, number
from admin_tool.production.show_words import days_left, days_word, name_of, percent

PICTURE = QSize(288, 192)


@dataclass(slots=True)
class Detail:
    """What the panel shows; `average` is the like rate of the picture's mood, None without views."""

    shown: LivePicture
    average: float | None = None
    image: QImage | None = None
    facts: PictureFacts | None = None
    trouble: str = ""


class DetailPanel(SidePanel):
    """Says what was clicked; changes nothing by itself."""

    copy_wanted = Signal()
    move_wanted = Signal()
    """Withdraw it, or put it back."""

    def __init__(self, theme: Theme, language: str, keep_days: int) -> None:
        super().__init__(QCoreApplication.translate("ShowDetail", "Details"))
        self._theme = theme
        self._language = language
        self._keep_days = keep_days
        self._image_of: QImage | None = None
        self._image = Thumb(PICTURE.width(), PICTURE.height(), 6)
        self._why = label("", "2", 12, wrap=True)
        self._name = mono("", px=14)
        self._face = picture(QPixmap(), 18)
        self._mood = label("", px=13, bold=True)
        self.move_button = button(theme, "", "trash")
        self.move_button.setFixedHeight(34)
        self.move_button.clicked.connect(self.move_wanted)
        self._key = key("W")
        self._numbers = {one: label("", px=20) for one in ("views", "likes", "rate")}
        self._bar = Bar(theme, height=4)
        self._average = label("", "3", 12, wrap=True)
        self._prompt = label("", wrap=True)
        self._prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values: dict[str, QLabel] = {"since": label(""), "left": label(""), "size": label("")}
        self._values |= {"mark": label("", wrap=True), "file": mono("", "2", 12)}
        self._keys: dict[str, QLabel] = {}
        copy = button(theme, "", "copy", "ghost", QCoreApplication.translate("ShowDetail", "Copy the id"))
        copy.setFixedSize(26, 24)
        copy.clicked.connect(self.copy_wanted)
        prompt = label(QCoreApplication.translate("ShowDetail", "Prompt"), "3", 12)
        inner = column(
            self._image,
            self._why,
            row(self._name, copy, None, self._face, self._mood, gap=6),
            row((self.move_button, 1), self._key),
            2,
            hair(),
            self._figures(),
            self._bar,
            self._average,
            hair(),
            prompt,
            self._prompt,
            hair(),
            self._fields(),
            None,
            gap=9,
            margins=(15, 16, 16, 12),
        )
        self._body = box(inner, "panel")
        self._nothing = label(
            QCoreApplication.translate("ShowDetail", "No picture is chosen."), "3", 12, wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        both = QVBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._body)
        both.addWidget(self._nothing)
        self.setWidget(box(both, "panel"))
        self.show_detail(None)

    def show_detail(self, detail: Detail | None) -> None:
        """Shows a picture, or that there is none."""
        self._body.setVisible(detail is not None)
        self._nothing.setVisible(detail is None)
        if detail is None:
            return
        shown = detail.shown
        if detail.image is None or detail.image is not self._image_of:
            self._image_of = detail.image
            self._image.show_image(detail.image)
        self._image.setVisible(not detail.trouble)
        self._why.setText(detail.trouble)
        self._why.setVisible(bool(detail.trouble))
        self._name.setText(name_of(shown))
        self._name.setToolTip(shown.id)
        self._face.setPixmap(self._theme.face(shown.mood, 18))
        self._mood.setText(mood_name(shown.mood))
        self._show_move(shown)
        self._show_numbers(shown, detail.average)
        facts = detail.facts
        none = QCoreApplication.translate("ShowDetail", "None is known.")
        self._prompt.setText(shown.prompt or (facts.prompt if facts else "") or none)
        self._show_fields(shown, facts)

    def _show_move(self, shown: LivePicture) -> None:
        back = shown.withdrawn_at is not None
        words = (
            QCoreApplication.translate("ShowDetail", "Put back on show")
            if back
            else QCoreApplication.translate("ShowDetail", "Withdraw")
        )
        self.move_button.setText(f" {words}")
        self.move_button.setAccessibleName(words)
        self.move_button.setIcon(self._theme.icon("retry" if back else "trash"))
        self._key.setText("R" if back else "W")

    def _show_numbers(self, shown: LivePicture, average: float | None) -> None:
        rate = rate_of(shown)
        self._numbers["views"].setText(number(shown.views, self._language))
        self._numbers["likes"].setText(number(shown.likes, self._language))
        self._numbers["rate"].setText(percent(rate, self._language))
        top = max(rate or 0.0, average or 0.0) or 1.0
        self._bar.show_parts(((rate or 0.0) / top, "ok" if (rate or 0.0) >= (average or 0.0) else "text3"))
        if rate is None:
            told = QCoreApplication.translate("ShowDetail", "Nobody has seen it yet.")
        else:
            told = QCoreApplication.translate("ShowDetail", "Average of this mood: %1")
            told = told.replace("%1", percent(average, self._language))
        self._average.setText(told)

    def _show_fields(self, shown: LivePicture, facts: PictureFacts | None) -> None:
        now = datetime.now(UTC)
        told = {
            "since": day_and_time(shown.created_at, self._language),
            "left": days_word(days_left(shown, self._keep_days, now)) if shown.withdrawn_at else "",
            "size": f"{facts.width_px} × {facts.height_px}" if facts else "",
            "mark": "",
        }
        if facts:
            told["mark"] = (
                QCoreApplication.translate("ShowDetail", "It says that it is AI-made.")
                if facts.ai_mark
                else QCoreApplication.translate("ShowDetail", "It has no mark.")
            )
        for name, text in told.items():
            self._values[name].setText(text)
            self._values[name].setVisible(bool(text))
            self._keys[name].setVisible(bool(text))
        file_name = shown.id.rpartition("/")[2]
        wide = self._values["file"].fontMetrics()
        self._values["file"].setText(wide.elidedText(file_name, Qt.TextElideMode.ElideMiddle, 208))
        self._values["file"].setToolTip(shown.id)

    def _figures(self) -> QWidget:
        words = {
            "views": (QCoreApplication.translate("ShowDetail", "Views"), "eye"),
            "likes": (QCoreApplication.translate("ShowDetail", "Likes"), "heart"),
            "rate": (QCoreApplication.translate("ShowDetail", "Like rate"), "insights"),
        }
        made = []
        for name, (word, icon) in words.items():
            head = row(sign(self._theme, icon, "text3", 14), label(word, "3", 12), None, gap=5)
            made.append((box(column(head, self._numbers[name], gap=2)), 1))
        return box(row(*made, gap=8))

    def _fields(self) -> QWidget:
        names = {
            "since": QCoreApplication.translate("ShowDetail", "On show"),
            "left": QCoreApplication.translate("ShowDetail", "Kept"),
            "size": QCoreApplication.translate("ShowDetail", "Size"),
            "mark": QCoreApplication.translate("ShowDetail", "Mark"),
            "file": QCoreApplication.translate("ShowDetail", "File"),
        }
        grid = facts_grid()
        for place, (name, text) in enumerate(names.items()):
            self._keys[name] = label(text, "3", 12)
            grid.addWidget(self._keys[name], place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._values[name], place, 1)
        return box(grid)
