"""How many pictures, how large, how made, and with which seeds."""

from PySide6.QtCore import QCoreApplication, QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from admin_tool.core.prompt_mix import LARGEST_SEED, Look
from admin_tool.generate.generate_words import size_words
from admin_tool.kit.controls import Choice
from admin_tool.kit.parts import box, column, label, row, segments
from admin_tool.kit.theme import Theme, font

MOST = 500
SIZES = ((768, 512), (1024, 768), (1024, 1024), (768, 1024), (1536, 1024), (1024, 1536), (512, 512))
"""Sides that diffusion models like; the first is what kiosks show."""
COUNT = 24


class OrderNumbers(QWidget):
    """Two rows of fields."""

    changed = Signal()
    dice_thrown = Signal()

    def __init__(self, theme: Theme, in_the_cloud: bool) -> None:
        super().__init__()
        self.count = _spin(1, MOST, COUNT)
        self.sizes = Choice(theme)
        for wide, high in SIZES:
            self.sizes.addItem(size_words(wide, high), (wide, high))
        self.sizes.setFixedHeight(30)
        self.steps = _spin(1, 150, Look().steps)
        self.guidance = QDoubleSpinBox()
        self.guidance.setRange(0.0, 30.0)
        self.guidance.setSingleStep(0.5)
        self.guidance.setDecimals(1)
        self.guidance.setValue(Look().guidance)
        _dress(self.guidance)
        self.seed = QLineEdit()
        self.seed.setFixedHeight(30)
        self.seed.setFont(font())
        self.seed.setPlaceholderText(QCoreApplication.translate("Generate", "Random"))
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,10}"), self.seed))
        self.seed.setToolTip(
            QCoreApplication.translate(
                "Generate", "The first picture's seed, the next ones count on. Empty: another one each time."
            )
        )
        dice = self.seed.addAction(theme.icon("dice"), QLineEdit.ActionPosition.TrailingPosition)
        dice.triggered.connect(self.dice_thrown)
        self._engine, buttons = segments(
            [
                QCoreApplication.translate("Generate", "SageMaker GPU"),
                QCoreApplication.translate("Generate", "Local painter"),
            ],
            0 if in_the_cloud else 1,
        )
        closed = buttons[1 if in_the_cloud else 0]
        closed.setEnabled(False)
        closed.setToolTip(
            QCoreApplication.translate(
                "Generate", 'The settings say backend = "aws": pictures come from there.'
            )
            if in_the_cloud
            else QCoreApplication.translate(
                "Generate", 'Choose backend = "aws" in the settings to have pictures made in the cloud.'
            )
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        fields = (
            (QCoreApplication.translate("Generate", "Count"), self.count),
            (QCoreApplication.translate("Generate", "Size"), self.sizes),
            (QCoreApplication.translate("Generate", "Steps"), self.steps),
            (QCoreApplication.translate("Generate", "Guidance"), self.guidance),
        )
        for place, (name, field) in enumerate(fields):
            grid.addLayout(_field(name, field), 0, place)
            grid.setColumnStretch(place, 5 if field is self.sizes else 4)
        seed = box(_field(QCoreApplication.translate("Generate", "Seed"), self.seed), width=134)
        engine = box(_field(QCoreApplication.translate("Generate", "Engine"), self._engine))
        self.setLayout(column(grid, 2, row(seed, (engine, 1))))
        if not in_the_cloud:
            for field in (self.steps, self.guidance):
                field.setToolTip(
                    QCoreApplication.translate(
                        "Generate",
                        "The local painter goes by mood, seed and size; words are kept with the picture.",
                    )
                )
        for spin in (self.count, self.steps):
            spin.valueChanged.connect(self.changed)
        self.guidance.valueChanged.connect(self.changed)
        self.sizes.currentIndexChanged.connect(self.changed)
        self.seed.textChanged.connect(self.changed)

    def look(self) -> Look:
        """What all pictures of the order share."""
        wide, high = self.sizes.currentData()
        return Look(wide, high, self.steps.value(), round(self.guidance.value(), 1))

    def start(self) -> int | None:
        """The first seed; None for a random one."""
        text = self.seed.text()
        return min(int(text), LARGEST_SEED) if text else None


def _spin(least: int, most: int, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    _dress(made)
    return made


def _dress(spin: QAbstractSpinBox) -> None:
    spin.setFixedHeight(30)
    spin.setFont(font())
    spin.lineEdit().setTextMargins(8, 0, 8, 0)  # the style sheet's padding is ignored here


def _field(name: str, field: QWidget) -> QVBoxLayout:
    field.setAccessibleName(name)
    return column(label(name, "2", 12, bold=True), field, gap=4)
