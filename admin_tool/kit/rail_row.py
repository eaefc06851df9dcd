"""A row of the rail: an icon, a name, and a small number at the right."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from admin_tool.kit.parts import label, row, set_property
from admin_tool.kit.theme import font

HEIGHT = 32


class RailRow(QPushButton):
    """Checked while what it stands for is in front."""

    def __init__(self, text: str, icon: QIcon) -> None:
        super().__init__(f"  {text}")
        self._name = text
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setFont(font())
        self.setFixedHeight(HEIGHT)
        self.setIconSize(QSize(16, 16))
        self.setIcon(icon)
        self._count = label("", "3", 12)
        self.setLayout(row(None, self._count, margins=(0, 0, 10, 0)))
        self.setAccessibleName(text)

    def show_count(self, count: str) -> None:
        """Changes the number; a screen reader hears it too."""
        self._count.setText(count)
        self.setAccessibleName(f"{self._name} {count}".strip())

    def mark(self, front: bool) -> None:
        """Whether it is on."""
        self.setChecked(front)
        set_property(self._count, "tone", "2" if front else "3")
