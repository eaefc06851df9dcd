"""Prompt templates with variables, and the prompts that they make when their values are mixed."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.picture_order import LONGEST_TEXT

LARGEST_SEED = 2**32 - 1
"""What JumpStart's models take."""
_PLACE = re.compile(r"\{(\w+)\}")
_SEPARATORS = (", ", "; ")


@dataclass(frozen=True, slots=True)
class Template:
    """A text that names {variables}, and the values that take turns in each of them.

    `name` is empty for the template that the program brings along.
    """

    text: str
    negative: str = ""
    variables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = ""


class Trouble(StrEnum):
    """What can be wrong with a template."""

    TEXT_EMPTY = "text_empty"
    TEXT_TOO_LONG = "text_too_long"
    NEGATIVE_TOO_LONG = "negative_too_long"
    BRACE = "brace"
    UNKNOWN_VARIABLE = "unknown_variable"
    EMPTY_LIST = "empty_list"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `name` is the variable that it is about, `length` how long a text becomes."""

    trouble: Trouble
    name: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What all pictures of an order share beside their words; sizes in pixels."""

    width_px: int = 768
    height_px: int = 512
    steps: int = 30
    guidance: float = 7.5


def places(text: str) -> tuple[str, ...]:
    """The variables that a text names, each once, in their order."""
    return tuple(dict.fromkeys(found[1] for found in _PLACE.finditer(text)))


def check(template: Template) -> tuple[Problem, ...]:
    """Everything that keeps a template from being sent; nothing for a sound one."""
    problems: list[Problem] = []
    if not template.text.strip():
        problems.append(Problem(Trouble.TEXT_EMPTY))
    if re.search(r"[{}]", _PLACE.sub("", template.text)):
        problems.append(Problem(Trouble.BRACE))
    named = places(template.text)
    problems += [Problem(Trouble.UNKNOWN_VARIABLE, name) for name in named if name not in template.variables]
    problems += [
        Problem(Trouble.EMPTY_LIST, name)
        for name in named
        if name in template.variables and not template.variables[name]
    ]
    longest = {name: max(values, key=len, default="") for name, values in template.variables.items()}
    length = len(_fill(template.text, longest))
    if length > LONGEST_TEXT:
        problems.append(Problem(Trouble.TEXT_TOO_LONG, length=length))
    if len(template.negative) > LONGEST_TEXT:
        problems.append(Problem(Trouble.NEGATIVE_TOO_LONG, length=len(template.negative)))
    return tuple(problems)


def counts(template: Template) -> tuple[int, ...]:
    """How many values each variable of the text has, in the order of the text."""
    return tuple(len(template.variables.get(name, ())) for name in places(template.text))


def mixes(template: Template) -> int:
    """How many different texts there are; 1 for a text without variables, 0 when a list is empty."""
    return math.prod(counts(template))


def mix(template: Template, number: int) -> dict[str, str]:
    """The values of one mix, `number` counting on over all of them again and again.

    The longest list turns with every number and every other list turns with it, moved on by one after each
    round of the longer ones: so the first few pictures of an order show each value about equally often, and
    the same number always gives the same words. Lists of the program's own templates turn like the
    painter's subjects and lights do from seed to seed (`kiosk.adapters.prompt_book`).
    """
    chosen: dict[str, str] = {}
    shift, left = 0, number % mixes(template)
    names = sorted(places(template.text), key=lambda name: -len(template.variables[name]))
    for place, name in enumerate(names):
        values = template.variables[name]
        left, turn = divmod(left, len(values))
        chosen[name] = values[(turn + shift) % len(values)]
        shift += turn if place == 0 else place * turn
    return chosen


def parts(template: Template, number: int) -> Iterator[tuple[str, bool]]:
    """The text of one mix in pieces, with whether a piece is a variable's value."""
    chosen, end = mix(template, number), 0
    for found in _PLACE.finditer(template.text):
        if found.start() > end:
            yield template.text[end : found.start()], False
        yield chosen[found[1]], True
        end = found.end()
    if end < len(template.text):
        yield template.text[end:], False


def text_of(template: Template, number: int) -> str:
    """The text of one mix."""
    return "".join(piece for piece, _ in parts(template, number)).strip()


def make_prompts(template: Template, mood: Mood, count: int, look: Look, start: int) -> tuple[Prompt, ...]:
    """The prompts of an order, with seeds from `start` on; a seed says its mix too.

    Every mix comes equally often, or once more than others. Takes a sound template (see `check`).
    """
    negative = " ".join(template.negative.split())
    seeds = [(start + number) % (LARGEST_SEED + 1) for number in range(count)]
    rest = (look.width_px, look.height_px, look.steps, look.guidance)
    return tuple(Prompt(mood, text_of(template, seed), negative, seed, *rest) for seed in seeds)


def read_values(text: str) -> tuple[str, ...]:
    """A list as people write it: lines, or parted by semicolons, or by commas where there is neither."""
    separator = "\n" if "\n" in text else ";" if ";" in text else ","
    values = (" ".join(value.split()) for value in text.split(separator))
    return tuple(dict.fromkeys(value for value in values if value))


def write_values(values: tuple[str, ...]) -> str:
    """A list so that `read_values` reads it back: by commas, else by semicolons, else in lines."""
    for separator in _SEPARATORS:
        text = separator.join(values)
        if read_values(text) == values:
            return text
        if read_values(text + separator) == values:  # one value with a comma in it
            return text + separator.rstrip()
    return "\n".join(values) + ("\n" if len(values) == 1 else "")


def _fill(text: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
