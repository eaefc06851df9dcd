"""Prompts for a mood and a seed, from the templates in `resources/prompts`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import SettingsWrong
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Prompt


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """Words for one mood; `text` names {subject}, {light} and {manner}."""

    text: str
    negative: str
    subjects: dict[str, str]
    lights: tuple[str, ...]
    manners: tuple[str, ...]

    def fill(self, mood: Mood, seed: int) -> Prompt:
        """Subjects take turns from seed to seed and lights too, in the order of the painter's recipes."""
        turn = seed % len(self.subjects)
        light = (seed // len(self.subjects) + turn) % len(self.lights)
        text = self.text.format(
            subject=list(self.subjects.values())[turn],
            light=self.lights[light],
            manner=self.manners[seed % len(self.manners)],
        )
        return Prompt(mood, text, self.negative, seed)


class PromptBook:
    """A template for every mood."""

    def __init__(self, templates: dict[Mood, PromptTemplate]) -> None:
        self._templates = templates

    def template(self, mood: Mood) -> PromptTemplate:
        """The words for a mood."""
        return self._templates[mood]

    def prompt(self, mood: Mood, seed: int) -> Prompt:
        """The prompt for this seed; the same seed gives the same words."""
        return self._templates[mood].fill(mood, seed)


def open_prompt_book(folder: Path) -> PromptBook:
    """Reads `<mood>.toml` for all eight moods. Raises SettingsWrong naming the file and the key."""
    return PromptBook({mood: _read(folder / f"{mood}.toml", mood) for mood in MOODS})


def _read(path: Path, mood: Mood) -> PromptTemplate:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        template = PromptTemplate(
            text=_words(table["text"]),
            negative=_words(table["negative"]),
            subjects={name: _words(text) for name, text in table["subjects"].items()},
            lights=tuple(_words(text) for text in table["lights"]),
            manners=tuple(_words(text) for text in table["manners"]),
        )
        if not template.subjects:
            raise ValueError("there is no subject")
        for seed in range(len(template.subjects)):
            template.fill(mood, seed)
    except OSError as trouble:
        raise _wrong(path, f"it cannot be read: {trouble.strerror}") from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise _wrong(path, f"it is no TOML: {trouble}") from trouble
    except KeyError as trouble:
        raise _wrong(path, f"{trouble} is missing or not known") from trouble
    except (TypeError, AttributeError, ValueError, IndexError, ZeroDivisionError) as trouble:
        raise _wrong(path, f"a value has the wrong shape: {trouble}") from trouble
    return template


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _wrong(path: Path, why: str) -> SettingsWrong:
    return SettingsWrong(f"The prompt template is wrong, {why}", item=str(path), remedy="Restore the file.")
