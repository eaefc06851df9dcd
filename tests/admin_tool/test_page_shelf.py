from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from admin_tool.appearance import LANGUAGES
from admin_tool.bootstrap import build_services
from admin_tool.main_window import MainWindow
from admin_tool.services import Services
from admin_tool.window_program import WindowProgram
from kiosk import paths
from tests.admin_tool.benches import default_settings
from tests.admin_tool.pumping import pump, pump_until


@pytest.fixture
def services(own_home: Path) -> Iterator[Services]:
    with closing(build_services(default_settings(), paths.home())) as made:
        yield made


def window_of(program: WindowProgram) -> MainWindow:
    assert program.window is not None
    return program.window


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rail_calls_every_page_as_the_page_does(
    qapp: QApplication, services: Services, tmp_path: Path, language: str
) -> None:
    program = WindowProgram(qapp, services.settings, services.home, services, tmp_path / "window.ini")
    program.language = language
    window = program.show()
    titles = {name: window.page(name).title() for name in window.names}
    assert {name: maker.title for name, maker in window.makers.items()} == titles
    assert len(set(titles.values())) == 7
    pump_until(lambda: not program.background.busy)
    program.close()
    pump()


def test_pages_are_made_one_by_one_while_nobody_waits(
    qapp: QApplication, services: Services, tmp_path: Path
) -> None:
    program = WindowProgram(qapp, services.settings, services.home, services, tmp_path / "window.ini")
    window = program.show()
    assert list(window.pages) == ["pool"]
    pump_until(lambda: len(window.pages) == 7)
    pump_until(lambda: not program.background.busy)
    program.close()
    pump()


def test_language_and_theme_change_at_once_and_are_kept(
    qapp: QApplication, services: Services, tmp_path: Path
) -> None:
    program = WindowProgram(qapp, services.settings, services.home, services, tmp_path / "window.ini")
    program.language = "en"
    program.show().go("settings")
    program.use(language="ko")
    program.use(theme="light")
    window = window_of(program)
    assert (window.current, window.page("settings").title()) == ("settings", "설정")
    assert window.bench.theme.tokens.name == "light"
    pump_until(lambda: not program.background.busy)
    written = services.home.settings.read_text("utf-8")
    assert 'language = "ko"' in written
    assert 'theme = "light"' in written
    program.close()
    pump()
