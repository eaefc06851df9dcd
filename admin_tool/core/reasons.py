"""What went wrong, in the language of the window: errors, and reasons that were kept in English."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from kiosk.core.errors import KioskError

SOURCE = "en"
"""The language in which everything is told, logged and kept."""
HOLE = re.compile(r"\{(\d+)\}")
_ITEM = r"(?P<item> \(.*?\))?"
_ENDS = r"(?P<end>\.(?= |$)|$)"
_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A sentence with places to fill in; `rule` finds it at the begin of a text."""

    rule: re.Pattern[str]
    words: str


class Reasons:
    """Turns English sentences into those of a window; what is not in its book stays as it is."""

    def __init__(
        self, sentences: Mapping[str, str] | None = None, words: Mapping[str, str] | None = None
    ) -> None:
        """English to the other language; `{0}`, `{1}`... are filled in, in any order.

        `sentences` are told as they are, `words` fill such places or stand alone. The longest text
        wins where more than one fits. A book of nothing leaves everything in English.
        """
        self._book = (sentences or {}, words or {})
        self._seen = lru_cache(_REMEMBERED)(self._translated)

    @cached_property
    def _sentences(self) -> tuple[_Pattern, ...]:
        return _patterns(self._book[0], sentence=True)  # 30 ms that a start need not wait for

    @cached_property
    def _words(self) -> tuple[_Pattern, ...]:
        return _patterns(self._book[1], sentence=False)

    def of(self, error: KioskError) -> str:
        """What happened, to what, what to do: put together as `str(error)` is."""
        where = f" ({error.item})" if error.item else ""
        todo = f" {self.text(error.remedy)}" if error.remedy else ""
        return f"{self.text(error.what)}{where}.{todo}"

    def text(self, english: str) -> str:
        """One sentence or several, also with an item in brackets; each that is known is translated."""
        return self._seen(english) if english else ""

    def _translated(self, english: str) -> str:
        told, left = "", english
        while left:
            part, left = self._first(left)
            told += part
        return told if told != english else self._filled(self._words, english) or english

    def _first(self, text: str) -> tuple[str, str]:
        """(the first sentence, translated where it is known; the rest)."""
        for pattern in self._sentences:
            found = pattern.rule.match(text)
            if found:
                told = self._fill(pattern.words, found) + self._ending(found)
                rest = text[found.end() :].lstrip(" ")
                return (f"{told} " if rest else told), rest
        end = text.find(". ")
        return (text, "") if end < 0 else (text[: end + 2], text[end + 2 :])

    def _ending(self, found: re.Match[str]) -> str:
        """The brackets behind a sentence, whose words may be known, and its full stop."""
        behind = found.groupdict()
        item = (behind.get("item") or "")[2:-1]
        where = f" ({self._filled(self._words, item) or item})" if item else ""
        return where + (behind.get("end") or "")

    def _filled(self, patterns: tuple[_Pattern, ...], text: str) -> str | None:
        for pattern in patterns:
            found = pattern.rule.match(text)
            if found:
                return self._fill(pattern.words, found)
        return None

    def _fill(self, words: str, found: re.Match[str]) -> str:
        def put(place: re.Match[str]) -> str:
            value = found[f"hole{place[1]}"]
            return self._filled(self._words, value) or value

        return HOLE.sub(put, words)


def read_reasons(folder: Path, language: str) -> Reasons:
    """The book `reasons_<language>.toml` of a folder; English needs none. Raises KioskError."""
    if language == SOURCE:
        return Reasons()
    file = folder / f"reasons_{language}.toml"
    try:
        book = tomllib.loads(file.read_text(encoding="utf-8"))
        return Reasons(dict(book["sentences"]), {**book["words"], **book["elsewhere"]})
    except OSError as trouble:
        raise KioskError(
            "A translation is missing", item=file.name, remedy="Install the program again."
        ) from trouble
    except (ValueError, KeyError, TypeError) as trouble:
        raise KioskError(
            "A translation is damaged", item=file.name, remedy="Install the program again."
        ) from trouble


def _patterns(book: Mapping[str, str], *, sentence: bool) -> tuple[_Pattern, ...]:
    longest_first = sorted(book, key=lambda english: len(HOLE.sub("", english)), reverse=True)
    return tuple(_Pattern(_rule(english, sentence), book[english]) for english in longest_first)


def _rule(english: str, sentence: bool) -> re.Pattern[str]:
    rule, at, seen = "", 0, set()
    for hole in HOLE.finditer(english):
        rule += re.escape(english[at : hole.start()])
        name = f"hole{hole[1]}"
        # a place at the begin must not swallow the sentence before
        anything = r"(?:(?!\. ).)+?" if hole.start() == 0 else r".+?"
        rule += f"(?P={name})" if name in seen else f"(?P<{name}>{anything})"
        seen.add(name)
        at = hole.end()
    rule += re.escape(english[at:])
    if not sentence:
        return re.compile(f"{rule}$", re.DOTALL)
    return re.compile(rule + (r"(?= |$)" if english.endswith(".") else _ITEM + _ENDS), re.DOTALL)
