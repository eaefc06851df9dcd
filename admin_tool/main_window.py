"""The one window: rail, page, notices, status bar, menus; made anew when language or theme change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from admin_tool.action_set import ActionSet
from admin_tool.command import Command
from admin_tool.command_palette import CommandPalette
from admin_tool.kit.parts import box, column, row
from admin_tool.kit.style import palette, sheet
from admin_tool.page import Page, PageMaker
from admin_tool.rail import Rail
from admin_tool.shortcuts_sheet import ShortcutsSheet
from admin_tool.status_bar import NoticeBar, StatusBar
from admin_tool.workbench import Workbench

SMALLEST = (1000, 640)
USUAL = (1440, 900)
FIRST_PAGE_ALONE_MS = 1500
"""So long nothing is made beside the page in front."""
BETWEEN_PAGES_MS = 100


@dataclass(frozen=True, slots=True)
class WindowTexts:
    """What the window is told about the world: names, and how many decisions wait."""

    brand: str
    place: str
    unsent: Callable[[], int]
    icon: QIcon = field(default_factory=QIcon)


class MainWindow(QWidget):
    """Shows pages; one is made when it is opened, the others while nobody waits for them."""

    def __init__(
        self,
        bench: Workbench,
        makers: Sequence[PageMaker],
        texts: WindowTexts,
        memory: QSettings,
        extra_commands: Callable[[], Sequence[Command]],
    ) -> None:
        """`memory` keeps size, place, page and the pages' own state until the next start."""
        super().__init__()
        self.bench = bench
        self.makers = {maker.name: maker for maker in makers}
        self._texts = texts
        self._memory = memory
        self._extra_commands = extra_commands
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._own = ActionSet(self, bench.theme, Qt.ShortcutContext.WindowShortcut)
        self._of_page: ActionSet | None = None
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(texts.brand)
        self.setWindowIcon(texts.icon)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._build()
        kept = memory.value("geometry")
        if kept is not None:
            self.restoreGeometry(kept)

    def go(self, name: str, item: str = "") -> None:
        """Brings a page to the front and hands it an item."""
        page = self.page(name)
        self.current = name
        self._stack.setCurrentWidget(page)
        self._rail.mark(name)
        self._show_commands()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.opened()
        if item:
            page.show_item(item)

    @property
    def names(self) -> list[str]:
        """The names of all pages, in the order of the rail."""
        return list(self.makers)

    def page(self, name: str) -> Page:
        """The page of a name, made now unless it is there."""
        if name not in self.pages:
            made = self.makers[name].make()
            self.pages[name] = made
            self._stack.addWidget(made)
            made.restore(self._state_of(name))
            made.title_changed.connect(self._titles_changed)
            made.commands_changed.connect(self._show_commands)
            self._rail.adopt(made)
        return self.pages[name]

    def say(self, sentence: str) -> None:
        """Shows a sentence in the status bar for some seconds."""
        self.status.say(sentence)

    def warn(self, sentence: str) -> None:
        """Shows a sentence until it is clicked away."""
        self.notice.warn(sentence)

    def commands(self) -> list[Command]:
        """Everything that can be done now, the page's first."""
        page = list(self.pages[self.current].commands()) if self.current else []
        return [*page, *self._own.commands]

    def open_palette(self) -> CommandPalette:
        """Ctrl+K."""
        palette = CommandPalette(self, self.bench.theme, self.commands())
        corner = self.mapToGlobal(self.rect().center())
        palette.move(corner.x() - palette.width() // 2, corner.y() - palette.height() // 2 - 60)
        palette.open()
        return palette

    def open_shortcuts(self) -> ShortcutsSheet:
        """F1."""
        shown = ShortcutsSheet(self, self.bench.theme, self.commands())
        shown.open()
        return shown

    def menu(self) -> QMenu:
        """All commands by group, made when it is opened."""
        made = QMenu(self)
        for actions in filter(None, (self._of_page, self._own)):
            for group in actions.groups():
                actions.fill(made.addMenu(group), group)
            made.addSeparator()
        return made

    def remember(self) -> None:
        """Keeps size, place and pages for the next start."""
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("page", self.current)
        for name, page in self.pages.items():
            for key, value in page.state().items():
                self._memory.setValue(f"page/{name}/{key}", value)
        self._memory.sync()

    def leave(self) -> None:
        """Ends what the pages run by themselves."""
        self._idle.stop()
        for page in self.pages.values():
            page.closing()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers, then goes."""
        self.remember()
        self.leave()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the notice."""
        if event.key() == Qt.Key.Key_Escape and self.notice.words():
            self.notice.close_notice()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The resting line is read again when the window comes to the front."""
        if event.type() == QEvent.Type.ActivationChange:
            self.status.refresh()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setPalette(palette(self.bench.theme.tokens))
        self.setStyleSheet(sheet(self.bench.theme.tokens))
        self.status = StatusBar(self.bench.theme, self.bench.background, self._texts.unsent)
        self.notice = NoticeBar(self.bench.theme)
        self._stack = QStackedWidget()
        makers = list(self.makers.values())
        self._rail = Rail(self.bench.theme, self._texts.brand, self._texts.place, makers, self.go)
        self._rail.menu_button.clicked.connect(self._open_menu)
        work = box(column(self.notice, (self._stack, 1), gap=0), "work")
        self.setLayout(column((box(row(self._rail, (work, 1), gap=0)), 1), self.status, gap=0))
        self._own.show(self._window_commands())
        wanted = str(self._memory.value("page") or "")
        self.go(wanted if wanted in self.makers else makers[0].name)
        self._idle = QTimer(self, singleShot=True, interval=FIRST_PAGE_ALONE_MS)
        self._idle.timeout.connect(self._make_another)
        self._idle.start()

    def _make_another(self) -> None:
        """A page costs some 50 ms: made ahead it opens at once, and its count stands in the rail."""
        missing = [name for name in self.makers if name not in self.pages]
        if missing:
            self.page(missing[0])
            self._idle.start(BETWEEN_PAGES_MS)

    def _state_of(self, name: str) -> dict[str, str]:
        self._memory.beginGroup(f"page/{name}")
        state = {key: str(self._memory.value(key)) for key in self._memory.childKeys()}
        self._memory.endGroup()
        return state

    def _titles_changed(self) -> None:
        self._rail.refresh()
        self.status.refresh()

    def _show_commands(self) -> None:
        if not self.current:
            return
        page = self.pages[self.current]
        if self._of_page is not None:
            self._of_page.show(())
        self._of_page = ActionSet(page, self.bench.theme, Qt.ShortcutContext.WindowShortcut)
        self._of_page.show(page.commands())
        self.status.show_hints(self.commands())

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self._rail.menu_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _window_commands(self) -> list[Command]:
        go_to = QCoreApplication.translate("MainWindow", "Go to")
        window = QCoreApplication.translate("MainWindow", "Window")
        pages = [
            Command(
                f"go-{name}",
                maker.title,
                partial(self.go, name),
                f"Ctrl+{number}",
                icon=maker.icon,
                group=go_to,
            )
            for number, (name, maker) in enumerate(self.makers.items(), 1)
        ]
        return [
            *pages,
            Command(
                "palette",
                QCoreApplication.translate("MainWindow", "Find a command"),
                lambda: self._shown(self.open_palette()),
                "Ctrl+K",
                QCoreApplication.translate("MainWindow", "Commands"),
                "search",
                group=window,
            ),
            Command(
                "shortcuts",
                QCoreApplication.translate("MainWindow", "Keyboard shortcuts"),
                lambda: self._shown(self.open_shortcuts()),
                "F1",
                QCoreApplication.translate("MainWindow", "Shortcuts"),
                "info",
                group=window,
            ),
            Command(
                "menu",
                QCoreApplication.translate("MainWindow", "Open the menu"),
                self._open_menu,
                "F10",
                group=window,
            ),
            Command(
                "full-screen",
                QCoreApplication.translate("MainWindow", "Full screen on or off"),
                self._toggle_full_screen,
                "F11",
                icon="full",
                group=window,
            ),
            *self._extra_commands(),
            Command(
                "quit",
                QCoreApplication.translate("MainWindow", "Quit"),
                lambda: self._shown(self.close()),
                "Ctrl+Q",
                group=window,
            ),
        ]

    def _shown(self, what: object) -> None:
        """A command answers nothing."""

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
