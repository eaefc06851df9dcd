from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from admin_tool.adapters.pool_index import SqlitePoolIndex
from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter
from kiosk.core.mood import Mood
from tests.admin_tool.pool.stage import CONTROL, SHIFT, PoolStage, decide_elsewhere, pool_stage, put

APPROVED, REJECTED, UNDECIDED = Decision.APPROVED, Decision.REJECTED, Decision.UNDECIDED


def test_the_pool_stands_in_groups_with_thumbnails_and_counts(stage: PoolStage) -> None:
    rows = stage.page.desk.rows
    assert rows.list.moods == (Mood.HAPPY, Mood.CALM)
    assert rows.list.counts == (8, 6)
    assert stage.page.count() == "14"
    for position in range(14):
        entry = stage.shown(position)
        assert entry is not None
        assert stage.page.desk.thumbnails.get((entry.id, entry.tag)) is not None
    assert stage.page.grid.accessibleDescription().startswith("141500-0, Undecided, ")


def test_one_key_decides_is_on_the_disk_and_moves_on(stage: PoolStage) -> None:
    stage.keys("AXA")
    assert stage.position == 3
    assert stage.decisions()[:4] == [APPROVED, REJECTED, APPROVED, UNDECIDED]
    stage.key(Qt.Key.Key_Left)
    stage.keys("U")
    assert stage.decisions()[:4] == [APPROVED, REJECTED, UNDECIDED, UNDECIDED]
    stage.until(lambda: stage.page.count() == "12")
    stage.until(lambda: stage.page.browse.promote.text().strip() == "Promote 1 approved")


def test_a_decision_shows_before_it_is_written(stage: PoolStage) -> None:
    grid = stage.page.grid
    QTest.keyClick(grid, Qt.Key.Key_A)
    entry = stage.shown(0)
    assert entry is not None
    assert entry.decision is APPROVED
    assert stage.page.desk.culling.busy


def test_many_keys_on_one_picture_end_with_the_last(stage: PoolStage) -> None:
    for letter in "AXUAX":
        stage.page.decisions.decide({"A": APPROVED, "X": REJECTED, "U": UNDECIDED}[letter])
        stage.page.grid.go(0)
    assert stage.decisions()[0] is REJECTED
    assert stage.said.warnings == []


def test_undo_and_redo_go_back_to_the_picture(stage: PoolStage) -> None:
    stage.keys("AX")
    stage.key(Qt.Key.Key_Z, CONTROL)
    assert stage.decisions()[:2] == [APPROVED, UNDECIDED]
    stage.until(lambda: stage.position == 1)
    stage.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert stage.decisions()[:2] == [APPROVED, REJECTED]
    stage.key(Qt.Key.Key_Z, CONTROL)
    stage.key(Qt.Key.Key_Z, CONTROL)
    assert stage.decisions()[:2] == [UNDECIDED, UNDECIDED]


def test_undo_outlives_the_window(stage: PoolStage, painted: Path) -> None:
    stage.keys("AX")
    assert stage.decisions()[1] is REJECTED
    with pool_stage(stage.home.root, None) as later:
        later.key(Qt.Key.Key_Z, CONTROL)
        assert later.decisions()[:2] == [APPROVED, UNDECIDED]


def test_one_key_for_many_is_one_step(stage: PoolStage) -> None:
    stage.click(1)
    stage.click(4, SHIFT)
    stage.click(9, CONTROL)
    assert len(stage.page.grid.picked()) == 5
    stage.keys("X")
    assert stage.position == 10
    assert stage.decisions().count(REJECTED) == 5
    assert "5 pictures" in stage.said.sentences[-1]
    stage.key(Qt.Key.Key_Z, CONTROL)
    assert stage.decisions() == [UNDECIDED] * 14


def test_all_of_them_can_be_picked_by_the_keyboard(stage: PoolStage) -> None:
    stage.key(Qt.Key.Key_A, CONTROL)
    stage.keys("A")
    assert stage.decisions() == [APPROVED] * 14
    stage.key(Qt.Key.Key_Home)
    stage.key(Qt.Key.Key_Right, SHIFT)
    stage.key(Qt.Key.Key_Down, SHIFT)
    assert stage.page.grid.picked() == list(stage.page.desk.rows.list.numbers[: (stage.position or 0) + 1])
    stage.key(Qt.Key.Key_End)
    assert stage.position == 13


def test_the_last_picture_says_that_it_is_the_last(stage: PoolStage) -> None:
    stage.key(Qt.Key.Key_End)
    stage.keys("A")
    assert stage.position == 13
    assert stage.said.sentences[-1] == "That was the last picture."


def test_another_reviewers_decision_stays_and_is_told(stage: PoolStage) -> None:
    first = stage.entries()[0]
    decide_elsewhere(stage.home, "Mina", [Choice(first.id, REJECTED, first.version)])
    stage.keys("A")
    stage.until(lambda: bool(stage.said.warnings))
    assert "141500-0: Mina decided first (Rejected" in stage.said.warnings[0]
    assert stage.decisions()[0] is REJECTED
    stage.rest()
    shown = stage.shown(0)
    assert shown is not None
    assert shown.decision is REJECTED
    assert first.id in stage.page.grid.conflicts
    stage.key(Qt.Key.Key_Home)
    stage.keys("A")
    assert stage.decisions()[0] is APPROVED, "who saw it may change it"
    assert first.id not in stage.page.grid.conflicts


def test_the_bar_filters_by_decision_and_sorts(stage: PoolStage) -> None:
    stage.keys("AX")
    stage.rest()
    bar = stage.page.browse.bar
    words = [one.text() for one in bar._segments]
    assert words == ["All", "Undecided", "Approved", "Rejected"]
    for number, count in ((2, 1), (3, 1), (1, 12), (0, 14)):
        QTest.mouseClick(bar._segments[number], Qt.MouseButton.LeftButton)
        stage.until_listed(count)
    newest = stage.page.desk.rows.list.numbers[0]
    next(action for action in bar._menus[3].actions() if action.text() == "Oldest").trigger()
    stage.until(lambda: stage.page.desk.rows.list.numbers[0] != newest)


def test_the_rail_chooses_moods_and_collections(stage: PoolStage) -> None:
    rail = stage.page.browse.rail
    QTest.mouseClick(rail._rows[Mood.CALM], Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.listed() == 6)
    QTest.mouseClick(rail._rows["waiting"], Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.listed() == 0)
    assert stage.page.browse.empty.isVisible()
    QTest.mouseClick(stage.page.browse.empty.clear, Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.listed() == 14)
    assert not stage.page.browse.empty.isVisible()


def test_words_of_the_prompt_are_found_as_they_are_typed(stage: PoolStage) -> None:
    stage.key(Qt.Key.Key_Slash)
    assert stage.page.browse.search.hasFocus()
    QTest.keyClicks(stage.page.browse.search, "poppies")
    stage.until(lambda: stage.listed() == 7)
    assert stage.decisions() == [UNDECIDED] * 14, "letters went into the field"
    stage.key(Qt.Key.Key_Escape)
    assert stage.page.grid.hasFocus()


def test_the_batch_of_a_picture_is_one_click_away(stage: PoolStage, painted: Path) -> None:
    put(stage.home.pictures, Mood.SAD, "own.jpeg", next(painted.rglob("*.jpeg")).read_bytes())
    stage.key(Qt.Key.Key_F5)
    stage.until(lambda: stage.listed() == 15)
    stage.page.show_item("img_20261122-141500")
    stage.until(lambda: stage.listed() == 14)


def test_a_new_listing_keeps_the_current_picture_and_its_place(stage: PoolStage, painted: Path) -> None:
    stage.click(5)
    number, place = stage.page.grid.current, stage.page.grid.place_of(5)
    data = next(painted.rglob("*.jpeg")).read_bytes()
    for older in (-3, -2, -1):
        put(stage.home.pictures, Mood.HAPPY, f"new{older}.jpeg", data, older)
    stage.key(Qt.Key.Key_F5)
    stage.until(lambda: stage.listed() == 17)
    assert stage.page.grid.current == number
    assert stage.position == 8
    assert stage.page.grid.place_of(8).width == place.width


def test_size_order_filter_and_picture_come_back_with_the_next_window(stage: PoolStage) -> None:
    stage.page.browse.choose(PoolFilter(moods=frozenset([Mood.CALM])))
    stage.until(lambda: stage.listed() == 6)
    stage.click(3)
    stage.page.browse.bar.size_slider.setValue(240)
    kept = stage.page.state()
    with pool_stage(stage.home.root, None, kept) as later:
        assert later.listed() == 6
        assert later.page.grid.cell_size == 240
        later.until(lambda: later.position == 3)


def test_ids_and_prompts_are_copied(stage: PoolStage) -> None:
    stage.click(0)
    stage.click(1, SHIFT)
    stage.key(Qt.Key.Key_C, CONTROL)
    stage.rest()
    ids = [entry.id for entry in stage.entries()[:2]]
    assert QGuiApplication.clipboard().text().splitlines() == ids
    stage.key(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text().splitlines() == ["a lake at dawn", "a field of poppies"]


def test_space_presses_the_button_that_has_the_focus(stage: PoolStage) -> None:
    stage.page.browse.bar._segments[2].setFocus()
    stage.key(Qt.Key.Key_Space)
    stage.until(lambda: stage.listed() == 0)
    assert stage.page.views.currentWidget() is stage.page.browse


@pytest.mark.expects_qt_messages  # the offscreen platform cannot raise menus
def test_a_right_click_offers_what_can_be_done(stage: PoolStage) -> None:
    stage.page.grid.menu_wanted.emit(stage.page.mapToGlobal(stage.page.rect().center()))
    menu = stage.page.menu
    assert menu is not None
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["Approve", "Reject", "Undecided"]
    assert {"Copy the id", "Copy the prompt", "Show look-alikes"} <= set(words)
    assert QApplication.activePopupWidget() is menu
    menu.close()


def test_what_was_withdrawn_on_another_page_is_seen_on_the_way_back(stage: PoolStage) -> None:
    stage.keys("A")
    assert stage.decisions()[0] is APPROVED
    index, first = stage.services.pool, stage.entries()[0].id
    assert isinstance(index, SqlitePoolIndex)
    index.withdrawn([first])
    stage.page.opened()
    stage.until(lambda: getattr(stage.shown(0), "decision", None) is REJECTED)
    stage.until(lambda: stage.page.browse.promote.text().strip() == "Promote 0 approved")
