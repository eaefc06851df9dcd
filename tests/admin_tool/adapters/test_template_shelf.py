import logging
from pathlib import Path

import pytest

from admin_tool.adapters.template_shelf import FolderTemplateShelf, templates_of
from admin_tool.core.prompt_mix import Template, check, mix, mixes
from kiosk import paths
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.core.errors import LibraryError
from kiosk.core.mood import MOODS, Mood

LAKE = Template(
    'A "{장소}" \\ at\t{light}\n',
    "frame, \x7f text",
    {"장소": ("호수", 'reed "bed"'), "light": ("dawn, mist",)},
    "새벽 호수 / dawn?",
)


def test_a_template_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    shelf = FolderTemplateShelf(tmp_path)
    shelf.save(Mood.CALM, LAKE)
    assert list(shelf.templates(Mood.CALM)) == [LAKE]
    assert not shelf.templates(Mood.HAPPY)
    assert all(path.is_relative_to(tmp_path / "calm") for path in tmp_path.rglob("*.toml"))


@pytest.mark.parametrize("name", ["../../evil", "a" * 300, "...", "con/aux", "/", "한글"])
def test_any_name_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "templates"
    shelf = FolderTemplateShelf(folder)
    shelf.save(Mood.SAD, Template("x", name=name))
    assert [one.name for one in shelf.templates(Mood.SAD)] == [name]
    assert [path.parent for path in tmp_path.rglob("*.toml")] == [folder / "sad"]


def test_saving_again_replaces_and_deleting_removes(tmp_path: Path) -> None:
    shelf = FolderTemplateShelf(tmp_path)
    for text in ("one", "two"):
        shelf.save(Mood.CALM, Template(text, name="n"))
    shelf.save(Mood.CALM, Template("other", name="m"))
    assert [one.text for one in shelf.templates(Mood.CALM)] == ["other", "two"]
    shelf.delete(Mood.CALM, "n")
    shelf.delete(Mood.CALM, "never there")
    assert [one.name for one in shelf.templates(Mood.CALM)] == ["m"]


def test_a_file_that_cannot_be_read_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "calm"
    folder.mkdir()
    (folder / "by hand.toml").write_text('text = "a lake"\n', "utf-8")
    for name, text in (
        ("cut", 'text = "a'),
        ("empty", ""),
        ("odd", "text = 3\n"),
        ("list", "variables = [1]\ntext='a'"),
    ):
        (folder / f"{name}.toml").write_text(text, "utf-8")
    (folder / "bytes.toml").write_bytes(b"\xff\xfe")
    with caplog.at_level(logging.WARNING):
        found = FolderTemplateShelf(tmp_path).templates(Mood.CALM)
    assert [(one.name, one.text) for one in found] == [("by hand", "a lake")]
    assert len(caplog.records) == 5


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "calm").write_text("a file")
    with pytest.raises(LibraryError):
        FolderTemplateShelf(tmp_path).save(Mood.CALM, LAKE)


def test_the_programs_own_templates_say_what_the_painter_paints() -> None:
    book = open_prompt_book(paths.resources() / "prompts")
    templates = templates_of(book)
    for mood in MOODS:
        assert not check(templates[mood])
        assert mixes(templates[mood]) == 72
        for seed in range(24):
            values, text = mix(templates[mood], seed), book.prompt(mood, seed).text
            assert values["subject"] in text
            assert values["light"] in text
