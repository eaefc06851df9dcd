from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from admin_tool.core.pool_entry import Decision
from admin_tool.pool.pool_views import Mode
from kiosk.core.mood import Mood
from tests.admin_tool.pool.stage import CONTROL, SHIFT, PoolStage, pool_stage, put

APPROVED, REJECTED, UNDECIDED = Decision.APPROVED, Decision.REJECTED, Decision.UNDECIDED


def words(stage: PoolStage) -> str:
    return " ".join(one.text() for one in stage.window.findChildren(QLabel) if one.isVisible())


def test_the_panel_tells_everything_about_the_current_picture(stage: PoolStage) -> None:
    stage.click(1)
    stage.keys("A")
    stage.key(Qt.Key.Key_Left)
    stage.until(lambda: "192 × 128" in words(stage) and "tester · Approved" in words(stage))
    told = words(stage)
    for part in ("141500-1", "a field of poppies", "no people", "Emotion Kiosk painter 1", "Nothing flagged"):
        assert part in told
    assert "Came into the pool" in told
    stage.until(lambda: "Nothing looks like it" in words(stage))
    assert stage.page.panel._buttons[APPROVED].isChecked()
    QTest.mouseClick(stage.page.panel._buttons[REJECTED], Qt.MouseButton.LeftButton)
    assert stage.decisions()[1] is REJECTED
    assert stage.position == 1, "the panel's buttons stay with their picture"


def test_the_full_view_shows_decides_and_goes_on(stage: PoolStage) -> None:
    stage.key(Qt.Key.Key_Space)
    assert stage.page.views.mode is Mode.FULL
    picture = stage.page.views.full.picture
    stage.until(lambda: picture.shown)
    stage.key(Qt.Key.Key_Right)
    stage.keys("X")
    stage.until(lambda: picture.shown)
    assert (stage.position, "3 of 14" in words(stage)) == (2, True)
    assert stage.decisions()[:3] == [UNDECIDED, REJECTED, UNDECIDED]
    stage.key(Qt.Key.Key_End)
    assert stage.position == 13
    stage.key(Qt.Key.Key_Home)
    stage.key(Qt.Key.Key_Escape)
    assert (stage.page.views.mode, stage.position) == (Mode.BROWSE, 0)
    assert stage.page.grid.hasFocus()


def test_the_next_eight_are_decoded_before_they_are_asked_for(stage: PoolStage) -> None:
    stage.key(Qt.Key.Key_Space)
    loader = stage.page.desk.loader
    ids = [entry.id for entry in stage.entries()[:9]]
    stage.until(lambda: all(loader.get(one) is not None for one in ids))
    assert loader.get(stage.entries()[12].id) is None


def test_two_pictures_are_compared_and_one_is_kept(stage: PoolStage) -> None:
    stage.click(0)
    stage.click(1, CONTROL)
    stage.keys("C")
    compare = stage.page.views.compare
    stage.until(lambda: all(pane._image is not None for pane in compare._panes))
    assert "Different prompts" in words(stage)
    assert "Seed 1 · " not in words(stage)
    assert "Seed 1" in words(stage)
    stage.keys("2")
    assert compare.focused == 1
    stage.keys("K")
    assert stage.decisions()[:2] == [REJECTED, APPROVED]
    stage.key(Qt.Key.Key_Z, CONTROL)
    assert stage.decisions()[:2] == [UNDECIDED, UNDECIDED], "one step"
    stage.keys("1A")
    assert stage.decisions()[0] is APPROVED
    assert stage.page.views.mode is Mode.COMPARE, "there is nothing to move on to"


def test_all_panes_zoom_and_move_together(stage: PoolStage) -> None:
    stage.click(0)
    stage.click(3, SHIFT)
    stage.keys("C")
    compare = stage.page.views.compare
    assert len(compare._panes) == 4
    pane = compare._panes[2]
    middle = QPointF(pane.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(pane.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 360),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane, wheel)
    assert compare.zoom.scale > 1.9
    QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(pane, QPoint(60, 100))
    QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    assert compare.focused == 2
    assert 0.5 <= compare.zoom.x <= 0.8
    compare.zoom.reset()
    assert (compare.zoom.scale, compare.zoom.x) == (1.0, 0.5)


def test_comparing_one_says_how_to_pick(stage: PoolStage) -> None:
    stage.keys("C")
    assert stage.page.views.mode is Mode.BROWSE
    assert "two to four" in stage.said.sentences[-1]


def with_twins(home: Path, painted: Path) -> None:
    """Three pictures of the same content in the mood sad, and one in fear."""
    data = next(painted.rglob("*_0h.jpeg")).read_bytes()
    for number in range(3):
        put(home / "pictures", Mood.SAD, f"twin{number}.jpeg", data, 100 + number)
    put(home / "pictures", Mood.FEAR, "other.jpeg", next(painted.rglob("*_3h.jpeg")).read_bytes())


def test_look_alikes_lie_in_a_stack(qapp: QApplication, tmp_path: Path, painted: Path) -> None:
    with_twins(tmp_path, painted)
    with pool_stage(tmp_path, None) as stage:
        assert stage.listed() == 4
        stage.keys("G")
        stage.until(lambda: stage.listed() == 2)
        assert list(stage.page.desk.rows.list.stacks.values()) == [3]
        stage.click(0)
        stage.until(lambda: "100%" in words(stage))
        stage.rest()
        stage.keys("G")
        stage.until(lambda: stage.listed() == 4)


def test_the_best_is_kept_and_the_rest_rejected_in_one_step(
    qapp: QApplication, tmp_path: Path, painted: Path
) -> None:
    with_twins(tmp_path, painted)
    with pool_stage(tmp_path, None) as stage:
        stage.keys("S")
        view = stage.page.views.similar
        stage.until(lambda: len(view.cards) == 1)
        assert "Groups 1 · pictures 3" in words(stage)
        card = view.cards[0]
        kept = card.group.entries[1]
        card._strip.setFocus()
        stage.key(Qt.Key.Key_Right)
        assert card.group.best.id == kept.id
        QTest.mouseClick(card.keep, Qt.MouseButton.LeftButton)
        stage.until(lambda: stage.decisions().count(REJECTED) == 2)
        assert next(e for e in stage.entries() if e.id == kept.id).decision is UNDECIDED
        assert not card.keep.isEnabled()
        stage.key(Qt.Key.Key_Z, CONTROL)
        assert stage.decisions().count(REJECTED) == 0
        stage.rest()
        QTest.mouseClick(view.keep_all, Qt.MouseButton.LeftButton)
        stage.until(lambda: stage.decisions().count(REJECTED) == 2)
        view.slider.setValue(100)
        stage.until(
            lambda: stage.page.desk.alike.result is not None and stage.page.desk.alike.result.threshold == 1
        )
        stage.key(Qt.Key.Key_Escape)
        assert stage.page.views.mode is Mode.BROWSE


def test_the_grid_of_a_narrow_window_keeps_its_filters_in_a_menu(stage: PoolStage) -> None:
    bar = stage.page.browse.bar
    stage.window.resize(1000, 640)
    stage.rest()
    assert bar.more.isVisible()
    assert not bar.batch.isVisible()
    stage.window.resize(1700, 900)
    stage.rest()
    assert not bar.more.isVisible()
    assert bar.batch.isVisible()
