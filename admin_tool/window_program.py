"""The running window: Qt, fonts, garbage, the services behind it, and an orderly exit."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from admin_tool.appearance import Translations, language_of, tokens_of
from admin_tool.background import Background
from admin_tool.bootstrap import build_services
from admin_tool.command import Command
from admin_tool.core.reasons import Reasons, read_reasons
from admin_tool.folder_opener import FolderOpener
from admin_tool.kit.theme import Theme, font
from admin_tool.main_window import MainWindow, WindowTexts
from admin_tool.page_shelf import page_makers
from admin_tool.services import Services
from admin_tool.settings_desk import CheckLine, SettingsDesk
from admin_tool.workbench import Workbench
from kiosk import end_signals, logs, own_fonts, own_icons, paths
from kiosk.core.errors import KioskError
from kiosk.settings import Settings

COLLECT_EVERY_MS = 2000
SETTLE_MS = 4000


class WindowProgram:
    """Owns the window and makes it anew when language or theme change; the services stay."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        home: paths.Home,
        services: Services,
        memory: Path | None = None,
    ) -> None:
        """`memory` is the file that keeps size and place; `<home>/admin/window.ini` unless it is named."""
        self._app = app
        self._settings = settings
        self._home = home
        self.services = services
        self._words = paths.resources() / "translations"
        self._translations = Translations(app, self._words)
        self._reasons = Reasons()
        self.desk = SettingsDesk(settings, home.settings, paths.resources(), self._check)
        self.background = Background(self._warn_of)
        kept = memory or home.root / "admin" / "window.ini"
        self._memory = QSettings(str(kept), QSettings.Format.IniFormat)
        self.language = language_of(settings.admin.language)
        self.theme = settings.admin.theme
        self.window: MainWindow | None = None
        self._icon = own_icons.window_icon(paths.resources() / "icons", "emotion-admin")
        self._scheme = QGuiApplication.styleHints()
        self._scheme.colorSchemeChanged.connect(self._system_changed)

    def show(self, size: tuple[int, int] | None = None) -> MainWindow:
        """Makes the window in the language and theme of now, in the place of the one before."""
        before = self.window
        geometry = None
        if before is not None:
            geometry = before.saveGeometry()
            before.remember()
            before.leave()
            before.hide()
            before.setParent(None)
            before.deleteLater()
        self._translations.use(self.language)
        self._reasons = read_reasons(self._words, self.language)
        bench = self._bench()
        made = MainWindow(
            bench,
            page_makers(bench, self.services, self.desk),
            WindowTexts(self._brand(), self._place(), self.services.decisions.unsent, self._icon),
            self._memory,
            self._commands,
        )
        self.window = made
        if geometry is not None:
            made.restoreGeometry(geometry)
        elif size is not None:
            made.resize(*size)
        made.show()
        QTimer.singleShot(SETTLE_MS, made, settle)
        return made

    def use(self, language: str = "", theme: str = "") -> None:
        """Changes language or theme at once and keeps it in the settings file."""
        self.language = language or self.language
        self.theme = theme or self.theme
        self.show()
        changes = {"admin.language": self.language} if language else {"admin.theme": self.theme}
        self.background.run(lambda: self.desk.save(dict(changes)), lambda _: None)

    def close(self) -> None:
        """Ends threads; the services are closed by who made them."""
        self._scheme.colorSchemeChanged.disconnect(self._system_changed)
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        self._translations.drop()
        self.background.close()

    def _bench(self) -> Workbench:
        return Workbench(
            background=self.background,
            theme=Theme(tokens_of(self.theme)),
            language=self.language,
            reasons=self._reasons,
            settings=self._settings,
            reviewer=self.services.reviewer,
            say=self._say,
            warn=self._warn,
            open_page=self._open_page,
            pick_files=self._pick_files,
            save_as=self._save_as,
        )

    def _commands(self) -> list[Command]:
        group = QCoreApplication.translate("WindowProgram", "Window")
        other = "en" if self.language == "ko" else "ko"
        names = {"ko": "한국어", "en": "English"}
        dark = tokens_of(self.theme).name == "dark"
        look = (
            QCoreApplication.translate("WindowProgram", "Light theme")
            if dark
            else QCoreApplication.translate("WindowProgram", "Dark theme")
        )
        return [
            # after the menu that called it is gone: the window is made anew
            Command("language", names[other], self._later(lambda: self.use(other)), group=group),
            Command(
                "theme",
                look,
                self._later(lambda: self.use(theme="light" if dark else "dark")),
                "Ctrl+T",
                group=group,
            ),
        ]

    def _later(self, call: Callable[[], None]) -> Callable[[], None]:
        return lambda: QTimer.singleShot(0, self._app, call)

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        if self.theme == "system" and self.window is not None:
            self.show()

    def _brand(self) -> str:
        kiosk = self._settings.kiosk
        return kiosk.brand_ko if self.language == "ko" else kiosk.brand_en

    def _place(self) -> str:
        if self._settings.backend == "aws":
            return self._settings.aws.region or "AWS"
        return QCoreApplication.translate("WindowProgram", "This machine")

    def _check(self) -> Sequence[CheckLine]:
        from admin_tool.doctor import check_lines

        return list(check_lines(self._settings, self._home))

    def _say(self, sentence: str) -> None:
        if self.window is not None:
            self.window.say(sentence)

    def _warn(self, sentence: str) -> None:
        if self.window is not None:
            self.window.warn(sentence)

    def _warn_of(self, error: KioskError) -> None:
        self._warn(self._reasons.of(error))

    def _open_page(self, name: str, item: str) -> None:
        if self.window is not None:
            self.window.go(name, item)

    def _pick_files(self, title: str, pattern: str) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(self.window, title, "", pattern)
        return [Path(one) for one in chosen]

    def _save_as(self, title: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self.window, title, name)
        return Path(chosen) if chosen else None


def make_application() -> QApplication:
    """The application with our style and fonts; collects garbage on the GUI thread only."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Emotion Kiosk admin")
    app.setDesktopFileName("emotion-admin")  # by it Wayland finds the icon
    app.setStyle("Fusion")
    own_fonts.load(paths.resources() / "fonts")
    app.setFont(font())
    # Cyclic garbage that another thread collects may hold QObjects of this one.
    gc.disable()
    collector = QTimer(app)
    collector.timeout.connect(collect)
    collector.start(COLLECT_EVERY_MS)
    app.applicationStateChanged.connect(collect_old)
    return app


def collect() -> None:
    """Collects young garbage on the calling thread; looking through everything takes 0.1 s."""
    gc.collect(1)


def collect_old(state: Qt.ApplicationState) -> None:
    """Looks through everything while another program is in front."""
    if state is not Qt.ApplicationState.ApplicationActive:
        gc.collect()


def settle() -> None:
    """After a window was made: what lives as long as it does need not be looked through again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def run_window(settings: Settings, home: paths.Home, size: tuple[int, int] | None = None) -> int:
    """Shows the window until it is closed; exit code 0. Raises KioskError."""
    logs.start(home.logs, settings.logs.level, settings.logs.keep_days, "admin")
    end_signals.end_at_once()
    app = make_application()
    FolderOpener(app)
    services = build_services(settings, home)
    try:
        program = WindowProgram(app, settings, home, services)
        asked = threading.Event()  # perhaps before there is a loop to quit
        end_signals.when_asked_to_end(lambda *_: asked.set())
        waker = QTimer()  # Python looks at signals only when its own code runs
        waker.timeout.connect(lambda: app.quit() if asked.is_set() else None)
        waker.start(200)
        program.show(size)
        code = app.exec()
        program.close()
    finally:
        services.close()
    return code
