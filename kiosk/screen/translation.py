"""The language on screen; it changes at once."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Slot
from PySide6.QtQml import QQmlEngine

from kiosk.core.errors import KioskError


class Translation(QObject):
    """Every language is a file `kiosk_<language>.qm` of a folder; that of English holds only plurals."""

    def __init__(self, app: QCoreApplication, engine: QQmlEngine, folder: Path) -> None:
        super().__init__(engine)
        self._app = app
        self._engine = engine
        self._folder = folder
        self._translators: dict[str, QTranslator] = {}
        self._installed: QTranslator | None = None

    @Slot(str)
    def use(self, language: str) -> None:
        """Shows all words in `language`. Raises KioskError where its file is missing or damaged."""
        wanted = self._translator(language)
        if wanted is self._installed:
            return
        if self._installed:
            self._app.removeTranslator(self._installed)
        self._app.installTranslator(wanted)
        self._installed = wanted
        self._engine.retranslate()

    def _translator(self, language: str) -> QTranslator:
        if language not in self._translators:
            path = self._folder / f"kiosk_{language}.qm"
            translator = QTranslator(self)
            if not translator.load(str(path)):
                raise KioskError(
                    "A translation is missing", item=path.name, remedy="Install the kiosk again."
                )
            self._translators[language] = translator
        return self._translators[language]
