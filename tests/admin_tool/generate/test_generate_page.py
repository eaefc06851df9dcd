from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from admin_tool.core.batch import JobState
from admin_tool.core.picture_name import batch_number, short_name
from kiosk.adapters import picture_metadata
from kiosk.core.mood import Mood
from tests.admin_tool.adapters.generation_contract import order
from tests.admin_tool.adapters.painting_works import PaintingWorks
from tests.admin_tool.benches import Said
from tests.admin_tool.generate.generate_stage import Machine, Open, click, cloud, words
from tests.admin_tool.pumping import pump_until


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
    assert job.title == f"Batch {batch_number(page.watch.batches[0].name)} · Happy"
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
    assert card.shelf.more == "+17 more"
    assert f"{batch_number(batch.name)}  Rolling hills with red poppies" in words(page)
    assert batch.name not in words(page)
    told = picture_metadata.read(works.store.fetch(batch.jobs[3].picture_id))
    assert told
    assert (told.seed, told.prompt.split(",")[0]) == (
        19,
        "a joyful oil painting of hot-air balloons over green hills",
    )
    click(card.pool)
    assert said.opened == [("pool", batch.name)]


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
    pump_until(lambda: "1 picture ordered again" in said.sentences)
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


def test_pictures_of_a_batch_are_as_many_as_there_is_room_for_and_open_in_the_pool(
    open_page: Open, works: PaintingWorks, said: Said
) -> None:
    works.queue.send(order(9))
    works.work()
    page = open_page()
    [card] = page.list.cards.values()
    ids = [job.picture_id for job in page.watch.batches[0].jobs]
    assert [job.picture_id for job in card.shelf.shown] == ids[:7]
    pump_until(lambda: all(page._thumbnails.get((one, "")) for one in ids[:7]))

    def resized(width: int, shown: int, more: str) -> None:
        page.resize(width, 866)
        pump_until(lambda: len(card.shelf.shown) == shown)
        assert card.shelf.more == more
        assert card.width() < width - 468

    resized(1800, 9, "")
    resized(1072, 5, "+4 more")
    QTest.mouseClick(card.shelf, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    QTest.mouseClick(card.shelf, Qt.MouseButton.LeftButton, pos=QPoint(87, 20))  # between two of them
    assert said.opened == [("pool", ids[1])]


def test_what_needs_somebody_can_stand_first(open_page: Open, works: PaintingWorks) -> None:
    failed = works.queue.send(order(2, odd=1)).name
    works.queue.send(order(1))
    works.work()
    page = open_page()
    places = [page.list._cards.indexOf(page.list.cards[failed])]
    page.sort.menu.actions()[1].trigger()
    places.append(page.list._cards.indexOf(page.list.cards[failed]))
    assert places == [1, 0]
    assert page.sort.button.text() == "Needs you first"


def test_the_whole_name_of_a_batch_can_be_copied(open_page: Open, works: PaintingWorks, said: Said) -> None:
    name = works.queue.send(order(1)).name
    page = open_page()
    {command.name: command for command in page.commands()}["copy-batch"].run()
    assert QGuiApplication.clipboard().text() == name
    assert said.sentences == ["The name of the batch is in the clipboard."]


def test_dead_letters_are_shown_and_given_back(open_page: Open, works: PaintingWorks, said: Said) -> None:
    works.queue.send(order(2, odd=0))
    works.work()
    page = open_page(cloud(), Machine(works))
    pump_until(page.given_up.isVisible)
    assert page.given_up.text().strip() == "1 given up"
    sheet = page.show_dead_letters()
    told = [one.text() for one in sheet.findChildren(QLabel)]
    assert any("cannot be painted" in one for one in told)
    assert short_name(page.watch.letters[0].picture_id) in told
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
