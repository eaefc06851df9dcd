"""The bar above the grid: the order, a look again, and the way to what was withdrawn."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from admin_tool.core.live_order import LiveSort
from admin_tool.kit.parts import button, row, segments
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import number
from admin_tool.production.show_words import sort_tip, sort_word


class ShowBar(QWidget):
    """Says what was clicked."""

    sort_chosen = Signal(object)
    """A LiveSort."""
    look_wanted = Signal()
    drawer_wanted = Signal(bool)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(46)
        strip, buttons = segments([sort_word(one) for one in LiveSort])
        self._sorts: dict[LiveSort, QPushButton] = dict(zip(LiveSort, buttons, strict=True))
        for sort, one in self._sorts.items():
            one.setToolTip(sort_tip(sort))
            one.clicked.connect(lambda _, sort=sort: self.sort_chosen.emit(sort))
        again = button(theme, "", "retry", "ghost", QCoreApplication.translate("Production", "Look again"))
        again.setFixedWidth(34)
        again.clicked.connect(self.look_wanted)
        self._withdrawn = button(theme, "", "trash", "chip")
        self._withdrawn.clicked.connect(self.drawer_wanted)
        line: QHBoxLayout = row(strip, None, again, self._withdrawn, margins=(16, 0, 16, 0))
        self.setLayout(line)

    def show_state(self, sort: LiveSort, withdrawn: int) -> None:
        """The order that is on, and how many pictures are withdrawn."""
        self._sorts[sort].setChecked(True)
        words = QCoreApplication.translate("Production", "Withdrawn %1")
        told = words.replace("%1", number(withdrawn, self._language))
        self._withdrawn.setText(f" {told}")
        self._withdrawn.setAccessibleName(told)

    def mark_drawer(self, opened: bool) -> None:
        """Whether the withdrawn pictures are to be seen."""
        self._withdrawn.setChecked(opened)
