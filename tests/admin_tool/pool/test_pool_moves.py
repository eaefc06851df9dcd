from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from admin_tool.core.pool_entry import Decision
from admin_tool.core.promotion import Fate
from kiosk.core.mood import Mood
from tests.adapters.making import jpeg
from tests.admin_tool.adapters.pool_works import Silent
from tests.admin_tool.pool.stage import PoolStage, pool_stage, put

LEFT = Qt.MouseButton.LeftButton


def drop(stage: PoolStage, files: list[Path], at: QPoint) -> None:
    """Files are dragged onto the grid and let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    viewport = stage.page.grid.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, copy, mime, left, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), copy, mime, left, none))


def test_p_shows_what_would_happen_and_promotes(stage: PoolStage) -> None:
    stage.keys("AAA")
    stage.decisions()
    stage.keys("P")
    dialog = stage.dialog()
    stage.until(dialog.go.isEnabled)
    assert [line.fate for line in dialog.list.lines.lines] == [Fate.ADD] * 3
    assert dialog.go.text().strip() == "Promote 3"
    assert not list((stage.home.pictures / "emotions").rglob("*.jpeg")), "nothing was changed yet"
    stage.key(Qt.Key.Key_Return)
    stage.until(lambda: dialog.report is not None)
    assert dialog.report is not None
    assert dialog.report.count(Fate.DONE) == 3
    assert len(list((stage.home.pictures / "emotions" / "happy").glob("*.jpeg"))) == 3
    QTest.mouseClick(dialog.leave, LEFT)
    stage.rest()
    shown = [stage.shown(position) for position in range(4)]
    assert [entry.live for entry in shown if entry] == [True, True, True, False]
    assert not stage.page.browse.promote.isEnabled()


def test_with_nothing_approved_the_dialog_says_so(stage: PoolStage) -> None:
    stage.keys("P")
    stage.until(lambda: "Nothing is waiting" in stage.dialog()._line.text())
    assert not stage.dialog().go.isEnabled()


def test_what_cannot_be_promoted_stands_with_its_reason(stage: PoolStage) -> None:
    stage.keys("AA")
    stage.decisions()
    (stage.home.pictures / stage.entries()[0].id).unlink()
    stage.keys("P")
    lines = stage.dialog().list.lines
    stage.until(lambda: lines.rowCount() == 2)
    assert {line.fate for line in lines.lines} == {Fate.MISSING, Fate.ADD}
    assert lines.lines[0].fate is Fate.MISSING, "what needs a look comes first"
    told = lines.data(lines.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "The file is gone" in str(told)


def test_a_promotion_that_was_cut_off_is_offered_at_the_start(stage: PoolStage) -> None:
    stage.keys("AAAA")
    stage.decisions()
    ids = [entry.id for entry in stage.entries()[:4]]
    plan = stage.services.promoter.plan(ids, Silent())
    report = stage.services.promoter.promote(plan, Silent(cancelled=True))
    left = report.count(Fate.ADD)
    assert left > 0
    with pool_stage(stage.home.root, None) as later:
        later.until(lambda: later.page.promotion.offer is not None)
        offer = later.page.promotion.offer
        assert offer is not None
        QTest.mouseClick(offer.go_on, LEFT)
        dialog = later.dialog()
        later.until(dialog.go.isEnabled)
        assert dialog.list.lines.rowCount() == left


def test_files_dropped_on_a_group_come_into_its_mood(stage: PoolStage, tmp_path: Path) -> None:
    good, bad = tmp_path / "mine.jpg", tmp_path / "notes.jpeg"
    good.write_bytes(jpeg(77, 300, 200))
    bad.write_text("this is no picture")
    box = stage.page.grid.place_of(9)
    drop(stage, [good, bad], QPoint(box.x + 20, box.y + 20))
    stage.until(lambda: stage.page.files.sheet is not None and stage.listed() == 15)
    sheet = stage.page.files.sheet
    assert sheet is not None
    assert sheet.words.toPlainText().startswith("notes.jpeg: ")
    assert "1 pictures imported" in stage.said.sentences
    assert len(list((stage.home.pictures / "imgPool" / "calm").iterdir())) == 7


@pytest.mark.expects_qt_messages  # the offscreen platform cannot raise menus
def test_files_dropped_beside_the_groups_ask_for_the_mood(stage: PoolStage, tmp_path: Path) -> None:
    good = tmp_path / "mine.jpg"
    good.write_bytes(jpeg(78, 300, 200))
    drop(stage, [good], QPoint(40, stage.page.grid.viewport().height() - 4))
    menu = stage.page.files.menu
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Sad").trigger()
    menu.close()
    stage.until(lambda: stage.listed() == 15)
    assert len(list((stage.home.pictures / "imgPool" / "sad").iterdir())) == 1


def test_ctrl_o_imports_into_the_mood_that_is_shown(stage: PoolStage, tmp_path: Path) -> None:
    good = tmp_path / "한글 이름+100%.jpg"
    good.write_bytes(jpeg(79, 300, 200))
    stage.said.files = [good]
    QTest.mouseClick(stage.page.browse.rail._rows[Mood.CALM], LEFT)
    stage.until(lambda: stage.listed() == 6)
    stage.key(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.listed() == 7)


def test_a_picture_that_is_cut_off_says_so_and_the_rest_is_there(
    qapp: QApplication, tmp_path: Path, painted: Path
) -> None:
    whole = next(painted.rglob("*_0h.jpeg")).read_bytes()
    put(tmp_path / "pictures", Mood.SAD, "a.jpeg", whole[: len(whole) // 2])
    put(tmp_path / "pictures", Mood.SAD, "b.jpeg", b"a text, named as a picture", 1)
    put(tmp_path / "pictures", Mood.SAD, "c.jpeg", whole, 2)
    with pool_stage(tmp_path, None) as stage:
        thumbnails = stage.page.desk.thumbnails
        cells = [stage.page.grid._cell(number) for number in stage.page.desk.rows.list.numbers]
        assert [cell.trouble for cell in cells] == ["The file is damaged", "The file is damaged", ""]
        assert cells[2].picture is not None
        stage.key(Qt.Key.Key_Space)
        loader = stage.page.desk.loader
        first = stage.entries()[0]
        stage.until(lambda: loader.trouble(first.id) is not None)
        assert not stage.page.views.full.picture.shown
        stage.key(Qt.Key.Key_Escape)
        put(tmp_path / "pictures", Mood.SAD, "a.jpeg", whole, 5)
        stage.key(Qt.Key.Key_F5)
        stage.rest()
        now = next(entry for entry in stage.entries() if entry.id == first.id)
        stage.until(lambda: thumbnails.get((now.id, now.tag)) is not None)


def test_an_empty_pool_says_how_to_fill_it(qapp: QApplication, tmp_path: Path) -> None:
    with pool_stage(tmp_path, None) as stage:
        empty = stage.page.browse.empty
        assert empty.isVisible()
        assert empty.generate.isVisible()
        assert not empty.clear.isVisible()
        QTest.mouseClick(empty.generate, LEFT)
        assert stage.said.opened == [("generate", "")]
        stage.keys("AXUGCP")
        stage.key(Qt.Key.Key_Space)
        assert stage.said.warnings == []


def test_a_pool_that_cannot_be_read_says_why_and_is_tried_again(stage: PoolStage) -> None:
    stage.page.desk.failed.emit("The folder cannot be read.")
    assert "The folder cannot be read." in stage.said.warnings[0], "what is known stays on screen"
    assert stage.listed() == 14
    stage.keys("A")
    assert stage.decisions()[0] is Decision.APPROVED
