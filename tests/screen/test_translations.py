import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.screen.translations import LANGUAGES, QML, TRANSLATIONS, compile_, update

HANGUL = re.compile("[가-힣]")
PLACES = re.compile(r"%n|%\d|<br>")
REMEDY = "run `python -m tests.screen.translations`"


def messages(language: str) -> list[tuple[str, str, list[str]]]:
    """Context, English and all forms of the translation."""
    tree = ElementTree.parse(TRANSLATIONS / f"kiosk_{language}.ts")
    found = []
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")] or [
                translation.text or ""
            ]
            found.append((context.findtext("name", ""), message.findtext("source", ""), forms))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_qml_are_the_words_of_the_translation(language: str, tmp_path: Path) -> None:
    kept = TRANSLATIONS / f"kiosk_{language}.ts"
    shutil.copy(kept, tmp_path)
    update(language, tmp_path)
    assert (tmp_path / kept.name).read_text("utf-8") == kept.read_text("utf-8"), REMEDY


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated_and_the_compiled_file_is_of_today(language: str, tmp_path: Path) -> None:
    shutil.copy(TRANSLATIONS / f"kiosk_{language}.ts", tmp_path)
    compile_(language, tmp_path)
    name = f"kiosk_{language}.qm"
    assert (tmp_path / name).read_bytes() == (TRANSLATIONS / name).read_bytes(), REMEDY


def test_korean_is_korean_and_keeps_every_place_for_a_number() -> None:
    for context, english, forms in messages("ko"):
        for korean in forms:
            assert HANGUL.search(korean), f"{context}: {english}"
            marks = [
                sorted(mark for mark in PLACES.findall(text) if mark != "<br>") for text in (english, korean)
            ]
            assert marks[0] == marks[1], f"{context}: {english}"


def test_nothing_says_what_a_visitor_feels() -> None:
    for context, english, forms in messages("ko"):
        assert "you feel" not in english.lower(), context
        assert not any("느끼" in korean for korean in forms), context


def test_all_words_on_screen_are_in_the_translation() -> None:
    bare = re.compile(r'\b(?:text|note|words): "([A-Z가-힣][^"]*)"')
    found = {words for path in QML.glob("*.qml") for words in bare.findall(path.read_text("utf-8"))}
    assert found == {"한국어", "English"}
