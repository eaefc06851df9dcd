"""The pool: look through what was generated, decide with one key, promote what is good."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from admin_tool.command import Command
from admin_tool.core.filter_text import filter_of, filter_text
from admin_tool.core.picture_facts import PictureFacts
from admin_tool.core.picture_name import short_name
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.ports import DecisionBook, PictureSource, PoolIndex, Promoter, SimilarPictures
from admin_tool.kit.parts import row
from admin_tool.kit.words import age, number
from admin_tool.page import Page
from admin_tool.pool.browse_view import BrowseView
from admin_tool.pool.compare_view import CompareView
from admin_tool.pool.detail_keeper import DetailKeeper
from admin_tool.pool.detail_panel import DetailPanel
from admin_tool.pool.file_import import FileImport
from admin_tool.pool.full_view import FullView
from admin_tool.pool.pool_actions import PoolActions
from admin_tool.pool.pool_commands import PageActions, pool_commands
from admin_tool.pool.pool_desk import PoolDesk
from admin_tool.pool.pool_rail import ALIKE
from admin_tool.pool.pool_views import Mode, PoolViews
from admin_tool.pool.pool_words import decision_word
from admin_tool.pool.promotion_desk import PromotionDesk
from admin_tool.pool.similar_view import SimilarView
from admin_tool.workbench import Workbench

SIZE_STEP = 25
MENU = (
    "approved",
    "rejected",
    "undecided",
    "",
    "full",
    "compare",
    "similar",
    "",
    "copy-id",
    "copy-prompt",
    "folder",
)
"""The context menu: names of commands, empty for a line between them."""


class PoolPage(Page):
    """What an administrator has open all day."""

    name = "pool"
    icon = "pool"

    def __init__(
        self,
        bench: Workbench,
        pool: PoolIndex,
        decisions: DecisionBook,
        pictures: PictureSource,
        similar: SimilarPictures,
        promoter: Promoter,
        describe: Callable[[bytes], PictureFacts],
        where: Callable[[str], Path | None] | None = None,
    ) -> None:
        """`describe` reads what a picture file says of itself; `where` its place on this machine, if any."""
        super().__init__(bench)
        theme, language = bench.theme, bench.language
        self.desk = PoolDesk(bench, pool, decisions, pictures, similar, promoter, describe)
        rows, loader, thumbnails = self.desk.rows, self.desk.loader, self.desk.thumbnails
        self.browse = BrowseView(theme, language, self.title(), self.desk)
        self.grid = self.browse.grid
        self.panel = DetailPanel(theme, language, bench.reasons)
        self.views = PoolViews(
            self.browse,
            self.grid,
            FullView(theme, language, bench.reasons, rows, loader, self._step, self._back),
            CompareView(theme, rows, loader, self._keep_one, self._back),
            SimilarView(theme, language, rows, thumbnails, self.desk.alike, self._decide_all, self._back),
        )
        self.decisions = PoolActions(bench, self.desk, self.views, where)
        self.files = FileImport(self, bench, pool)
        self.promotion = PromotionDesk(self, bench, self.desk)
        self.details = DetailKeeper(self.desk, self.grid, self.panel)
        self.menu: QMenu | None = None
        self._wanted_id = ""
        self.setLayout(row((self.views, 1), self.panel, gap=0))
        self.setFocusProxy(self.grid)
        self._connect()

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("PoolPage", "Pool")

    def count(self) -> str:
        """How many are undecided."""
        if not self.desk.rows.loaded:
            return ""
        return number(self.desk.rows.everything.total.undecided, self.bench.language)

    def commands(self) -> Sequence[Command]:
        """By the view in front."""
        page = PageActions(
            promote=self.promotion.open,
            toggle_stacks=self.browse.bar.stack.click,
            search=self.browse.focus_search,
            pick_all=self.grid.pick_all,
            pick_files=self._pick_files,
            refresh=self.desk.refresh,
            larger=lambda: self._resize(SIZE_STEP),
            smaller=lambda: self._resize(-SIZE_STEP),
            clear_filter=self.browse.clear,
        )
        return pool_commands(self.views.mode, self.decisions, page, self.desk.culling)

    def rail_extra(self) -> QWidget:
        """Moods and collections."""
        return self.browse.rail

    def opened(self) -> None:
        """Shows what is known, then brings it up to date."""
        if self.desk.open():
            self.promotion.look_for_unfinished()
        self.views.take_focus()

    def show_item(self, item: str) -> None:
        """A picture's id, or the name of a batch."""
        self._back()
        if "/" in item:
            self._wanted_id = item
            self.decisions.show_picture(item, lambda _: self.browse.clear())
        elif item:
            self.browse.choose(PoolFilter(batch=item))

    def state(self) -> dict[str, str]:
        """Size, order, filter and the current picture."""
        current = self.grid.current
        entry = self.desk.rows.entry(current) if current is not None else None
        return {
            "cell": str(self.grid.cell_size),
            "sort": str(self.desk.rows.sort),
            "filter": filter_text(self.desk.rows.filter),
            "current": entry.id if entry else self._wanted_id,
        }

    def restore(self, state: dict[str, str]) -> None:
        """Before the page is opened for the first time."""
        size, sort = state.get("cell", ""), state.get("sort", "")
        self.browse.begin_with(
            filter_of(state.get("filter", "")),
            PoolSort(sort) if sort in tuple(PoolSort) else PoolSort.NEWEST,
            int(size) if size.isdecimal() else self.grid.cell_size,
        )
        self._wanted_id = state.get("current", "")

    def facts(self) -> dict[str, int]:
        """By the grid, and by the counts of the rail."""
        known, shown = self.desk.rows.everything, len(self.desk.rows.list)
        total = known.total
        told = {"shown": shown, "approved": total.approved, "rejected": total.rejected}
        return told | {"undecided": total.undecided, "waiting": known.waiting, "flagged": known.flagged}

    def closing(self) -> None:
        """Stops timers and wishes."""
        self.desk.close()
        self.details.closing()
        self.browse.closing()
        self.views.similar.closing()

    def _connect(self) -> None:
        rows, culling, browse = self.desk.rows, self.desk.culling, self.browse
        rows.listed.connect(self._find_wanted)
        rows.changed.connect(self._describe_current)
        browse.counted.connect(self.title_changed)
        browse.promote.clicked.connect(self.promotion.open)
        browse.bar.stacked.connect(self.desk.stack)
        browse.rail.collection_chosen.connect(self._choose_collection)
        browse.rail.mood_chosen.connect(lambda _: self._back())
        browse.empty.generate_wanted.connect(lambda: self.bench.open_page("generate", ""))
        browse.empty.import_wanted.connect(self._pick_files)
        self.desk.alike.found.connect(self._show_alike)
        self.desk.alike.failed.connect(lambda told: self.bench.warn(self.bench.reasons.text(told)))
        self.desk.failed.connect(self._fail)
        culling.written.connect(lambda _: browse.count_soon())
        culling.depth_changed.connect(self.title_changed)
        self.grid.current_changed.connect(self.views.follow)
        self.grid.current_changed.connect(self._describe_current)
        self.grid.opened.connect(self.decisions.full)
        self.grid.menu_wanted.connect(self._open_menu)
        self.grid.dropped.connect(self.files.take)
        self.files.imported.connect(self.desk.changed)
        self.promotion.promoted.connect(self.desk.changed)
        self.panel.decided.connect(self._decide_current)
        self.panel.batch_clicked.connect(lambda batch: browse.choose(PoolFilter(batch=batch)))
        self.panel.copy_wanted.connect(self.decisions.copy_prompts)
        self.panel.similar_wanted.connect(self.decisions.look_alikes)
        self.panel.similar_clicked.connect(self.show_item)
        self.views.mode_changed.connect(self._mode_changed)

    def _step(self, pictures: int) -> None:
        self.decisions.step(pictures)

    def _back(self) -> None:
        if self.views.mode is not Mode.BROWSE:
            self.decisions.back()

    def _keep_one(self) -> None:
        self.decisions.keep_one()

    def _decide_all(self, wishes: Mapping[int, Decision]) -> None:
        self.decisions.decide_all(wishes)

    def _decide_current(self, decision: Decision) -> None:
        """The panel's buttons are for the picture that it shows, and do not move on."""
        if self.grid.current is not None:
            self.decisions.decide_all({self.grid.current: decision})
        self.grid.setFocus()

    def _pick_files(self) -> None:
        moods = self.desk.rows.filter.moods
        self.files.pick(next(iter(moods)) if len(moods) == 1 else None)

    def _resize(self, by: int) -> None:
        self.browse.bar.size_slider.setValue(self.grid.cell_size + by)

    def _choose_collection(self, name: str) -> None:
        if name == ALIKE:
            self.decisions.look_alikes()
        else:
            self._back()

    def _mode_changed(self) -> None:
        self.panel.setVisible(self.views.mode is Mode.BROWSE)
        self.browse.rail.mark(self.desk.rows.filter, self.views.mode is Mode.SIMILAR)
        if self.views.mode is Mode.BROWSE:
            self.details.refresh()
        self.commands_changed.emit()

    def _show_alike(self) -> None:
        found = self.desk.alike.result
        self.browse.rail.show_alike(len(found.groups) if found else None)

    def _find_wanted(self) -> None:
        """The picture that was current last time, or that another page named."""
        if self._wanted_id and len(self.desk.rows.list):
            wanted, self._wanted_id = self._wanted_id, ""
            self.decisions.show_picture(wanted, lambda _: None)

    def _describe_current(self) -> None:
        current = self.grid.current
        entry = self.desk.rows.entry(current) if current is not None else None
        if entry is not None:
            told = (
                short_name(entry.id),
                decision_word(entry.decision),
                age(entry.created_at, datetime.now(UTC)),
            )
            self.grid.setAccessibleDescription(", ".join(told))

    def _open_menu(self, place: QPoint) -> None:
        known = {command.name: command for command in self.commands()}
        self.menu = menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._menu_closed)
        for name in MENU:
            command = known.get(name)
            if command is None:
                if not name:
                    menu.addSeparator()
                continue
            action = menu.addAction(self.bench.theme.icon(command.icon), command.text)
            action.triggered.connect(command.run)
            action.setEnabled(command.enabled())
        menu.popup(place)

    def _menu_closed(self) -> None:
        self.menu = None

    def _fail(self, sentence: str) -> None:
        self.browse.show_trouble(sentence)
        if len(self.desk.rows.list):
            self.bench.warn(self.bench.reasons.text(sentence))
