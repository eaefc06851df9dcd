import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.admin_tool.translations import NAMES, TRANSLATIONS, compile_, file_name, update

HANGUL = re.compile("[가-힣]")
PLACES = re.compile(r"%n|%\d|\{[a-z_]+\}")
REMEDY = "run `python -m tests.admin_tool.translations`"


@pytest.mark.parametrize(("folder", "language"), NAMES)
def test_the_words_of_the_code_are_the_words_of_the_translation(
    folder: str, language: str, tmp_path: Path
) -> None:
    kept = TRANSLATIONS / f"{file_name(folder, language)}.ts"
    shutil.copy(kept, tmp_path)
    update(folder, language, tmp_path)
    assert (tmp_path / kept.name).read_text("utf-8") == kept.read_text("utf-8"), REMEDY


@pytest.mark.parametrize(("folder", "language"), NAMES)
def test_everything_is_translated_and_the_compiled_file_is_of_today(
    folder: str, language: str, tmp_path: Path
) -> None:
    shutil.copy(TRANSLATIONS / f"{file_name(folder, language)}.ts", tmp_path)
    compile_(folder, language, tmp_path)
    name = f"{file_name(folder, language)}.qm"
    assert (tmp_path / name).read_bytes() == (TRANSLATIONS / name).read_bytes(), REMEDY


@pytest.mark.parametrize("folder", sorted({folder for folder, _ in NAMES}))
def test_korean_is_korean_and_keeps_every_place_for_a_number(folder: str) -> None:
    tree = ElementTree.parse(TRANSLATIONS / f"{file_name(folder, 'ko')}.ts")
    for message in tree.iter("message"):
        english = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        for korean in forms:
            if re.search("[A-Za-z]{3}", PLACES.sub("", english)) and english not in LATIN_TOO:
                assert HANGUL.search(korean), english
            assert sorted(PLACES.findall(english)) == sorted(PLACES.findall(korean)), english


@pytest.mark.parametrize("folder", sorted({folder for folder, _ in NAMES}))
def test_counted_words_have_their_forms(folder: str) -> None:
    """lupdate sees a count in `self.tr("%n ...", "", count)` only, not in `QCoreApplication.translate`."""
    tree = ElementTree.parse(TRANSLATIONS / f"{file_name(folder, 'ko')}.ts")
    bare = [
        message.findtext("source", "")
        for message in tree.iter("message")
        if "%n" in message.findtext("source", "") and message.get("numerus") != "yes"
    ]
    assert not bare


LATIN_TOO = {"CSV", "PDF", "GPU"}
"""Words that are the same in Korean."""
