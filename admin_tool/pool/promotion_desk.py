"""Opens the promotion dialog, and offers at the start to go on with a run that was cut off."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from admin_tool.core.promotion import PromotionPlan
from admin_tool.kit.parts import button, column, heading, label, row
from admin_tool.kit.theme import Theme
from admin_tool.pool.pool_desk import PoolDesk
from admin_tool.pool.promotion_dialog import PromotionDialog
from admin_tool.pool.while_there import while_there
from admin_tool.workbench import Workbench


class PromotionDesk(QObject):
    """One dialog at a time."""

    promoted = Signal()

    def __init__(self, owner: QWidget, bench: Workbench, desk: PoolDesk) -> None:
        super().__init__(owner)
        self._owner = owner
        self._bench = bench
        self._desk = desk
        self.dialog: PromotionDialog | None = None
        self.offer: UnfinishedOffer | None = None

    def open(self) -> None:
        """P: checks what is approved and shows what would happen."""
        self._make().check()

    def look_for_unfinished(self) -> None:
        """At the start."""
        promoter = self._desk.promoter

        def done(plan: PromotionPlan | None) -> None:
            if plan is None or not plan.lines:
                return
            self.offer = offer = UnfinishedOffer(self._owner, self._bench.theme, len(plan.lines))
            offer.accepted.connect(lambda: self._make().continue_run(plan))
            offer.dropped.connect(
                lambda: self._bench.background.run(promoter.drop_unfinished, lambda _: None)
            )
            offer.open()

        self._bench.background.run(promoter.unfinished, while_there(self, done))

    def _make(self) -> PromotionDialog:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self.dialog = PromotionDialog(
            self._owner,
            self._bench.theme,
            self._bench.language,
            self._bench.reasons,
            self._bench.background,
            self._desk.pool,
            self._desk.promoter,
            self._desk.thumbnails,
        )
        self.dialog.promoted.connect(lambda _: self.promoted.emit())
        self.dialog.open()
        return self.dialog


class UnfinishedOffer(QDialog):
    """A promotion was cut off: go on, leave the rest in the pool, or decide later."""

    dropped = Signal()

    def __init__(self, parent: QWidget, theme: Theme, left: int) -> None:
        super().__init__(parent)
        title = QCoreApplication.translate("UnfinishedOffer", "A promotion was cut off")
        self.setWindowTitle(title)
        words = self.tr("%n pictures are left of it. What was promoted already is not done twice.", "", left)
        self.go_on = button(
            theme, QCoreApplication.translate("UnfinishedOffer", "Look at the rest"), "upload", "primary"
        )
        self.drop = button(theme, QCoreApplication.translate("UnfinishedOffer", "Leave the rest in the pool"))
        self.later = button(theme, QCoreApplication.translate("UnfinishedOffer", "Later"), kind="ghost")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.drop.clicked.connect(self._drop)
        self.later.clicked.connect(self.reject)
        told = label(words, "2", wrap=True)
        buttons = row(self.later, None, self.drop, self.go_on)
        self.setLayout(column(heading(title), told, buttons, gap=14, margins=(20, 18, 20, 16)))
        self.setMinimumWidth(520)

    def _drop(self) -> None:
        self.dropped.emit()
        self.reject()
