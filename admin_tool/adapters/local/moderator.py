"""The prompt check: words that must not be painted. No model looks at the picture itself."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from admin_tool.core.promotion import ModerationLabel
from kiosk.adapters import picture_metadata
from kiosk.core.errors import SettingsWrong

PARENT = "Prompt check"
CERTAIN = 100.0
"""Percent: a word is there, or it is not."""
_HANGUL = re.compile("[가-힣]")


class PromptModerator:
    """The port `Moderator` of a machine without a moderation model: it reads what was asked for."""

    def __init__(self, fetch: Callable[[str], bytes], words: Mapping[str, Sequence[str]]) -> None:
        """`fetch` gives the picture of an id; `words` are those of `read_never`, by label."""
        self._fetch = fetch
        self._patterns = {label: _pattern(ours) for label, ours in words.items() if ours}

    def check(self, picture_id: str) -> Sequence[ModerationLabel]:
        """A label for each kind of word in the prompt. Raises PictureMissing, PictureDamaged."""
        described = picture_metadata.read(self._fetch(picture_id))
        return self.read(described.prompt) if described else ()

    def read(self, prompt: str) -> Sequence[ModerationLabel]:
        """The same for words; `name` tells the label and the word."""
        found = [(label, pattern.search(prompt)) for label, pattern in self._patterns.items()]
        return [ModerationLabel(f"{label} “{hit[0]}”", CERTAIN, PARENT) for label, hit in found if hit]


def read_never(path: Path) -> Mapping[str, Sequence[str]]:
    """The words of `resources/prompts/never.toml`, by label. Raises SettingsWrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if not all(isinstance(word, str) and word.strip() for words in table.values() for word in words):
            raise ValueError("a word is no text")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, ValueError) as trouble:
        raise SettingsWrong(
            f"The list of words is wrong: {trouble}", item=str(path), remedy="Restore the file."
        ) from trouble
    return {str(label): tuple(words) for label, words in table.items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """English words whole and with a plural s; Korean ones wherever they stand: particles follow them."""
    parts = [re.escape(word) if _HANGUL.search(word) else rf"\b{re.escape(word)}s?\b" for word in words]
    return re.compile("|".join(parts), re.IGNORECASE)
