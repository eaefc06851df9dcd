"""Prompts: the same words for the same seed, and wrong templates are named."""

from pathlib import Path

import pytest

from kiosk.adapters.local.painting.recipes import RECIPES, SWATCHES, recipe_for
from kiosk.adapters.prompt_book import PromptBook, open_prompt_book
from kiosk.core.errors import SettingsWrong
from kiosk.core.mood import MOODS, Mood

PROMPTS = Path(__file__).parents[2] / "resources" / "prompts"


@pytest.fixture(scope="module")
def book() -> PromptBook:
    return open_prompt_book(PROMPTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for mood in MOODS:
        (tmp_path / f"{mood}.toml").write_bytes((PROMPTS / f"{mood}.toml").read_bytes())
    return tmp_path


@pytest.mark.parametrize("mood", MOODS)
def test_the_words_name_what_the_painter_paints(book: PromptBook, mood: Mood) -> None:
    template = book.template(mood)
    assert list(template.subjects) == [recipe.name for recipe in RECIPES[mood]]
    assert len(template.lights) == len(SWATCHES[mood])
    for seed in range(30):
        recipe, swatches = recipe_for(mood, seed)
        words = book.prompt(mood, seed).text
        assert template.subjects[recipe.name] in words
        assert template.lights[SWATCHES[mood].index(swatches)] in words


def test_a_prompt_carries_its_mood_and_seed(book: PromptBook) -> None:
    prompt = book.prompt(Mood.CALM, 12)
    assert (prompt.mood, prompt.seed) == (Mood.CALM, 12)
    assert "people" in prompt.negative
    assert prompt == book.prompt(Mood.CALM, 12) != book.prompt(Mood.CALM, 13)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("text = [", "no TOML"),
        ('text = "a"', "'negative' is missing"),
        ('text = "{place}"\nnegative = ""\nlights = ["a"]\nmanners = ["a"]\nsubjects = {a = "b"}', "'place'"),
        ('text = "a"\nnegative = ""\nlights = ["a"]\nmanners = [3]\nsubjects = {a = "b"}', "3 is no text"),
        ('text = "a"\nnegative = ""\nlights = []\nmanners = ["a"]\nsubjects = {a = "b"}', "wrong shape"),
        ('text = "a"\nnegative = ""\nlights = ["a"]\nmanners = ["a"]\nsubjects = {}', "no subject"),
    ],
)
def test_a_wrong_template_is_named(folder: Path, broken: str, why: str) -> None:
    (folder / "sad.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(SettingsWrong, match=why) as caught:
        open_prompt_book(folder)
    assert caught.value.item == str(folder / "sad.toml")


def test_a_missing_template_is_named(folder: Path) -> None:
    (folder / "fear.toml").unlink()
    with pytest.raises(SettingsWrong, match=r"fear\.toml"):
        open_prompt_book(folder)
