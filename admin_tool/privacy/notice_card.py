"""The sign to hang beside a kiosk."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from admin_tool.kit.parts import button, column, label, row
from admin_tool.kit.theme import Theme, font


class NoticeCard(QFrame):
    """Asks for what the sign must name, and has it made in both languages."""

    sign_wanted = Signal()

    def __init__(self, theme: Theme, shop: str) -> None:
        super().__init__()
        self.setObjectName("card")
        title = label(QCoreApplication.translate("Privacy", "Sign for the shop"), px=14, bold=True)
        about = QCoreApplication.translate(
            "Privacy",
            "A4, a page in Korean and one in English: what the camera does, that no picture is kept, whom to"
            " ask.",
        )
        self._usual = shop
        self.shop = QLineEdit(shop)
        self.contact = QLineEdit()
        shop_label = label(QCoreApplication.translate("Privacy", "Name of the shop"), "2", 12)
        contact_label = label(
            QCoreApplication.translate("Privacy", "Whom to ask (telephone or e-mail)"), "2", 12
        )
        for words, field in ((shop_label, self.shop), (contact_label, self.contact)):
            words.setBuddy(field)
            field.setFont(font())
            field.setFixedHeight(30)
            field.setAccessibleName(words.text())
        self.contact.setPlaceholderText(
            QCoreApplication.translate("Privacy", "left blank: a line to write on")
        )
        self.make = button(theme, QCoreApplication.translate("Privacy", "Save the sign as PDF"), "print")
        self.make.clicked.connect(self.sign_wanted)
        self.setLayout(
            column(
                title,
                label(about, "3", 12, wrap=True),
                column(shop_label, self.shop, gap=4),
                column(contact_label, self.contact, gap=4),
                row(self.make, None),
                gap=9,
                margins=(16, 12, 16, 14),
            )
        )

    def changed_shop(self) -> str:
        """The shop's name that somebody typed; empty while it is the usual one."""
        typed = self.shop.text()
        return "" if typed == self._usual else typed
