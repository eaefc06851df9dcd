import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from admin_tool.core.batch import EndpointState
from admin_tool.core.prompt_mix import Template
from kiosk.core.mood import Mood
from tests.admin_tool.adapters.painting_works import PaintingWorks
from tests.admin_tool.benches import Said
from tests.admin_tool.generate.generate_stage import Machine, Open, click, cloud, words
from tests.admin_tool.pumping import pump, pump_until


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
    assert preview.words.shown() == "A x <b> 1"
    click(preview.on)
    assert preview.caption.text() == "Preview 2 of 4"
    commands = {command.name: command for command in page.commands()}
    assert (commands["next-mix"].keys, commands["previous-mix"].keys) == ("Alt+Right", "Alt+Left")
    commands["previous-mix"].run()
    commands["previous-mix"].run()
    assert preview.caption.text() == "Preview 4 of 4"


def test_a_long_mix_is_cut_after_two_lines_and_the_form_keeps_its_height(open_page: Open) -> None:
    page = open_page()
    preview = page.form.preview
    high = preview.height()
    text = ", ".join(["thick oil brush strokes that follow the forms"] * 9)
    page.form.editor.text.setPlainText(text)
    pump()
    assert preview.words.text == text
    assert preview.words.shown().endswith("…")
    assert text.startswith(preview.words.shown()[:-1])
    assert len(preview.words.shown()) > 60
    page.form.editor.text.setPlainText("short")
    pump()
    assert preview.words.shown() == "short"
    assert preview.height() == high


def test_the_form_needs_no_scroll_bar_in_a_usual_window(open_page: Open) -> None:
    page = open_page()
    page.resize(1232, 900 - 34)  # without rail and status bar
    [scroll] = [one for one in page.form.findChildren(QScrollArea) if one.isAncestorOf(page.form.preview)]
    for mood in Mood:
        page.form.choose_mood(mood)
        pump()
        assert scroll.verticalScrollBar().maximum() == 0, mood
        for field in (page.form.editor.text, page.form.editor.negative):
            assert not field.verticalScrollBar().isVisible(), mood


def test_a_text_has_a_scroll_bar_only_while_it_needs_one(open_page: Open) -> None:
    field = open_page().form.editor.negative
    for many, needed in ((200, True), (5, False), (60, True), (5, False)):
        field.setPlainText(", ".join(["photograph"] * many))
        pump()
        assert field.verticalScrollBar().isVisible() is needed


def test_tab_goes_through_the_form_as_it_is_read(open_page: Open) -> None:
    page = open_page()
    page.activateWindow()
    editor, numbers = page.form.editor, page.form.numbers
    editor.text.setPlainText("A {subject} in {weather}")
    editor.text.setFocus()
    pump()
    ways = [editor.fields["subject"], editor.fields["weather"], editor.negative, numbers.count, numbers.sizes]
    for field in ways:
        focused = page.focusWidget()
        assert focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert field.hasFocus()


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


def test_a_wish_for_the_machine_that_is_denied_is_taken_back(
    open_page: Open, works: PaintingWorks, said: Said
) -> None:
    machine = Machine(works)
    machine.state, machine.denied = EndpointState.IN_SERVICE, True
    page = open_page(cloud(), machine)
    pump_until(page.endpoint_card.idle_stop.isVisible)
    click(page.endpoint_card.idle_stop)
    pump_until(lambda: any("sagemaker:AddTags is denied" in one for one in said.warnings))
    pump_until(page.endpoint_card.idle_stop.isChecked)


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
    assert "15 min after the last job" in words(page)
    click(page.endpoint_card.idle_stop)
    pump_until(lambda: "no, it runs on" in words(page))
    assert not page.endpoint_card.idle_stop.isChecked() and not machine.stops_when_idle
    click(page.endpoint_card.stop)
    pump_until(lambda: page.endpoint_card.state.text() == "Stopped")
    assert not page.endpoint_card.idle_stop.isVisible()
