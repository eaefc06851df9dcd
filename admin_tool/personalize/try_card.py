"""What a visitor would be shown: a way to see with one's own eyes how a version chooses."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel

from admin_tool.core.picture_name import short_name
from admin_tool.kit.painted import WideThumb
from admin_tool.kit.parts import box, button, column, face, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import parse_key

translate = QCoreApplication.translate
SHOWN = 5
_WIDTH, _HEIGHT = 83, 56


class TryCard(QFrame):
    """`wanted(mood)` asks for another list; `opened(picture)` for a picture to be looked at."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.mood = Mood.CALM
        self.picture_ids: list[str] = []
        self.setObjectName("card")
        self._title = label("", px=14, bold=True)
        self._who = label("", "3", 12)
        self.another = button(theme, translate("Personalize", "Another"), "dice", "ghost")
        self.another.clicked.connect(self._next)
        head = row(self._title, self._who, None, self.another, gap=8)
        self._note = label("", "3", 12, wrap=True)
        self.thumbs = [WideThumb(_WIDTH, _HEIGHT) for _ in range(SHOWN)]
        self._scores: list[QLabel] = [label("", "2", 12) for _ in range(SHOWN)]
        self._faces = [face(theme, self.mood, 14) for _ in range(SHOWN)]
        cells = [
            (box(column(thumb, None, row(mark, score, None, gap=5), gap=5)), 1)
            for thumb, mark, score in zip(self.thumbs, self._faces, self._scores, strict=True)
        ]
        self._row = box(row(*cells, gap=10, margins=(0, 0, 8, 0)))
        self.setLayout(column(head, self._row, self._note, gap=6, margins=(16, 8, 8, 12)))
        self.show_version("")
        self.show_tried([])

    def show_version(self, name: str) -> None:
        """Which version answers."""
        title = translate("Personalize", "Try it out")
        if name:
            title = translate("Personalize", "Try version %1").replace("%1", name.removeprefix("v"))
        self._title.setText(title)

    def show_tried(self, tried: Sequence[tuple[str, float]], trouble: str = "") -> None:
        """The pictures with their scores, still without their thumbnails; or why there are none."""
        self.picture_ids = [one for one, _ in tried[:SHOWN]]
        text = translate("Personalize", "a visitor who looks like this: %1")
        self._who.setText(text.replace("%1", mood_name(self.mood)))
        self._row.setVisible(bool(tried))
        self._note.setVisible(not tried)
        self._note.setText(trouble or translate("Personalize", "Nothing answers yet."))
        for place in range(SHOWN):
            there = place < len(self.picture_ids)
            self.thumbs[place].show_image(None)
            self._scores[place].setText(f"{tried[place][1]:.2f}" if there else "")
            self._faces[place].setVisible(there)
            if there:
                key = parse_key(self.picture_ids[place])
                self._faces[place].setPixmap(self._theme.face(key[1] if key else self.mood, 14))
                self.thumbs[place].setToolTip(self.picture_ids[place])
                self.thumbs[place].setAccessibleName(short_name(self.picture_ids[place]))

    def show_thumb(self, picture_id: str, jpeg: bytes) -> None:
        """A thumbnail has come; it may be too late."""
        image = QImage.fromData(jpeg)
        for place, one in enumerate(self.picture_ids):
            if one == picture_id:
                self.thumbs[place].show_image(image)

    def _next(self) -> None:
        self.mood = MOODS[(MOODS.index(self.mood) + 1) % len(MOODS)]
        self.wanted.emit(self.mood)
