"""Real errors on real pages, in Korean."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from admin_tool.appearance import Translations
from admin_tool.core.pool_entry import Decision
from admin_tool.core.training import ExportKind
from admin_tool.doctor import check_lines
from admin_tool.local_services import make_local_services
from admin_tool.personalize.page import PersonalizePage
from admin_tool.settings_desk import SettingsDesk
from admin_tool.settings_page import SettingsPage
from admin_tool.window_program import WindowProgram
from kiosk import paths
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood
from tests.adapters.making import jpeg
from tests.admin_tool.benches import Said, default_settings, workbench
from tests.admin_tool.pool.stage import PoolStage, pool_stage
from tests.admin_tool.pumping import pump, pump_until

ENGLISH = re.compile(r"[A-Za-z]{4,}")


@pytest.fixture(autouse=True)
def words(qapp: QApplication) -> Iterator[None]:
    """The rest of the pages is in Korean too."""
    translations = Translations(qapp, paths.resources() / "translations")
    translations.use("ko")
    yield
    translations.drop()


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[PoolStage]:
    with pool_stage(tmp_path / "home", None, language="ko") as made:
        yield made


def bring_in(stage: PoolStage, *files: Path) -> list[str]:
    """The lines of the sheet that tells what was not taken."""
    stage.page.files.take(files, Mood.CALM)
    stage.until(lambda: stage.page.files.sheet is not None)
    stage.rest()
    sheet = stage.page.files.sheet
    assert sheet is not None
    sheet.accept()
    return sheet.words.toPlainText().splitlines()


def test_files_that_are_not_taken(stage: PoolStage, tmp_path: Path) -> None:
    whole, cut, text, gone = (tmp_path / f"{name}.jpeg" for name in ("a", "b", "c", "d"))
    whole.write_bytes(jpeg(1, 300, 200))
    cut.write_bytes(whole.read_bytes()[:-900])
    text.write_text("this is no picture")
    told = bring_in(stage, whole, cut, text, gone)
    assert [line.partition(": ")[0] for line in told] == ["b.jpeg", "c.jpeg", "d.jpeg"]
    assert told[1:] == ["c.jpeg: JPEG나 PNG 그림이 아닙니다", "d.jpeg: 그런 파일이 없습니다"]
    assert re.sub(r"\d+", "9", told[0]) == (
        "b.jpeg: 그림을 열 수 없습니다: 파일이 잘려 있습니다 (9바이트 남음). 온전한 파일로 바꾸세요."
    )


def test_a_promotion_tells_what_blocks_a_picture(stage: PoolStage, tmp_path: Path) -> None:
    whole, text = tmp_path / "a.jpeg", tmp_path / "b.jpeg"
    whole.write_bytes(jpeg(1, 300, 200))
    text.write_text("no picture")
    bring_in(stage, whole, text)
    stage.until(lambda: stage.listed() == 1)
    stage.page.decisions.decide(Decision.APPROVED)
    stage.rest()
    stored = stage.home.pictures / "imgPool" / "calm" / "a.jpeg"
    stored.write_bytes(stored.read_bytes()[:-900])
    stage.page.promotion.open()
    dialog = stage.page.promotion.dialog
    assert dialog is not None
    stage.until(lambda: bool(dialog.list.lines.lines))
    (line,) = dialog.list.lines.lines
    assert line.reason.startswith("그림을 열 수 없습니다: 파일이 잘려 있습니다")
    assert line.reason.endswith("온전한 파일로 바꾸세요.") and not ENGLISH.search(line.reason)


def test_settings_that_cannot_be_saved_and_checks_that_fail(qapp: QApplication, tmp_path: Path) -> None:
    said, home = Said(), paths.Home(tmp_path / "home")
    home.library.mkdir(parents=True)
    blocked = tmp_path / "file"
    blocked.touch()
    desk = SettingsDesk(
        default_settings(),
        blocked / "settings.toml",
        paths.resources(),
        lambda: list(check_lines(default_settings(), home)),
    )
    with workbench(said, language="ko") as bench:
        page = SettingsPage(bench, desk)
        page.show()
        for name in ("test-connection", "save-settings"):
            if name == "save-settings":
                next(iter(page._fields.values())).put("aws")
            next(one for one in page.commands() if one.name == name).run()
            pump_until(lambda: not bench.background.busy)
        shown = [one.text() for one in page.findChildren(QLabel)]
        page.close()
        page.deleteLater()
        pump()
    assert "라이브러리를 쓸 수 없습니다: 데이터베이스 파일을 열 수 없습니다" in "\n".join(shown)
    assert "다른 프로그램을 닫으세요." in shown
    (told,) = said.warnings
    assert told.startswith("저장하지 않았습니다. 파일을 쓸 수 없습니다: 이미 있는 파일입니다")


def test_rows_and_files_that_cannot_be_imported(qapp: QApplication, tmp_path: Path) -> None:
    said, file = Said(), tmp_path / "likes.csv"
    with (
        closing(make_local_services(default_settings(), paths.Home(tmp_path / "home"), "tester")) as services,
        workbench(said, language="ko") as bench,
    ):
        page = PersonalizePage(bench, services.trainer, services.pictures)
        page.desk.look()
        pump_until(lambda: bool(page.desk.snapshot.steps))
        for text in ("USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n,x,like,1\n", "USER_ID,WHAT\nu,1\n"):
            file.write_text(text)
            page.desk.bring_in(ExportKind.INTERACTIONS, file, "가져오기")
            pump_until(lambda: not bench.background.busy)
        page.desk.train("학습")
        pump_until(lambda: not bench.background.busy)
        activity = [one.detail for one in page.desk.snapshot.activity if one.detail]
        kept = [one.detail for one in services.trainer.activity() if one.detail]
        page.closing()
        page.deleteLater()
        pump()
    skipped, header = said.warnings
    assert skipped.splitlines()[1] == "2행: USER_ID 칸이 비어 있습니다"
    assert header.startswith("머리줄이 맞지 않습니다: ITEM_ID, TIMESTAMP, EVENT_TYPE 없음, WHAT 알 수 없음")
    assert activity == ["그림을 좋아한 방문이 0번입니다. 25번이 필요합니다"]
    assert kept == ["0 visits liked a picture, 25 are needed"]


def test_what_nobody_else_wants_to_hear_is_told_in_the_language_of_now(
    qapp: QApplication, tmp_path: Path
) -> None:
    home = paths.Home(tmp_path / "home")
    full = KioskError("The library cannot be used: database or disk is full", remedy="Close other programs.")

    def fail() -> None:
        raise full

    def tell(program: WindowProgram, language: str) -> str:
        program.language = language
        window = program.show((1200, 800))
        pump_until(lambda: not program.background.busy)
        program.background.run(fail, lambda _: None)
        pump_until(lambda: bool(window.notice.words()))
        return window.notice.words()

    with closing(make_local_services(default_settings(), home, "tester")) as services:
        program = WindowProgram(qapp, default_settings(), home, services, tmp_path / "window.ini")
        told = [tell(program, language) for language in ("ko", "en", "ko")]
        program.close()
    korean = "라이브러리를 쓸 수 없습니다: 디스크가 가득 찼습니다. 다른 프로그램을 닫으세요."
    assert told == [korean, str(full), korean]


def test_the_reason_of_the_system_is_told_too(qapp: QApplication) -> None:
    said = Said()
    with workbench(said, language="ko") as bench:
        trouble = OSError(errno.EACCES, os.strerror(errno.EACCES), "/data/settings.toml")
        told = bench.reasons.of(KioskError("The settings cannot be read", remedy=str(trouble)))
    assert told == "설정을 읽을 수 없습니다. 권한이 없습니다: '/data/settings.toml' (오류 13)"
