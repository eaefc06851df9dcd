from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from admin_tool.adapters.template_shelf import FolderTemplateShelf, templates_of
from admin_tool.core.ports import GenerationQueue
from admin_tool.generate.generate_page import GeneratePage
from kiosk import paths
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.settings import Settings
from tests.admin_tool.adapters.painting_works import PaintingWorks, open_works
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.generate.generate_stage import QUICK, Open, Source
from tests.admin_tool.pumping import pump, pump_until


@pytest.fixture
def works(tmp_path: Path) -> Iterator[PaintingWorks]:
    made = open_works(tmp_path)
    yield made
    made.close()


@pytest.fixture
def open_page(qapp: QApplication, works: PaintingWorks, said: Said, tmp_path: Path) -> Iterator[Open]:
    """Opens the page; several may be opened one after the other."""
    pages: list[GeneratePage] = []
    open_benches = ExitStack()
    english = QTranslator()
    assert english.load("admin_generate_en", str(paths.resources() / "translations"))
    qapp.installTranslator(english)

    def make(
        settings: Settings | None = None, queue: GenerationQueue | None = None, language: str = "en"
    ) -> GeneratePage:
        entered = open_benches.enter_context(workbench(said, language=language, settings=settings))
        templates = templates_of(open_prompt_book(paths.resources() / "prompts"))
        page = GeneratePage(
            entered,
            queue or works.queue,
            Source(works),
            templates,
            FolderTemplateShelf(tmp_path / "templates"),
            QUICK,
        )
        page.resize(1232, 866)
        page.show()
        page.opened()
        pages.append(page)
        pump_until(lambda: page.watch.looked or bool(page.watch.trouble))
        return page

    yield make
    for page in pages:
        page.closing()
        page.close()
        page.deleteLater()
    open_benches.close()
    qapp.removeTranslator(english)
    pump()
