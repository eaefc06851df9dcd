"""Production: what the kiosks show now, what people make of it, and what was withdrawn."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from admin_tool.command import Command
from admin_tool.core.live_order import LiveSort, by_mood, sums_of
from admin_tool.core.picture_facts import PictureFacts
from admin_tool.core.ports import PictureSource, Promoter
from admin_tool.core.promotion import PromotionLine
from admin_tool.kit.parts import box, button, column, label, page_head, row
from admin_tool.kit.words import number
from admin_tool.page import Page
from admin_tool.pictures.picture_loader import PictureLoader
from admin_tool.pictures.thumbnails import Thumbnails
from admin_tool.production.commands import open_menu, production_commands
from admin_tool.production.current_picture import CurrentPicture
from admin_tool.production.detail_panel import DetailPanel
from admin_tool.production.drawer import Drawer
from admin_tool.production.empty_view import EmptyView
from admin_tool.production.errand import Errand
from admin_tool.production.large_view import LargeView
from admin_tool.production.mood_rail import MoodRail
from admin_tool.production.outcome_card import OutcomeCard, UnfinishedCard, not_done
from admin_tool.production.show_bar import ShowBar
from admin_tool.production.show_desk import ShowDesk
from admin_tool.production.show_grid import ShowGrid
from admin_tool.production.show_words import sums_line
from admin_tool.workbench import Workbench
from kiosk.core.mood import MOODS, Mood

LOOK_EVERY_MS = 300_000
"""Each look reads the whole table of interactions, which is billed by the row."""
GRID, LARGE, EMPTY = 0, 1, 2


class ProductionPage(Page):
    """Wires its parts; `ShowDesk` knows, the grids show, the commands say what can be done."""

    name = "production"
    icon = "production"

    def __init__(
        self,
        bench: Workbench,
        promoter: Promoter,
        pictures: PictureSource,
        describe: Callable[[bytes], PictureFacts],
    ) -> None:
        """`describe` reads what a file says of itself."""
        super().__init__(bench)
        theme, language, keep = bench.theme, bench.language, bench.settings.admin.withdrawn_keep_days
        self.desk = ShowDesk(bench, promoter)
        self.sort = LiveSort.NEWEST
        self.mood: Mood | None = None
        self._thumbnails = [Thumbnails(bench.background, pictures) for _ in range(2)]
        self._loader = PictureLoader(bench.background, pictures, describe)
        self.grid = ShowGrid(theme, language, self._thumbnails[0], keep)
        self.grid.setAccessibleName(QCoreApplication.translate("Production", "Pictures on show"))
        below = ShowGrid(theme, language, self._thumbnails[1], keep, heads=False)
        self.drawer = Drawer(theme, language, below, keep)
        self.detail = DetailPanel(theme, language, keep)
        self.large = LargeView(theme, language, self._step, self.leave_large)
        self._current = CurrentPicture(self._loader, self.detail, self.large, lambda: self.desk.live)
        self.outcome = OutcomeCard(theme, language)
        self.unfinished = UnfinishedCard(theme, language)
        self.rail = MoodRail(theme, language)
        self.empty = EmptyView(theme, self.desk.load, lambda: bench.open_page("pool", ""))
        self._active = self.grid
        self._sums = label("", "2", 12)
        self.bar = ShowBar(theme, language)
        self.withdraw_button = button(
            theme, QCoreApplication.translate("Production", "Withdraw"), "trash", "primary"
        )
        self._places = QStackedWidget()
        self._build()
        self._connect()
        self._errand = Errand(self.desk, self.grid, bench.say)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look_again)
        self._timer.start()
        self._show()

    @property
    def active(self) -> ShowGrid:
        """The grid that the keys act on."""
        return self._active

    def title(self) -> str:
        """The name of the page."""
        return QCoreApplication.translate("Production", "Production")

    def count(self) -> str:
        """Pictures on show."""
        return number(len(self.desk.live), self.bench.language) if self.desk.loaded else ""

    def commands(self) -> Sequence[Command]:
        """Everything that can be done here."""
        return production_commands(self)

    def rail_extra(self) -> QWidget | None:
        """Moods."""
        return self.rail

    def opened(self) -> None:
        """What kiosks show may have changed."""
        self.desk.load()

    def show_item(self, item: str) -> None:
        """Goes to a live picture by its id, or withdraws those of `withdraw:<id>,<id>`."""
        self.choose_mood(None)
        self._errand.give(item)

    def state(self) -> dict[str, str]:
        """Order, mood, drawer, and the steps that can be undone."""
        opened = "open" if self.drawer.isVisibleTo(self) else ""
        steps = {"sort": str(self.sort), "mood": str(self.mood or ""), "drawer": opened}
        return steps | {"steps": self.desk.state()}

    def restore(self, state: dict[str, str]) -> None:
        """Takes `state` back."""
        if state.get("sort") in tuple(LiveSort):
            self.sort = LiveSort(state["sort"])
        self.mood = Mood(state["mood"]) if state.get("mood") in tuple(Mood) else None
        self.rail.mark(self.mood)
        self.desk.take_back(state.get("steps", "[]"))
        self.show_drawer(state.get("drawer") == "open")
        self._show()

    def facts(self) -> dict[str, int]:
        """What is on show, and what people made of it."""
        live, sums = self.desk.live, sums_of(self.desk.live)
        told = {"live": len(live), "withdrawn": len(self.desk.withdrawn)}
        return told | {"views": sums.views, "likes": sums.likes}

    def closing(self) -> None:
        """No more wishes."""
        self._timer.stop()
        for one in self._thumbnails:
            one.close()
        self._loader.close()

    def withdraw(self) -> None:
        """W."""
        self.desk.withdraw(self.grid.picked())

    def bring_back(self) -> None:
        """R."""
        self.desk.restore(self.drawer.grid.picked())

    def pick_all(self) -> None:
        """Ctrl+A."""
        self._active.pick_all()

    def choose_sort(self, sort: LiveSort) -> None:
        """Another order; the current picture stays current."""
        self.sort = sort
        self._show()

    def choose_mood(self, mood: Mood | None) -> None:
        """Only this mood, or all."""
        self.mood = mood
        self.rail.mark(mood)
        self._show()

    def show_drawer(self, shown: bool) -> None:
        """Opens or closes the withdrawn pictures."""
        self.drawer.setVisible(shown)
        self.bar.mark_drawer(shown)
        if shown and self.desk.withdrawn:
            self.drawer.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not shown and self._active is self.drawer.grid:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_large(self) -> None:
        """Space."""
        if self.large.isVisibleTo(self):
            self.leave_large()
        else:
            self.enlarge()

    def enlarge(self) -> None:
        """The current picture in the place of the grid."""
        if self._active.current is not None:
            self._places.setCurrentIndex(LARGE)
            self.large.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_current()

    def leave_large(self) -> None:
        """Back to the grid, at the picture that was seen last."""
        self._places.setCurrentIndex(GRID if self.desk.live or self.desk.withdrawn else EMPTY)
        self._active.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_id(self) -> None:
        """The key of the current picture."""
        current = self._active.current
        if current is not None:
            QGuiApplication.clipboard().setText(current.id)
            self.bench.say(QCoreApplication.translate("Production", "The id is in the clipboard."))

    def _build(self) -> None:
        grid = box(column(self.grid, margins=(16, 4, 4, 0)), "work")
        shelf = box(column((grid, 1), self.drawer, gap=0), "work")
        for place in (shelf, self.large, self.empty):
            self._places.addWidget(place)
        head = page_head(self.title(), self._sums, self.withdraw_button)
        work = column(head, self.bar, self.unfinished, self.outcome, (self._places, 1), gap=0)
        self.setLayout(row((box(work, "work"), 1), self.detail, gap=0))
        self.setFocusProxy(self.grid)
        self.drawer.hide()

    def _connect(self) -> None:
        self.desk.changed.connect(self._show)
        self.desk.told.connect(self._tell)
        self.desk.unfinished_changed.connect(self._show_unfinished)
        for grid in (self.grid, self.drawer.grid):
            grid.current_changed.connect(partial(self._current_changed, grid))
            grid.opened.connect(self.toggle_detail)
            grid.enlarged.connect(self.enlarge)
            grid.menu_wanted.connect(partial(open_menu, self))
        self.rail.chosen.connect(self.choose_mood)
        self.bar.sort_chosen.connect(self.choose_sort)
        self.bar.look_wanted.connect(self.desk.load)
        self.bar.drawer_wanted.connect(self.show_drawer)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.drawer.restore.clicked.connect(self.bring_back)
        self.drawer.close_button.clicked.connect(lambda: self.show_drawer(False))
        self.detail.copy_wanted.connect(self.copy_id)
        self.detail.move_wanted.connect(self._move_current)
        self.unfinished.resume_wanted.connect(self.desk.resume)
        self.unfinished.drop_wanted.connect(self.desk.drop_unfinished)

    def toggle_detail(self) -> None:
        """Shows or hides the panel at the right."""
        self.detail.setVisible(not self.detail.isVisibleTo(self))

    def _show(self) -> None:
        desk = self.desk
        self.bar.show_state(self.sort, len(desk.withdrawn))
        self.grid.show_groups(by_mood(desk.live, self.sort, self.mood))
        self.drawer.show_pictures(desk.withdrawn)
        counts = Counter(one.mood for one in desk.live)
        self.rail.show_counts({mood: counts[mood] for mood in MOODS})
        line = sums_line(sums_of(desk.live), self.bench.language)
        self._sums.setText(line if desk.live else "")
        self.withdraw_button.setEnabled(bool(self.grid.picked()))
        if self._places.currentIndex() != LARGE or self._active.current is None:
            some = bool(desk.live or desk.withdrawn)
            self._places.setCurrentIndex(GRID if some else EMPTY)
        why = self.bench.reasons.of(desk.error) if desk.error and not desk.live else ""
        self.empty.show_state(desk.loaded, why)
        self._show_current()
        self.title_changed.emit()
        self.commands_changed.emit()

    def _show_unfinished(self) -> None:
        plan = self.desk.unfinished
        self.unfinished.show_left(len(plan.lines) if plan else 0)

    def _tell(self, lines: Sequence[PromotionLine]) -> None:
        tell = self.bench.reasons.text
        self.outcome.show_lines([replace(one, reason=tell(one.reason)) for one in not_done(lines)])

    def _current_changed(self, grid: ShowGrid) -> None:
        if grid.hasFocus() or not self.drawer.isVisibleTo(self):
            self._active = grid if grid.hasFocus() else self.grid
        if grid is self._active:
            self._show_current()
        picked = len(self.grid.picked())
        self.withdraw_button.setEnabled(picked > 0)
        words = QCoreApplication.translate("Production", "Withdraw %1")
        if not picked:
            words = QCoreApplication.translate("Production", "Withdraw")
        told = number(picked, self.bench.language)
        self.withdraw_button.setText(f" {words.replace('%1', told)}")

    def _show_current(self) -> None:
        self._current.show(self._active)

    def _step(self, by: int) -> None:
        self._active.step(by)

    def _move_current(self) -> None:
        current = self._active.current
        if current is not None:
            (self.desk.restore if current.withdrawn_at else self.desk.withdraw)([current])

    def _look_again(self) -> None:
        if self.isVisible() and not self.desk.busy:
            self.desk.load()
