"""What the keys of the pool do."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from admin_tool.core.decisions import DecisionConflict
from admin_tool.core.picture_name import short_name
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.pool.compare_view import MOST
from admin_tool.pool.pool_desk import PoolDesk
from admin_tool.pool.pool_views import Mode, PoolViews
from admin_tool.pool.pool_words import conflict_line, decision_verb
from admin_tool.pool.while_there import while_there
from admin_tool.workbench import Workbench

TOLD_ONE_BY_ONE = 3


class PoolActions(QObject):
    """Decides, moves on, opens views, copies."""

    def __init__(
        self,
        bench: Workbench,
        desk: PoolDesk,
        views: PoolViews,
        where: Callable[[str], Path | None] | None,
    ) -> None:
        """`where` answers the file of a picture on this machine."""
        super().__init__()
        self._bench = bench
        self._desk = desk
        self._views = views
        self.where = where
        desk.culling.conflicted.connect(self._tell_conflicts)
        desk.culling.taken_back.connect(self._go_to_changed)
        desk.culling.failed.connect(lambda told: bench.warn(bench.reasons.text(told)))

    def decide(self, decision: Decision) -> None:
        """For what is picked, then on to the next picture."""
        targets = self._views.targets()
        if not targets:
            return
        self.decide_all(dict.fromkeys(targets, decision))
        count = len(targets)
        if count > 1:
            text = self.tr("%1: %n pictures (Ctrl+Z takes it back)", "", count)
            self._bench.say(text.replace("%1", decision_verb(decision)))
        if self._views.mode is Mode.COMPARE:
            return
        if not self._views.grid.advance():
            self._bench.say(QCoreApplication.translate("PoolActions", "That was the last picture."))

    def decide_all(self, wishes: Mapping[int, Decision]) -> None:
        """One step."""
        for number in wishes:
            known = self._desk.rows.seen(number)
            if known is not None:
                self._desk.culling.conflicts.pop(known[0], None)
        self._desk.culling.decide(wishes)

    def keep_one(self) -> None:
        """Comparison: the chosen one is approved, the others are rejected."""
        self.decide_all(self._views.compare.keeping())

    def step(self, pictures: int) -> None:
        """Full view: on or back."""
        position = self._views.grid.selection.current
        if position is not None:
            self._views.grid.go(max(0, min(len(self._desk.rows.list) - 1, position + pictures)))

    def go(self, position: int) -> None:
        """Full view: to the first, or with -1 to the last picture."""
        self._views.grid.go(position % max(1, len(self._desk.rows.list)))

    def back(self) -> None:
        """To the grid."""
        self._views.show_mode(Mode.BROWSE)

    def full(self) -> None:
        """Full view, or back from it."""
        if self._views.mode is Mode.FULL:
            self.back()
        elif self._views.grid.current is not None:
            self._views.show_mode(Mode.FULL)

    def compare(self) -> None:
        """Two to four that are picked."""
        count = len(self._views.grid.picked())
        if not 2 <= count <= MOST:
            self._bench.say(
                QCoreApplication.translate(
                    "PoolActions", "Pick two to four pictures to compare (Ctrl+click, Shift+arrows)."
                )
            )
            return
        self._views.show_mode(Mode.COMPARE)

    def choose(self, place: int) -> None:
        """Comparison: which one the keys are for."""
        self._views.compare.choose(place)

    def look_alikes(self) -> None:
        """The view of them."""
        self._views.show_mode(Mode.SIMILAR)

    def picked_entries(self) -> list[PoolEntry]:
        """What is known of the picked rows."""
        targets = self._views.targets() or self._views.grid.picked()
        return [entry for number in targets if (entry := self._desk.rows.entry(number))]

    def copy_ids(self) -> None:
        """To the clipboard, one a line."""
        pool, numbers = self._desk.pool, self._views.targets()

        def done(entries: Sequence[PoolEntry]) -> None:
            self._copy("\n".join(entry.id for entry in entries))

        if numbers:
            self._bench.background.run(lambda: pool.entries(numbers), done)

    def copy_prompts(self) -> None:
        """To the clipboard, one a line."""
        self._copy("\n".join(dict.fromkeys(entry.prompt for entry in self.picked_entries() if entry.prompt)))

    def show_in_folder(self) -> None:
        """Opens the folder of the current picture in the system's file manager."""
        for entry in self.picked_entries()[:1]:
            file = self.where(entry.id) if self.where else None
            if file is not None:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))

    def show_picture(self, picture_id: str, missing: Callable[[int], None]) -> None:
        """Goes to a picture by its id; `missing` gets its row when it is not listed now."""
        pool = self._desk.pool

        def done(entry: PoolEntry | None) -> None:
            if entry is None:
                self._bench.say(
                    QCoreApplication.translate("PoolActions", "That picture is not in the pool any more.")
                )
            elif not self._views.grid.go_to(entry.number):
                missing(entry.number)

        self._bench.background.run(lambda: pool.find(picture_id), while_there(self._views, done))

    def _copy(self, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            lines = text.count("\n") + 1
            self._bench.say(self.tr("%n lines copied", "", lines))

    def _tell_conflicts(self, conflicts: Sequence[DecisionConflict]) -> None:
        count = len(conflicts)
        if count > TOLD_ONE_BY_ONE:
            text = self.tr("%n pictures were decided by somebody else first; they carry a sign.", "", count)
            self._bench.warn(text)
            return
        for conflict in conflicts:
            name = short_name(conflict.picture_id)
            self._bench.warn(conflict_line(conflict, name, self._bench.language))

    def _go_to_changed(self, numbers: Sequence[int]) -> None:
        count = len(numbers)
        text = self.tr("%n pictures changed back", "", count)
        self._bench.say(text)
        if self._views.mode in (Mode.BROWSE, Mode.FULL):
            for number in numbers:
                if self._views.grid.go_to(number):
                    return
