"""Withdrawing, undoing and going on, on real folders."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from admin_tool.adapters.promotion_journal import WITHDRAW, open_journal
from admin_tool.core.live_order import LiveSort
from admin_tool.core.promotion import Fate, PromotionLine
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key, pool_key
from tests.admin_tool.adapters.promotion_works import ai_made
from tests.admin_tool.production.conftest import Shop, command_of, run, settled
from tests.admin_tool.pumping import pump, pump_until


def test_w_withdraws_and_ctrl_z_brings_back(shop: Shop) -> None:
    shop.fill()
    page = shop.open()
    first = page.grid.current
    assert first is not None

    run(page, "withdraw")
    pump_until(settled(page))

    assert first.id not in shop.live() and len(shop.live()) == 23
    assert page.count() == "23"
    assert [one.id for one in page.desk.withdrawn] == [first.id]
    assert shop.said.sentences[-1] == "1 picture withdrawn. Ctrl+Z undoes it."
    assert page.grid.current is not None and page.grid.current.id != first.id

    run(page, "undo")
    pump_until(settled(page))
    assert first.id in shop.live() and page.count() == "24"
    assert not command_of(page, "undo").enabled()


def test_many_are_withdrawn_at_once_and_put_back_in_the_drawer(shop: Shop) -> None:
    shop.fill()
    page = shop.open()
    for _ in range(4):
        QTest.keyClick(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.withdraw_button.text().strip() == "Withdraw 5"

    page.withdraw_button.click()
    pump_until(settled(page))
    assert len(shop.live()) == 19

    run(page, "drawer")
    pump()
    assert page.active is page.drawer.grid
    assert not command_of(page, "withdraw").enabled()
    run(page, "pick-all")
    run(page, "restore")
    pump_until(settled(page))
    assert len(shop.live()) == 24
    run(page, "undo")
    pump_until(settled(page))
    assert len(shop.live()) == 19


def test_what_can_be_undone_outlives_the_page(shop: Shop) -> None:
    shop.fill()
    page = shop.open()
    run(page, "withdraw")
    pump_until(settled(page))
    page.choose_sort(LiveSort.MOST_IGNORED)
    kept = page.state()

    again = shop.open()
    again.restore(kept)

    assert again.sort is LiveSort.MOST_IGNORED
    run(again, "undo")
    pump_until(settled(again))
    assert len(shop.live()) == 24


def test_a_picture_that_goes_meanwhile_is_told_and_the_rest_is_withdrawn(shop: Shop) -> None:
    shop.fill()
    page = shop.open()
    page.choose_mood(Mood.HAPPY)
    page.grid.pick_all()
    gone = page.grid.picked()[1]
    (shop.root / gone.id).unlink()

    page.withdraw()
    pump_until(settled(page))

    assert len(page.desk.withdrawn) == 2 and page.desk.live[0].mood is not Mood.HAPPY
    assert page.outcome.isVisible()
    words = [one.text() for one in page.outcome.findChildren(type(page.outcome._title))]
    assert "Not done with 1 picture; the rest is done" in words
    assert "It is not there any more." in words


def test_a_promotion_that_was_cut_off_is_offered_and_finished(shop: Shop) -> None:
    key = pool_key(Mood.SAD, "late.jpeg")
    (shop.root / key).write_bytes(ai_made(1))
    journal = open_journal(shop.journal_path)
    line = PromotionLine(key, live_key(Mood.SAD, "late.jpeg"), Fate.ADD)
    journal.plan([line], datetime.now(UTC))
    journal.close()
    page = shop.open()
    assert page.unfinished.isVisible()

    page.unfinished.resume.click()
    pump_until(lambda: not page.desk.busy and bool(page.desk.live))

    assert shop.live() == {live_key(Mood.SAD, "late.jpeg")}
    assert not page.unfinished.isVisible()


def test_it_can_be_left_in_the_pool(shop: Shop) -> None:
    journal = open_journal(shop.journal_path)
    line = PromotionLine(pool_key(Mood.SAD, "late.jpeg"), live_key(Mood.SAD, "late.jpeg"), Fate.ADD)
    journal.plan([line], datetime.now(UTC))
    journal.close()
    page = shop.open()
    page.unfinished.drop.click()
    pump_until(lambda: shop.promoter.unfinished() is None)
    pump_until(lambda: not page.unfinished.isVisible())


def test_what_is_too_old_is_swept_when_the_page_is_opened(shop: Shop) -> None:
    (shop.root / "withdrawn" / "sad" / "old.jpeg").write_bytes(ai_made(1))
    journal = open_journal(shop.journal_path)
    live = live_key(Mood.SAD, "old.jpeg")
    journal.begin_moves(WITHDRAW, [live], datetime.now(UTC) - timedelta(days=31))
    journal.end_moves([live])
    journal.close()
    page = shop.open()
    assert page.desk.withdrawn == []
    assert not (shop.root / "withdrawn" / "sad" / "old.jpeg").exists()
    assert shop.said.sentences == ["Deleted, because its time was over: 1 picture"]


@pytest.mark.parametrize("width", [1000, 1440, 1713])
def test_the_drawer_is_as_high_as_one_row_of_pictures(shop: Shop, width: int) -> None:
    shop.fill()
    page = shop.open()
    page.resize(width, 800)
    page.desk.withdraw(page.desk.live[:2])
    pump_until(lambda: len(page.desk.withdrawn) == 2)
    page.show_drawer(True)
    bar = page.drawer.grid.verticalScrollBar()
    pump_until(lambda: bar.maximum() == 0)
    assert not bar.isEnabled(), "a bar is drawn that moves nothing"
    assert page.facts() == {"live": 22, "withdrawn": 2, "views": 0, "likes": 0}
