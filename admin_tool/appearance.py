"""Language and theme of the window: as the settings say, or as the system is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from admin_tool.kit.tokens import DARK, LIGHT, Tokens
from kiosk.core.errors import KioskError

LANGUAGES = ("ko", "en")


def language_of(setting: str) -> str:
    """`ko` or `en` for `system`, `ko` or `en`."""
    if setting in LANGUAGES:
        return setting
    return "ko" if QLocale.system().language() is QLocale.Language.Korean else "en"


def tokens_of(setting: str) -> Tokens:
    """The colours for `system`, `light` or `dark`."""
    if setting == "system":
        light = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light
        return LIGHT if light else DARK
    return LIGHT if setting == "light" else DARK


class Translations:
    """The files `admin_<folder>_<language>.qm` of a folder, one language at a time."""

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """All words made from now on are in `language`. Raises KioskError where there is no file of it."""
        files = sorted(self._folder.glob(f"admin_*_{language}.qm"))
        if not files:
            raise KioskError(
                "A translation is missing", item=f"admin_*_{language}.qm", remedy="Install the program again."
            )
        self.drop()
        for file in files:
            translator = QTranslator(self._app)
            if not translator.load(str(file)):
                raise KioskError(
                    "A translation is damaged", item=file.name, remedy="Install the program again."
                )
            self._app.installTranslator(translator)
            self._installed.append(translator)

    def drop(self) -> None:
        """All words made from now on are as they stand in the code."""
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = []
