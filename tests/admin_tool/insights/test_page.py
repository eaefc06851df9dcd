"""The Insights page with a real library, real clicks and real keys."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from admin_tool.adapters.local.insight_source import LocalInsightSource
from admin_tool.core.insight import Insight
from admin_tool.core.ports import Progress
from admin_tool.insights.page import InsightsPage
from admin_tool.workbench import Workbench
from kiosk.adapters.interaction_rows import COLUMNS, as_text
from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.reading_log import LocalReadingLog
from kiosk.core.errors import PictureMissing, ServiceDown
from kiosk.core.mood import Mood
from kiosk.core.reading_record import ReadingRecord
from tests.adapters.making import jpeg
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.pumping import pump, pump_until

MARKS = ", ".join("?" * 10)


class Pictures:
    """Every picture but one can be had."""

    def picture(self, picture_id: str) -> bytes:
        return jpeg(1)

    def thumbnail(self, picture_id: str, tag: str) -> bytes:
        if picture_id.endswith("/0.jpeg"):
            raise PictureMissing("It is gone", item=picture_id)
        return jpeg(2)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    library = open_library(tmp_path / "home")
    yield library
    library.close()


def fill(database: Database, at: datetime, views: int = 120) -> None:
    """Ten pictures of two moods; the first of a mood is never liked."""
    rows = []
    for mood, liked in ((Mood.CALM, 3), (Mood.SAD, 5)):
        for number in range(5):
            for view in range(views):
                visit, picture = f"{at}-{view}", f"emotions/{mood}/{number}.jpeg"
                acts = ["view", "like"] if number and view % liked == 0 else ["view"]
                rows += [
                    (
                        uuid.uuid4().hex,
                        visit,
                        f"any/{mood}",
                        kind,
                        picture,
                        "[]",
                        "l",
                        "mood",
                        0.5,
                        as_text(at),
                    )
                    for kind in acts
                ]
    with database.writing() as connection:
        connection.executemany(f"INSERT INTO interactions ({COLUMNS}) VALUES ({MARKS})", rows)


def shown(page: InsightsPage, width: int = 1232, height: int = 860) -> InsightsPage:
    page.resize(width, height)
    page.show()
    page.opened()
    settle(page)
    return page


def settle(page: InsightsPage) -> None:
    pump_until(lambda: not page.bench.background.busy)
    pump()


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def page(bench: Workbench, database: Database, now: datetime) -> Iterator[InsightsPage]:
    fill(database, now - timedelta(minutes=1))
    fill(database, now - timedelta(days=10))
    fill(database, now - timedelta(days=40), views=60)
    log = LocalReadingLog(database)
    for number in range(10):
        log.keep(ReadingRecord(f"r{number}", Mood.CONFUSED, None, now))
    log.keep(ReadingRecord("c", Mood.CONFUSED, Mood.CALM, now))
    made = shown(InsightsPage(bench, LocalInsightSource(database), Pictures()))
    yield made
    made.closing()
    made.close()
    made.deleteLater()
    pump()


def key(page: InsightsPage, keys: str) -> None:
    command = next(one for one in page.commands() if one.keys == keys)
    assert command.enabled()
    command.run()
    settle(page)


def test_cards_tell_both_periods(page: InsightsPage) -> None:
    overview = page.overview
    assert overview is not None
    figures = overview.figures
    assert figures.views.value.text() == "2,400" and figures.views.change.text() == "+300%"
    assert figures.views.note.text() == "30 days before: 600"
    assert figures.rate.value.text() == "21.3%"
    assert figures.corrected.value.text() == "10.0%"
    assert figures.corrected.note.text() == "Most often: Confused → Calm"
    assert "Calm 26.7%" in overview.moods.accessibleName()


def test_periods_change_by_click_and_by_key(page: InsightsPage) -> None:
    overview = page.overview
    assert overview is not None
    QTest.mouseClick(page.length_buttons[0], Qt.MouseButton.LeftButton)
    settle(page)
    assert overview.figures.views.value.text() == "1,200" and page.state()["days"] == "7"
    key(page, "3")
    assert overview.figures.views.value.text() == "3,000"
    assert page.length_buttons[2].isChecked()


def test_the_marked_day_follows_mouse_and_keys(page: InsightsPage, now: datetime) -> None:
    assert page.overview is not None and page.loaded is not None
    chart = page.overview.days
    best = chart.marked
    assert chart.tip.first == "Likes 256"
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.marked == 0 and chart.tip.first == "Likes 0"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked == 2
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.marked == 1
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked == 29
    viewport = chart._plot.viewport()
    QTest.mouseMove(viewport, QPoint(viewport.width() // 2, viewport.height() // 2))
    pump_until(lambda: 12 <= chart.marked <= 17)
    assert chart.accessibleName().startswith("Likes ")
    filled = [(now - ago).astimezone().date() for ago in (timedelta(minutes=1), timedelta(days=10))]
    assert page.loaded.period.dates[best] in filled
    marked = chart.marked
    page.opened()
    settle(page)
    assert chart.marked == marked, "newer numbers do not move the mark"


def test_loved_pictures_open_in_production(page: InsightsPage, said: Said) -> None:
    assert page.overview is not None
    first = page.overview.loved.pictures[0]
    assert first.picture_id.startswith("emotions/calm/")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert said.opened == [("production", first.picture_id)]
    second = page.overview.loved.pictures[1]
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    page.opened()
    settle(page)
    assert second.hasFocus(), "newer numbers do not take the focus"
    key(page, "O")
    assert said.opened[1:] == [("production", second.picture_id)] * 2


def test_ignored_pictures_are_withdrawn_in_production(page: InsightsPage, said: Said) -> None:
    assert page.overview is not None
    QTest.mouseClick(page.overview.ignored.withdraw, Qt.MouseButton.LeftButton)
    assert said.opened == [("production", "withdraw:emotions/calm/0.jpeg,emotions/sad/0.jpeg")]


def test_the_csv_holds_the_numbers_on_screen(page: InsightsPage, said: Said, tmp_path: Path) -> None:
    said.place = tmp_path / "numbers.csv"
    key(page, "E")
    text = said.place.read_text("utf-8-sig")
    assert "total,,2400,512,0.2133,600,128,0.2133" in text.replace("\r", "")
    assert said.sentences == ["Saved: numbers.csv"]
    said.place = tmp_path / "not there" / "numbers.csv"
    key(page, "E")
    assert "cannot be written" in said.warnings[0]


def test_a_page_that_is_hidden_asks_nothing_any_more(page: InsightsPage) -> None:
    page.hide()
    assert not page._again.isActive()


def test_an_empty_shop_is_told_what_to_do(bench: Workbench, database: Database) -> None:
    fill(database, datetime.now(UTC) - timedelta(days=60))
    page = shown(InsightsPage(bench, LocalInsightSource(database), Pictures()))
    assert page.overview is None and page.nothing.isVisible()
    assert "30 days" in page.nothing.title.text() and "kiosk is running" in page.nothing.words.text()
    QTest.mouseClick(page.nothing.more, Qt.MouseButton.LeftButton)
    settle(page)
    assert page.overview is not None and page.overview.isVisible()
    page.closing()
    page.deleteLater()
    pump()


class Cloud:
    """Numbers that must be fetched, of two kiosks."""

    def __init__(self) -> None:
        self.fetched: list[bool] = []
        self.trouble: ServiceDown | None = None
        self.asked: list[str] = []

    def refresh(self, progress: Progress, demanded: bool = False) -> None:
        if self.trouble:
            raise self.trouble
        progress.report(1, 2)
        self.fetched.append(demanded)

    def as_of(self) -> datetime | None:
        return datetime.now(UTC) if self.fetched else None

    def kiosks(self) -> list[str]:
        return ["Hongdae", "Jongno 1"]

    def insight(self, since: datetime, until: datetime, kiosk: str = "") -> Insight:
        self.asked.append(kiosk)
        return Insight(since, until, readings=3)


@pytest.mark.expects_qt_messages  # offscreen can neither raise a menu nor grab its keys
def test_numbers_of_the_cloud_are_fetched_first_and_again_when_wanted(bench: Workbench) -> None:
    cloud = Cloud()
    page = shown(InsightsPage(bench, cloud, Pictures()))
    assert cloud.fetched == [False] and page.kiosk_button.isVisible()
    key(page, "R")
    assert cloud.fetched == [False, True]
    key(page, "S")
    page.menu.actions()[1].trigger()
    page.menu.close()
    settle(page)
    assert page.kiosk_button.text() == "Hongdae" and cloud.asked[-1] == "Hongdae"
    assert page.state() == {"days": "30", "kiosk": "Hongdae"}
    page.closing()
    page.deleteLater()
    pump()


def test_a_service_that_is_down_is_told_in_place_and_can_be_asked_again(bench: Workbench) -> None:
    cloud = Cloud()
    cloud.trouble = ServiceDown("AWS is not reachable", remedy="Check the network.")
    page = shown(InsightsPage(bench, cloud, Pictures()))
    assert "AWS is not reachable" in page.nothing.words.text()
    cloud.trouble = None
    QTest.mouseClick(page.nothing.retry, Qt.MouseButton.LeftButton)
    settle(page)
    assert page.loaded is not None
    page.closing()
    page.deleteLater()
    pump()


@pytest.mark.parametrize(("theme", "language"), [("light", "ko"), ("dark", "en")])
def test_every_look_paints_without_a_word_of_qt(
    qapp: QApplication, said: Said, database: Database, theme: str, language: str
) -> None:
    fill(database, datetime.now(UTC) - timedelta(minutes=1))
    with workbench(said, theme, language) as bench:
        page = shown(InsightsPage(bench, LocalInsightSource(database), Pictures()), 792, 520)
        assert not page.grab().isNull()
        page.closing()
        page.deleteLater()
        pump()
