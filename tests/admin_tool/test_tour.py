import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from admin_tool import tour
from admin_tool.bootstrap import build_services
from admin_tool.services import Services
from admin_tool.tour import Tour, tell_if_empty
from admin_tool.window_program import WindowProgram
from kiosk import paths
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from tests.admin_tool.benches import default_settings
from tests.admin_tool.pumping import pump


@pytest.fixture
def services(own_home: Path) -> Iterator[Services]:
    with closing(build_services(default_settings(), paths.home())) as made:
        yield made


@pytest.fixture(autouse=True)
def one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "LANGUAGES", ("en",))
    monkeypatch.setattr(tour, "THEMES", ("dark",))


def made(app: QApplication, services: Services, folder: Path) -> Tour:
    folder.mkdir()
    program = WindowProgram(app, services.settings, services.home, services, folder / "window.ini")
    found = Tour(program, folder, (1100, 700))
    try:
        found.make()
    finally:
        program.close()
        pump()
    return found


def test_an_empty_library_is_told_with_the_way_to_a_made_up_shop(
    qapp: QApplication, services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = made(qapp, services, tmp_path / "empty")
    assert (empty.empty, empty.errors) == (True, [])
    tell_if_empty(empty)
    said = capsys.readouterr().out
    assert "empty" in said and "--sample" in said
    facts = {str(page["page"]): page["facts"] for page in empty.pages}
    assert facts["insights"] == dict.fromkeys(("views", "likes", "days", "readings", "corrected"), 0)
    assert facts["privacy"] == {"consents": 0, "proofs": 0, "found": 0}


def test_a_library_with_one_picture_is_not_empty(
    qapp: QApplication, services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.jpeg"
    file.write_bytes(PaintingGenerator().generate(Prompt(Mood.CALM, "a lake", "", 1, 192, 128)))
    pool = services.home.pictures / "imgPool" / "calm"
    pool.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, pool)
    seen = made(qapp, services, tmp_path / "seen")
    assert not seen.empty
    tell_if_empty(seen)
    assert capsys.readouterr().out == ""
