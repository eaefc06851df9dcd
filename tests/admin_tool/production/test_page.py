"""What the page Production shows, on real folders, with real keys."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from admin_tool.action_set import ActionSet
from admin_tool.adapters.picture_reader import facts_of
from admin_tool.core.live_order import LiveSort
from admin_tool.core.promotion import LivePicture
from admin_tool.production.page import ProductionPage
from admin_tool.production.show_words import days_left, days_word
from kiosk.adapters.interaction_rows import insert
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import live_key
from tests.adapters.making import interaction
from tests.admin_tool.adapters.promotion_works import Told, ai_made
from tests.admin_tool.production.conftest import Shop, run
from tests.admin_tool.pumping import pump, pump_until


def test_everything_on_show_stands_by_mood_with_its_numbers(shop: Shop) -> None:
    shop.fill()
    liked = live_key(Mood.SAD, "1.jpeg")
    with shop.database.writing() as connection:
        for kind in (InteractionKind.VIEW, InteractionKind.LIKE):
            insert(connection, interaction(kind, liked, "v1"))
    page = shop.open()

    assert page.count() == "24"
    assert page.grid.go_to(liked)
    current = page.grid.current
    assert current is not None and (current.views, current.likes) == (1, 1)
    assert "Sad, 1 views, 1 likes, 100.0 %" in page.grid.accessibleDescription()
    pump_until(lambda: not shop.bench.background.busy)
    assert not page.grid.grab().isNull()


@pytest.mark.parametrize("steps", ["", "nonsense", "[1, 2]", '[["burn", ["a"]]]', '{"a": 1}'])
def test_a_state_that_makes_no_sense_is_no_step(shop: Shop, steps: str) -> None:
    page = shop.open()
    page.restore({"steps": steps, "sort": "size", "mood": "bored", "drawer": "perhaps"})
    assert not page.desk.can_undo and page.sort is LiveSort.NEWEST and page.mood is None


def test_a_mood_and_an_order_are_chosen(shop: Shop) -> None:
    shop.fill()
    page = shop.open()

    page.rail.chosen.emit(Mood.CALM)
    page.grid.pick_all()
    assert {one.mood for one in page.grid.picked()} == {Mood.CALM}
    run(page, "sort-most_liked")
    assert page.sort is LiveSort.MOST_LIKED
    page.show_item(live_key(Mood.ANGRY, "2.jpeg"))
    assert page.mood is None and page.grid.current is not None
    assert page.grid.current.id == live_key(Mood.ANGRY, "2.jpeg")
    page.show_item("emotions/angry/none.jpeg")
    assert shop.said.sentences[-1] == "This picture is not on show."


def test_the_large_view_steps_and_leaves_by_keys(shop: Shop) -> None:
    shop.fill()
    page = shop.open()
    run(page, "large")
    pump_until(lambda: not shop.bench.background.busy)
    assert page.large.isVisible() and page.large.hasFocus()
    second = page.grid.around(1, 0)[1]

    QTest.keyClick(page.large, Qt.Key.Key_Right)
    assert page.grid.current == second
    QTest.keyClick(page.large, Qt.Key.Key_Space)
    assert not page.large.isVisible() and page.grid.hasFocus()


def test_the_detail_panel_tells_what_the_file_says(shop: Shop) -> None:
    (shop.root / live_key(Mood.HAPPY, "a.jpeg")).write_bytes(ai_made(1, prompt="a quiet lake"))
    page = shop.open()
    pump_until(lambda: not shop.bench.background.busy)
    texts = [one.text() for one in page.detail.findChildren(type(page.detail._prompt)) if one.isVisible()]
    assert "a quiet lake" in texts and "128 × 96" in texts and "It says that it is AI-made." in texts
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert not page.detail.isVisible()
    run(page, "details")
    assert page.detail.isVisible()
    run(page, "copy-id")
    assert QApplication.clipboard().text() == live_key(Mood.HAPPY, "a.jpeg")


def test_a_damaged_picture_keeps_its_cell_with_the_reason(shop: Shop) -> None:
    shop.fill()
    page = shop.open()
    path = shop.root / live_key(Mood.HAPPY, "0.jpeg")
    path.write_bytes(path.read_bytes()[:-900] + b"\xff\xd9")
    pump_until(lambda: not shop.bench.background.busy)
    assert not page.grid.grab().isNull()


def test_an_empty_shop_shows_the_way_to_the_pool(shop: Shop) -> None:
    page = shop.open()
    assert page.empty.isVisible()
    page.empty.pool.click()
    assert shop.said.opened == [("pool", "")]


def test_a_listing_that_fails_is_told_and_tried_again(shop: Shop) -> None:
    shop.fill()
    page = ProductionPage(shop.bench, shop.promoter, shop.pictures, facts_of)
    shop.pages.append(page)
    page.show()
    with shop.database.writing() as connection:
        connection.execute("ALTER TABLE interactions RENAME TO elsewhere")
    page.opened()
    pump_until(lambda: page.desk.error is not None)
    assert page.empty.again.isVisible() and "library" in page.empty._why.text().lower()

    with shop.database.writing() as connection:
        connection.execute("ALTER TABLE elsewhere RENAME TO interactions")
    page.empty.again.click()
    pump_until(lambda: page.desk.loaded)
    assert page.grid.isVisible() and page.count() == "24"


def test_every_command_has_its_own_key_and_words(shop: Shop) -> None:
    page = shop.open()
    commands = page.commands()
    keys = [one.keys for one in commands if one.keys]
    assert len(keys) == len(set(keys))
    assert len({one.name for one in commands}) == len(commands)
    assert {"W", "Ctrl+Z", "R", "Space", "O"} <= set(keys)


def scrolled(page: ProductionPage, count: int) -> tuple[float, float]:
    """Seconds of this process alone: to show so many pictures, and the median of sixty frames."""
    now, per_mood = datetime.now(UTC), count // len(MOODS)
    page.desk.live = [
        LivePicture(
            live_key(mood, f"{number}.jpeg"), mood, now - timedelta(minutes=number), number, number // 9
        )
        for mood in MOODS
        for number in range(per_mood)
    ]
    begun_s = time.process_time()
    page.desk.changed.emit()
    pump()
    shown_s = time.process_time() - begun_s
    bar, frames = page.grid.verticalScrollBar(), []
    for step in range(60):
        begun_s = time.process_time()
        bar.setValue(step * bar.maximum() // 60)
        page.grid.viewport().repaint()
        frames.append(time.process_time() - begun_s)
    return shown_s, sorted(frames)[len(frames) // 2]


def test_ten_thousand_pictures_scroll_as_a_few_hundred_do(shop: Shop) -> None:
    page = shop.open()
    _, few_s = scrolled(page, 400)
    shown_s, many_s = scrolled(page, 10_000)
    assert shown_s < 1.0
    assert many_s < 3 * few_s


def test_days_that_are_left_are_told() -> None:
    now = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    shown = LivePicture("emotions/sad/a.jpeg", Mood.SAD, now, withdrawn_at=now)
    assert days_word(days_left(shown, 30, now)) == "30 days left"
    assert days_word(days_left(replace(shown, withdrawn_at=now - timedelta(days=29, hours=5)), 30, now)) == (
        "1 day left"
    )
    assert days_word(days_left(replace(shown, withdrawn_at=now - timedelta(days=40)), 30, now)) == "last day"


def test_progress_is_told_while_pictures_move(shop: Shop) -> None:
    shop.fill()
    told = Told()
    shop.promoter.withdraw(sorted(shop.live()), told)
    assert told.reports[-1] == (24, 24)


def test_space_enlarges_leaves_and_still_presses_buttons(shop: Shop) -> None:
    shop.fill()
    page = shop.open()
    actions = ActionSet(page, shop.bench.theme, Qt.ShortcutContext.WidgetWithChildrenShortcut)
    actions.show(page.commands())
    page.activateWindow()
    pump_until(page.isActiveWindow)

    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.large.isVisible()
    QTest.keyClick(page.large, Qt.Key.Key_Space)
    assert not page.large.isVisible()

    page.withdraw_button.setFocus()
    QTest.keyClick(page.withdraw_button, Qt.Key.Key_Space)
    assert not page.large.isVisible()
    pump_until(lambda: len(shop.live()) == 23 and not page.desk.busy)

    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    pump_until(lambda: len(shop.live()) == 24 and not page.desk.busy)
