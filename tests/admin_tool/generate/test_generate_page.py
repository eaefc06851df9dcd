from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from admin_tool.adapters.template_shelf import FolderTemplateShelf, templates_of
from admin_tool.core.batch import Endpoint, EndpointState, JobState
from admin_tool.core.ports import GenerationQueue
from admin_tool.core.prompt_mix import Template
from admin_tool.generate.batch_watch import WatchPace
from admin_tool.generate.generate_page import GeneratePage
from kiosk import paths
from kiosk.adapters import picture_metadata
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.core.errors import ServiceDown
from kiosk.core.mood import Mood
from kiosk.settings import Settings
from tests.admin_tool.adapters.generation_contract import order
from tests.admin_tool.adapters.painting_works import PaintingWorks, open_works
from tests.admin_tool.benches import Said, default_settings, workbench
from tests.admin_tool.pumping import pump, pump_until

QUICK = WatchPace(busy=30, idle=200, failed=60, machine=200)


class Source:
    """Whole pictures in place of thumbnails."""

    def __init__(self, works: PaintingWorks) -> None:
        self._store = works.store

    def picture(self, picture_id: str) -> bytes:
        return self._store.fetch(picture_id)

    def thumbnail(self, picture_id: str, tag: str) -> bytes:
        return self._store.fetch(picture_id)


class Machine:
    """The local queue behind a machine that can be started, and a service that can go away."""

    def __init__(self, works: PaintingWorks) -> None:
        self._queue = works.queue
        self.down = False
        self.state = EndpointState.STOPPED

    def batches(self) -> object:
        if self.down:
            raise ServiceDown("AWS is not reachable", item="dynamodb:Scan", remedy="Check the network.")
        return self._queue.batches()

    def endpoint(self) -> Endpoint:
        since = datetime.now(UTC) - timedelta(minutes=42)
        return Endpoint(self.state, "ml.g5.xlarge", 1.41, since)

    def start_endpoint(self) -> None:
        self.state = EndpointState.IN_SERVICE

    def stop_endpoint(self) -> None:
        self.state = EndpointState.STOPPED

    def __getattr__(self, name: str) -> object:
        return getattr(self._queue, name)


@pytest.fixture
def works(tmp_path: Path) -> Iterator[PaintingWorks]:
    made = open_works(tmp_path)
    yield made
    made.close()


@pytest.fixture
def said() -> Said:
    return Said()


Open = Callable[..., GeneratePage]


@pytest.fixture
def open_page(qapp: QApplication, works: PaintingWorks, said: Said, tmp_path: Path) -> Iterator[Open]:
    """Opens the page; several may be opened one after the other."""
    pages: list[GeneratePage] = []
    open_benches = ExitStack()
    english = QTranslator()
    assert english.load("admin_generate_en", str(paths.resources() / "translations"))
    qapp.installTranslator(english)

    def make(
        settings: Settings | None = None, queue: GenerationQueue | None = None, language: str = "en"
    ) -> GeneratePage:
        entered = open_benches.enter_context(workbench(said, language=language, settings=settings))
        templates = templates_of(open_prompt_book(paths.resources() / "prompts"))
        page = GeneratePage(
            entered,
            queue or works.queue,
            Source(works),
            templates,
            FolderTemplateShelf(tmp_path / "templates"),
            QUICK,
        )
        page.resize(1232, 866)
        page.show()
        page.opened()
        pages.append(page)
        pump_until(lambda: page.watch.looked or bool(page.watch.trouble))
        return page

    yield make
    for page in pages:
        page.closing()
        page.close()
        page.deleteLater()
    open_benches.close()
    qapp.removeTranslator(english)
    pump()


def click(button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page: GeneratePage) -> str:
    """Everything that is to be read."""
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def cloud() -> Settings:
    return replace(default_settings(), backend="aws")


def test_24_happy_pictures_come_from_a_click(open_page: Open, works: PaintingWorks, said: Said) -> None:
    works.queue.start()
    page = open_page()
    click(page.form.chips[Mood.CALM])
    click(page.form.chips[Mood.HAPPY])
    page.form.numbers.count.setValue(24)
    page.form.numbers.sizes.setCurrentText("512 × 512")
    page.form.numbers.seed.setText("16")
    click(page.form.send)
    assert not page.form.send.isEnabled()
    pump_until(lambda: page.count() == "1")
    [job] = page.bench.background.jobs
    assert job.title == "Batch · Happy"
    pump_until(lambda: bool(page.watch.batches) and not page.watch.batches[0].open, 60)
    [batch] = page.watch.batches
    assert batch.count(JobState.DONE) == 24
    assert len(works.pool()) == 24
    assert said.sentences == ["24 pictures ordered: Rolling hills with red poppies"]
    assert page.count() == ""
    assert not page.bench.background.jobs
    card = page.list.cards[batch.name]
    assert card.state.text() == "Done"
    assert card.counts[JobState.DONE].text() == "24"
    assert "+17 more" in words(page)
    told = picture_metadata.read(works.store.fetch(batch.jobs[3].picture_id))
    assert told
    assert (told.seed, told.prompt.split(",")[0]) == (
        19,
        "a joyful oil painting of hot-air balloons over green hills",
    )
    click(card.pool)
    assert said.opened == [("pool", f"batch:{batch.name}")]


def test_a_batch_is_cancelled_and_goes_on_by_its_keys(open_page: Open, works: PaintingWorks) -> None:
    name = works.queue.send(order(5)).name
    page = open_page()
    commands = {command.name: command for command in page.commands()}
    assert (commands["cancel"].keys, commands["retry"].keys) == ("Del", "Ctrl+R")
    assert commands["cancel"].enabled()
    assert not commands["retry"].enabled()
    commands["cancel"].run()
    pump_until(lambda: page.watch.batches[0].count(JobState.CANCELLED) == 5)
    assert page.list.cards[name].state.text() == "Cancelled"
    assert not commands["cancel"].enabled()
    commands["retry"].run()
    pump_until(lambda: page.watch.batches[0].count(JobState.QUEUED) == 5)
    page.bench.background.jobs[0].cancel()  # the cross in the status bar
    pump_until(lambda: page.watch.batches[0].count(JobState.CANCELLED) == 5)


def test_a_failed_picture_says_why_in_a_sentence_and_is_retried(
    open_page: Open, works: PaintingWorks, said: Said
) -> None:
    works.queue.send(order(3, odd=1))
    works.work()
    page = open_page()
    [card] = page.list.cards.values()
    assert card.state.text() == "1 failed"
    assert "1 job failed: 4000 × 128 cannot be painted here. Each side may have 128 to 3072 pixels." in words(
        page
    )
    assert "1 needs you" in words(page)
    click(card.retry)
    pump_until(lambda: said.sentences == ["1 picture ordered again"])
    pump_until(lambda: not works.queue.batches()[0].open)
    assert works.queue.batches()[0].count(JobState.FAILED) == 1


def test_keys_act_on_the_batch_that_had_the_focus_last(open_page: Open, works: PaintingWorks) -> None:
    first, second = (works.queue.send(order(2, title)).name for title in ("one", "two"))
    page = open_page()
    found = page.target(lambda batch: batch.open)
    assert found
    assert found.name == second
    page.list.cards[first].setFocus(Qt.FocusReason.TabFocusReason)
    page.list.entered.emit(first)
    found = page.target(lambda batch: batch.open)
    assert found
    assert found.name == first


def test_what_is_wrong_with_a_template_is_told_beside_it(open_page: Open) -> None:
    page = open_page()
    editor = page.form.editor
    editor.text.setPlainText("A {subject} in {weather}")
    assert "Give {weather} one value or more." in words(page)
    assert not page.form.send.isEnabled()
    QTest.keyClicks(editor.fields["weather"], "fog, rain")
    assert "one value or more" not in words(page)
    assert page.form.send.isEnabled()
    assert "8 × 2 = 16 mixes, spread evenly over 24 pictures" in words(page)
    editor.text.setPlainText("A } lake")
    assert "A brace stands alone" in words(page)
    editor.text.clear()
    assert "Write what is to be painted." in words(page)
    editor.text.setPlainText("x" * 4001)
    assert "The prompt gets 4001 characters long; at most 4000 are taken." in words(page)
    page.send()
    pump()
    assert not page.watch.batches


def test_the_preview_turns_through_the_mixes(open_page: Open) -> None:
    page = open_page()
    page.form.choose_template(Template("A {a} <b> {c}", variables={"a": ("x", "y"), "c": ("1", "2")}))
    preview = page.form.preview
    assert preview.caption.text() == "Preview 1 of 4"
    assert "&lt;b&gt;" in preview.words.text()
    click(preview.on)
    assert preview.caption.text() == "Preview 2 of 4"
    commands = {command.name: command for command in page.commands()}
    assert (commands["next-mix"].keys, commands["previous-mix"].keys) == ("Alt+Right", "Alt+Left")
    commands["previous-mix"].run()
    commands["previous-mix"].run()
    assert preview.caption.text() == "Preview 4 of 4"


@pytest.mark.expects_qt_messages  # offscreen, a menu cannot take the keyboard
def test_a_template_of_ones_own_is_saved_offered_and_deleted(open_page: Open, said: Said) -> None:
    page = open_page()
    page.form.editor.text.setPlainText("My {subject}")
    click(page.form.saving.begin)
    QTest.keyClicks(page.form.saving.name, "Quiet")
    QTest.keyClick(page.form.saving.name, Qt.Key.Key_Return)
    pump_until(lambda: "Saved as template “Quiet”" in said.sentences)
    again = open_page()
    pump_until(lambda: len(again.form.template_menu().actions()) == 2)
    menu = again.form.template_menu()
    menu.actions()[1].trigger()
    assert again.form.template().text == "My {subject}"
    assert again.form.template().name == "Quiet"
    menu = again.show_templates()
    menu.actions()[-1].trigger()
    menu.close()
    pump_until(lambda: len(again.form.template_menu().actions()) == 1)


def test_the_form_is_there_again_after_a_restart(open_page: Open) -> None:
    page = open_page()
    page.form.choose_mood(Mood.SAD)
    page.form.editor.text.setPlainText("rain on {subject}")
    page.form.editor.fields["subject"].setText("a, b; c")
    page.form.numbers.count.setValue(7)
    page.form.numbers.seed.setText("42")
    again = open_page()
    again.restore(page.state())
    assert again.form.mood is Mood.SAD
    assert again.form.template() == page.form.template()
    assert again.state() == page.state()
    again.restore({"mood": "bored", "variables": "[", "count": "many", "guidance": "x", "size": "1 × 1"})
    assert again.state() == page.state()


def test_the_estimate_is_there_before_anything_is_sent(open_page: Open, works: PaintingWorks) -> None:
    machine = Machine(works)
    page = open_page(cloud(), machine)
    page.form.numbers.count.setValue(40)
    assert page.form.estimate.how.text() == "40 pictures × $0.015"
    assert page.form.estimate.price.text() == "$0.74"
    assert "engine starts first: 6 min" in words(page)
    click(page.endpoint_card.start)
    pump_until(lambda: page.endpoint_card.state.text() == "In service")
    assert page.form.estimate.price.text() == "$0.60"
    assert "42 min · $0.99" in words(page)
    assert "ml.g5.xlarge" in words(page)
    assert "$0.00 of $50.00 this month" in words(page)
    click(page.endpoint_card.stop)
    pump_until(lambda: page.endpoint_card.state.text() == "Stopped")


def test_dead_letters_are_shown_and_given_back(open_page: Open, works: PaintingWorks, said: Said) -> None:
    works.queue.send(order(2, odd=0))
    works.work()
    page = open_page(cloud(), Machine(works))
    pump_until(page.given_up.isVisible)
    assert page.given_up.text().strip() == "1 given up"
    sheet = page.show_dead_letters()
    assert any("cannot be painted" in one.text() for one in sheet.findChildren(QLabel))
    click(sheet.redrive)
    pump_until(lambda: "1 order is in the queue again" in said.sentences)


def test_a_service_that_is_away_is_told_once_and_looked_for_again(
    open_page: Open, works: PaintingWorks, said: Said
) -> None:
    machine = Machine(works)
    machine.down = True
    page = open_page(cloud(), machine)
    assert "AWS is not reachable (dynamodb:Scan). Check the network." in words(page)
    assert not said.warnings
    machine.down = False
    pump_until(lambda: page.watch.looked)
    assert "not reachable" not in words(page)


def test_an_order_that_cannot_be_sent_is_told_and_stays_in_the_form(
    open_page: Open, works: PaintingWorks, said: Said
) -> None:
    page = open_page()
    works.queue.close()
    click(page.form.send)
    pump_until(lambda: bool(said.warnings))
    assert said.warnings[0].startswith("The order was not sent.")
    assert page.form.send.isEnabled()


def test_a_page_that_nobody_looks_at_asks_nothing_unless_a_batch_is_open(
    open_page: Open, works: PaintingWorks
) -> None:
    page = open_page()
    page.hide()
    pump_until(lambda: not page.bench.background.busy)
    assert not page.watch._again.isActive()
    works.queue.send(order(1))
    page.watch.look()
    pump_until(page.watch._again.isActive)


def test_everything_has_a_name_for_screen_readers(open_page: Open) -> None:
    page = open_page(language="en")
    nameless = [
        button
        for button in page.findChildren(QPushButton)
        if not (button.accessibleName() or button.text().strip())
    ]
    assert not nameless
    for field in (page.form.numbers.count, page.form.numbers.sizes, page.form.editor.text):
        assert field.accessibleName()
