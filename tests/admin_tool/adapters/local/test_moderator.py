"""The prompt check of a machine without a moderation service."""

from pathlib import Path

import pytest

from admin_tool.adapters.local.moderator import PromptModerator, read_never
from kiosk import paths
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.core.errors import PictureMissing, SettingsWrong
from kiosk.core.mood import MOODS
from tests.admin_tool.adapters.promotion_works import ai_made, noise

NEVER = paths.resources() / "prompts" / "never.toml"


@pytest.fixture
def moderator() -> PromptModerator:
    return PromptModerator(lambda picture_id: ai_made(1, prompt=picture_id), read_never(NEVER))


@pytest.mark.parametrize(
    ("prompt", "label"),
    [
        ("a NUDE figure by the sea", "Nudity “NUDE”"),
        ("two guns on a table", "Weapons “guns”"),
        ("권총을 든 사람", "Weapons “권총”"),
        ("시체가 있는 들판", "Violence “시체”"),
        ("self-harm", "Self-harm “self-harm”"),
    ],
)
def test_words_that_must_not_be_painted_are_found(
    moderator: PromptModerator, prompt: str, label: str
) -> None:
    [found] = moderator.check(prompt)
    assert (found.name, found.confidence, found.parent) == (label, 100.0, "Prompt check")


@pytest.mark.parametrize(
    "prompt",
    [
        "a burgundy gunnera leaf at dusk",
        "method of light, essex coast",
        "heroine of the north",
        "",
        "고요한 호수, 물안개",
    ],
)
def test_parts_of_other_words_are_no_words(moderator: PromptModerator, prompt: str) -> None:
    assert not moderator.check(prompt)


def test_none_of_our_own_prompts_is_blocked(moderator: PromptModerator) -> None:
    book = open_prompt_book(paths.resources() / "prompts")
    for mood in MOODS:
        for seed in range(64):
            assert not moderator.read(book.prompt(mood, seed).text)


def test_a_picture_that_says_nothing_passes_and_a_missing_one_is_told() -> None:
    def fetch(picture_id: str) -> bytes:
        if picture_id == "bare":
            return noise(1)
        raise PictureMissing("There is no such picture", item=picture_id)

    moderator = PromptModerator(fetch, read_never(NEVER))

    assert not moderator.check("bare")
    with pytest.raises(PictureMissing):
        moderator.check("none")


@pytest.mark.parametrize("text", ["Weapons = [1]", "Weapons = 3", "Weapons = [", 'Weapons = [""]'])
def test_a_wrong_list_is_told_at_the_start(tmp_path: Path, text: str) -> None:
    path = tmp_path / "never.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsWrong):
        read_never(path)
