"""The panel at the right: everything that is known of the current picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from admin_tool.core.decisions import DecisionConflict, HistoryLine
from admin_tool.core.picture_facts import PictureFacts
from admin_tool.core.picture_name import short_name
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.reasons import Reasons
from admin_tool.kit.painted import Thumb
from admin_tool.kit.parts import box, button, column, hair, label, mono, picture, row, segments, sign
from admin_tool.kit.side_panel import SidePanel
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import day_and_time, file_size, mood_name
from admin_tool.pool.detail_parts import Fields, HistoryList, SimilarStrip
from admin_tool.pool.pool_words import conflict_line, decision_word

PICTURE = QSize(288, 192)


@dataclass(slots=True)
class Detail:
    """What the panel shows; what is not known yet is None or empty."""

    entry: PoolEntry
    image: QImage | QPixmap | None = None
    facts: PictureFacts | None = None
    trouble: str = ""
    conflict: DecisionConflict | None = None


class DetailPanel(SidePanel):
    """Says what was clicked; changes nothing by itself."""

    decided = Signal(object)
    """A Decision."""
    batch_clicked = Signal(str)
    copy_wanted = Signal()
    similar_clicked = Signal(str)
    similar_wanted = Signal()

    def __init__(self, theme: Theme, language: str, reasons: Reasons) -> None:
        super().__init__(QCoreApplication.translate("DetailPanel", "Details"))
        self._reasons = reasons
        self._theme = theme
        self._language = language
        self._shown: object = None
        self._image = Thumb(PICTURE.width(), PICTURE.height(), 6)
        self._why = label("", "2", 12, wrap=True)
        self._name = mono("", px=14)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._face = picture(QPixmap(), 18)
        self._mood = label("", px=13, bold=True)
        self._conflict = label("", "warn", 12, wrap=True)
        decisions, self._buttons = self._segments()
        self._prompt = label("", wrap=True)
        self._negative = label("", "2", wrap=True)
        self._negative_head = label(QCoreApplication.translate("DetailPanel", "Left out"), "3", 12)
        self._copy = button(
            theme, "", "copy", "link", QCoreApplication.translate("DetailPanel", "Copy the prompt")
        )
        self._copy.setFixedSize(20, 18)
        self._copy.clicked.connect(self.copy_wanted)
        self._fields = Fields()
        self._fields.batch.clicked.connect(lambda: self.batch_clicked.emit(self._fields.batch_name))
        self._check_sign = sign(theme, "check", "ok")
        self._check = label("", "2", wrap=True)
        self._similar = SimilarStrip(theme)
        self._similar.clicked.connect(self.similar_clicked)
        self._similar.more.clicked.connect(self.similar_wanted)
        self._history = HistoryList(theme, language)
        prompt = label(QCoreApplication.translate("DetailPanel", "Prompt"), "3", 12)
        check = label(QCoreApplication.translate("DetailPanel", "Check"), "3", 12)
        check.setFixedWidth(64)
        inner = column(
            self._image,
            self._why,
            row(self._name, None, self._face, self._mood, gap=6),
            decisions,
            self._conflict,
            2,
            hair(),
            row(prompt, None, self._copy),
            self._prompt,
            self._negative_head,
            self._negative,
            hair(),
            self._fields,
            hair(),
            row(check, self._check_sign, (self._check, 1), gap=6),
            hair(),
            self._similar,
            hair(),
            self._history,
            None,
            gap=9,
            margins=(15, 16, 16, 12),
        )
        self._body = box(inner)
        self._nothing = label(
            QCoreApplication.translate("DetailPanel", "No picture is chosen."), "3", 12, wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        both = QVBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._body)
        both.addWidget(self._nothing)
        self.setWidget(box(both))
        self.show_detail(None)

    def show_detail(self, detail: Detail | None) -> None:
        """Shows a picture, or that there is none."""
        self._body.setVisible(detail is not None)
        self._nothing.setVisible(detail is None)
        if detail is None:
            return
        entry = detail.entry
        if detail.image is not self._shown or detail.image is None:
            self._shown = detail.image
            image = detail.image.toImage() if isinstance(detail.image, QPixmap) else detail.image
            self._image.show_image(image)
        self._image.setVisible(not detail.trouble)
        _say(self._why, detail.trouble)
        self._name.setText(short_name(entry.id))
        self._name.setToolTip(entry.id)
        self._face.setPixmap(self._theme.face(entry.mood, 18))
        self._mood.setText(mood_name(entry.mood))
        for decision, one in self._buttons.items():
            one.setChecked(decision is entry.decision)
        conflict = detail.conflict
        _say(
            self._conflict,
            conflict_line(conflict, short_name(entry.id), self._language) if conflict else "",
        )
        facts = detail.facts
        no_prompt = QCoreApplication.translate("DetailPanel", "None: the picture was imported.")
        self._prompt.setText(entry.prompt or (facts.prompt if facts else "") or no_prompt)
        self._copy.setEnabled(bool(entry.prompt))
        negative = entry.negative or (facts.negative if facts else "")
        _say(self._negative, negative)
        self._negative_head.setVisible(bool(negative))
        size = file_size(entry.size_bytes)
        self._fields.show_values(
            seed="–" if entry.seed is None else str(entry.seed),
            model=entry.generator or "–",
            size=f"{facts.width_px} × {facts.height_px} · {size}" if facts else size,
            made=day_and_time(entry.created_at, self._language),
            batch=entry.batch,
            file_name=entry.file_name,
        )
        flagged = entry.flagged
        clean = QCoreApplication.translate("DetailPanel", "Nothing flagged")
        self._check_sign.setPixmap(
            self._theme.pixmap("warn" if flagged else "check", "warn" if flagged else "ok")
        )
        self._check.setText(self._reasons.text(flagged) or clean)

    def show_similar(self, pictures: Sequence[tuple[str, float, QImage | None]] | None) -> None:
        """The most similar pictures with their similarity, 0 to 1; None while nobody has looked."""
        self._similar.show_pictures(pictures)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """What happened to the picture, newest first."""
        self._history.show_lines(lines)

    def _segments(self) -> tuple[QWidget, dict[Decision, QPushButton]]:
        order = {Decision.APPROVED: "A", Decision.UNDECIDED: "U", Decision.REJECTED: "X"}
        words = {
            Decision.APPROVED: QCoreApplication.translate("DetailPanel", "Approve"),
            Decision.UNDECIDED: QCoreApplication.translate("DetailPanel", "Undecided"),
            Decision.REJECTED: QCoreApplication.translate("DetailPanel", "Reject"),
        }
        icons = {
            Decision.APPROVED: ("check", "ok"),
            Decision.UNDECIDED: ("circle", "text"),
            Decision.REJECTED: ("cross", "no"),
        }
        made, buttons = segments([f" {words[one]}" for one in order], 1)
        found = dict(zip(order, buttons, strict=True))
        for decision, one in found.items():
            one.setFixedHeight(34)
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            one.setIcon(self._theme.icon(*icons[decision]))
            one.setIconSize(QSize(14, 14))
            one.setStyleSheet("padding: 0 2px")
            one.setToolTip(f"{decision_word(decision)} ({order[decision]})")
            one.clicked.connect(lambda _, decision=decision: self.decided.emit(decision))
        return made, found


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))
