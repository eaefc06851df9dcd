import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from admin_tool.adapters.local.trainer import LocalTrainer
from admin_tool.core.training import DaySpend, Spend, StepState
from admin_tool.personalize.activity_card import ActivityDialog
from admin_tool.personalize.confirm_dialog import ConfirmDialog
from admin_tool.personalize.details_dialog import DetailsDialog
from admin_tool.personalize.spend_card import ceiling
from admin_tool.personalize.versions_card import VersionRow
from kiosk import paths
from kiosk.adapters.local.database import Database, open_library
from tests.admin_tool.adapters.local.training_works import START, trainer_of, visit
from tests.admin_tool.adapters.waiting import Watch
from tests.admin_tool.personalize.works import opened, press, type_key
from tests.admin_tool.pumping import pump_until
from tests.bench.simulated_shop import SimulatedShop

TRANSLATIONS = paths.resources() / "translations"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    library = open_library(tmp_path / "home")
    yield library
    library.close()


@pytest.fixture
def shop() -> SimulatedShop:
    return SimulatedShop(1, prompts=True)


@pytest.fixture
def trainer(database: Database, shop: SimulatedShop, tmp_path: Path) -> LocalTrainer:
    return trainer_of(database, shop, tmp_path)


def test_training_from_the_checklist_shows_a_version(
    qapp: QApplication, trainer: LocalTrainer, database: Database, shop: SimulatedShop
) -> None:
    visit(database, shop, pages=300)
    with opened(trainer) as works:
        assert [one.state for one in works.page.desk.snapshot.steps] == [
            StepState.DONE,
            StepState.DONE,
            StepState.READY,
            StepState.DONE,
        ]
        works.start("training")
        assert works.state("training") is StepState.DONE
        [row] = works.page.versions.findChildren(VersionRow)
        assert row.accessibleName().startswith("v1 live")
        assert "NDCG@10" in row.accessibleName()
        assert works.said.sentences == ["Training: done"]
        assert works.said.warnings == []
        press(works.page.train_button)
        works.settle()
        assert len(works.page.versions.findChildren(VersionRow)) == 2
        pump_until(lambda: len(works.pictures.asked) >= 5)
        assert all(one.startswith("emotions/calm/") for one in works.pictures.asked[:5])
        press(works.page.trying.another)
        pump_until(lambda: works.pictures.asked[-1].startswith("emotions/confused/"))
        works.settle()


def test_tried_pictures_fill_the_card_and_free_steps_leave_room_for_words(
    qapp: QApplication, trainer: LocalTrainer, database: Database, shop: SimulatedShop
) -> None:
    visit(database, shop, pages=300)
    with opened(trainer) as works:
        works.start("training")
        pump_until(lambda: len(works.pictures.asked) >= 5)
        works.settle()
        page = works.page
        page.resize(1700, 900)
        pump_until(lambda: page.trying.thumbs[0].width() > 100)
        thumb, row = page.trying.thumbs[0], page.checklist.rows[0]
        assert abs(thumb.height() - thumb.width() * 56 / 83) <= 1
        assert page.facts() == {"steps_done": 4, "versions": 1, "activity": 1, "tried": 5}
        words = row.words_width()
        row.make_room(for_prices=True)
        pump_until(lambda: row.words_width() < words)


def test_too_little_data_is_said_with_numbers(qapp: QApplication, trainer: LocalTrainer) -> None:
    with opened(trainer) as works:
        assert works.state("training") is StepState.WAITING
        assert not works.page.train_button.isEnabled()
        works.page.desk.train("Training")
        works.settle()
        texts = [one.text() for one in works.page.findChildren(QLabel) if one.isVisible()]
        assert "0 visits liked a picture; it takes 25." in texts
        assert works.page.seed_button.isHidden(), "seeds would not help on this machine"


def test_export_and_import_with_what_was_skipped(
    qapp: QApplication, trainer: LocalTrainer, database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    acts = visit(database, shop, pages=60)
    with opened(trainer) as works:
        works.said.place = tmp_path / "likes.csv"
        menu = works.page.export_button.menu()
        menu.actions()[0].trigger()
        works.settle()
        assert works.said.sentences == [f"likes.csv is written, rows: {acts}"]
        text = works.said.place.read_text(encoding="utf-8")
        works.said.place.write_text(text + "one,two\n", encoding="utf-8")
        works.said.files = [works.said.place]
        works.page.import_button.menu().actions()[0].trigger()
        works.settle()
        assert works.said.sentences[-1] == f"likes.csv: 0 rows imported, {acts} were there already"
        assert works.said.warnings == [
            "likes.csv: rows that were skipped: 1\n"
            f"line {acts + 2}: it has more or fewer cells than the header"
        ]
        works.page.import_button.menu().actions()[1].trigger()
        works.settle()
        assert "Only likes and views" in works.said.warnings[-1]


def test_the_keyboard_reaches_rows_and_details(qapp: QApplication, trainer: LocalTrainer) -> None:
    with opened(trainer) as works:
        rows = works.page.checklist.rows
        rows[0].setFocus()
        type_key(rows[0], Qt.Key.Key_Down)
        assert rows[1].hasFocus()
        type_key(rows[1], Qt.Key.Key_Up)
        type_key(rows[0], Qt.Key.Key_Return)
        works.dialog(DetailsDialog).accept()
        pump_until(lambda: not works.page.findChildren(DetailsDialog))
        commands = {one.name: one for one in works.page.commands()}
        assert [commands[f"personalize.{one}"].keys for one in ("train", "export", "details")] == [
            "T",
            "E",
            "Enter|Return",
        ]
        assert not commands["personalize.stop"].enabled()
        assert all(one.accessibleName() for one in rows)


def test_taking_down_wants_the_name_typed(
    qapp: QApplication, trainer: LocalTrainer, database: Database, shop: SimulatedShop
) -> None:
    visit(database, shop, pages=300)
    trainer.seed(Watch())
    trainer.train(Watch())
    with opened(trainer) as works:
        works.page.dialogs.ask_teardown()
        dialog = works.dialog(ConfirmDialog)
        assert not dialog.do.isEnabled()
        QTest.keyClicks(dialog.field, "personaliz")
        assert not dialog.do.isEnabled()
        QTest.keyClicks(dialog.field, "e")
        press(dialog.do)
        works.settle()
        assert works.said.sentences == ["Removed: 2"]
        assert trainer.versions() == []


def test_the_log_opens_in_full(qapp: QApplication, trainer: LocalTrainer) -> None:
    for _ in range(6):
        trainer.seed(Watch())
    with opened(trainer) as works:
        press(works.page.activity.more)
        dialog = works.dialog(ActivityDialog)
        texts = [one.text() for one in dialog.findChildren(QLabel)]
        assert sum("invented likes" in one for one in texts) == 6
        dialog.accept()


def test_the_page_speaks_korean(qapp: QApplication, trainer: LocalTrainer) -> None:
    translators = []
    for folder in ("kit", "personalize"):
        made = QTranslator()
        assert made.load(str(TRANSLATIONS / f"admin_{folder}_ko.qm"))
        qapp.installTranslator(made)
        translators.append(made)
    try:
        with opened(trainer, "ko") as works:
            assert works.page.title() == "개인화"
            for row in works.page.checklist.rows:
                assert not re.search("[A-Za-z]{3}", row.accessibleName())
            shown = [one.text() for one in works.page.findChildren(QLabel) if one.isVisible()]
            latin = {one for one in shown if re.search("[A-Za-z]{3}", one)}
            assert latin <= {"NDCG@10", "Prec@5", "MRR@25"}
    finally:
        for one in translators:
            qapp.removeTranslator(one)


def test_the_chart_ends_on_a_round_number() -> None:
    spent = (0.0, 0.005, 0.07, 1.0, 4.8, 9.3, 12.0)
    assert [ceiling(one) for one in spent] == [1.0, 0.1, 0.1, 1.0, 5.0, 10.0, 20.0]


def test_the_chart_tells_the_day_below_the_pointer(qapp: QApplication, trainer: LocalTrainer) -> None:
    with opened(trainer) as works:
        days = tuple(DaySpend(START.date().replace(day=one), 4.8, 0.24 * one) for one in range(1, 15))
        works.page.spend.show_spend(Spend(days, 70.0))
        chart = works.page.spend._chart
        QTest.mouseMove(chart, chart.rect().center())
        pump_until(lambda: "campaign $4.80" in chart.toolTip())
