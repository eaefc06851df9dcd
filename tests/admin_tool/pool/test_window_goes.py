from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from admin_tool.core.pool_entry import Decision
from tests.admin_tool.pool.stage import PoolStage, close, pool_stage


def test_keys_that_were_pressed_right_before_closing_are_on_the_disk(
    qapp: QApplication, tmp_path: Path, painted: Path
) -> None:
    with pool_stage(tmp_path, painted) as stage:
        for letter in "AXAXAXAX":
            QTest.keyClick(stage.page.grid, Qt.Key(ord(letter)))
        stage.window.close()
        decisions = [entry.decision for entry in stage.entries()[:8]]
    assert decisions == [Decision.APPROVED, Decision.REJECTED] * 4


def test_answers_that_come_after_the_window_are_for_nobody(stage: PoolStage) -> None:
    stage.keys("A")
    stage.decisions()
    stage.keys("P")
    stage.key(Qt.Key.Key_Escape)
    stage.page.decisions.show_picture(stage.entries()[3].id, lambda number: None)
    stage.click(4)
    close(stage.window)
    stage.until(lambda: not stage.page.bench.background.busy)
