"""The prices that estimates go by, and where they come from."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QWidget

from admin_tool.core.cost_estimate import Prices
from admin_tool.generate.generate_words import span
from admin_tool.kit.parts import button, column, hair, heading, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import dollars


class PriceSheet(QDialog):
    """Prices of the settings; AWS tells none."""

    def __init__(self, parent: QWidget, theme: Theme, prices: Prices) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Generate", "Price list"))
        self.setMinimumWidth(420)
        lines = (
            (QCoreApplication.translate("Generate", "A picture"), dollars(prices.picture_usd)),
            (QCoreApplication.translate("Generate", "Time for a picture"), span(prices.picture_s)),
            (
                QCoreApplication.translate("Generate", "An hour of the endpoint"),
                dollars(prices.machine_usd_per_hour),
            ),
            (QCoreApplication.translate("Generate", "Budget of a month"), dollars(prices.budget_usd)),
            (QCoreApplication.translate("Generate", "A picture painted on this machine"), dollars(0.0)),
        )
        items: list[QWidget] = []
        for name, value in lines:
            line = QWidget()
            line.setLayout(row(label(name), None, label(value, bold=True)))
            items += [line, hair()]
        note = label(
            QCoreApplication.translate(
                "Generate",
                "These are the prices of the settings, for estimates. The bill of AWS is what counts.",
            ),
            "2",
            12,
            wrap=True,
        )
        away = button(theme, QCoreApplication.translate("Generate", "Close"))
        away.clicked.connect(self.close)
        self.setLayout(
            column(
                heading(self.windowTitle(), 18),
                2,
                *items,
                note,
                row(None, away),
                gap=10,
                margins=(18, 16, 18, 16),
            )
        )
