"""The proofs of this machine, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy

from admin_tool.kit.parts import column, label
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import day_and_time
from admin_tool.privacy.privacy_words import in_a_line, number_of
from admin_tool.privacy.proof_row import HEIGHT, PARTS, ProofRow
from kiosk.core.visitor import Receipt

SHOWN = 200
INDENT = 4
"""What a row keeps free at its left: the words stand below the title all the same."""


class ProofList(QFrame):
    """Enter or a click shows one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        self._proofs: Sequence[Receipt] = ()
        self._title = label(QCoreApplication.translate("Privacy", "Proofs of deletions"), px=14, bold=True)
        self._none = label(QCoreApplication.translate("Privacy", "Nobody was deleted yet."), "3", 12)
        # without a list the words stay at the top
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = QListWidget()
        self.list.setFont(font(13))
        self.list.setAccessibleName(self._title.text())
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self._row = ProofRow(theme)
        self.list.setItemDelegate(self._row)
        self.list.setMinimumHeight(3 * HEIGHT)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        for words in (self._title, self._none):
            words.setIndent(INDENT)
        left = 16 - INDENT
        self.setLayout(column(self._title, self._none, (self.list, 1), gap=8, margins=(left, 12, 8, 12)))

    def show_proofs(self, proofs: Sequence[Receipt]) -> None:
        """Changes the rows."""
        self._proofs = proofs[:SHOWN]
        self.list.clear()
        for place, proof in enumerate(self._proofs):
            when = day_and_time(proof.at, self._language)
            parts = (when, number_of(proof)[:9], in_a_line(proof, self._language))
            item = QListWidgetItem("   ".join(parts))
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setData(PARTS, parts)
            item.setToolTip(number_of(proof))
            self.list.addItem(item)
        self._none.setVisible(not proofs)
        self.list.setVisible(bool(proofs))

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._proofs[int(item.data(Qt.ItemDataRole.UserRole))])
