"""Prompt templates in files: those of the program, and those that an administrator saved."""

import hashlib
import json
import logging
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from admin_tool.core.prompt_mix import Template
from kiosk.adapters.prompt_book import PromptBook
from kiosk.adapters.whole_file import write_error, write_over
from kiosk.core.mood import MOODS, Mood

log = logging.getLogger(__name__)

_LONGEST_NAME = 60
_UNSAFE = re.compile(r"[^\w .()+-]")


def templates_of(book: PromptBook) -> Mapping[Mood, Template]:
    """The program's own templates."""
    made: dict[Mood, Template] = {}
    for mood in MOODS:
        words = book.template(mood)
        variables = {
            "subject": tuple(words.subjects.values()),
            "light": words.lights,
            "manner": words.manners,
        }
        made[mood] = Template(words.text, words.negative, variables)
    return made


class FolderTemplateShelf:
    """`<folder>/<mood>/<name>.toml`, which people may also write themselves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def templates(self, mood: Mood) -> Sequence[Template]:
        """Those of a mood, by name; a file that cannot be read is left out, with a line in the log."""
        found = [template for _, template in self._files(mood)]
        return sorted(found, key=lambda template: template.name.casefold())

    def save(self, mood: Mood, template: Template) -> None:
        """Keeps a template under its name. Raises DiskFull, LibraryError."""
        write_over(self._path(mood, template.name), _as_toml(template).encode())

    def delete(self, mood: Mood, name: str) -> None:
        """Removes one; a missing one is no error. Raises LibraryError."""
        for path in [path for path, template in self._files(mood) if template.name == name]:
            try:
                path.unlink(missing_ok=True)
            except OSError as trouble:
                raise write_error(trouble, path) from trouble

    def _files(self, mood: Mood) -> Iterator[tuple[Path, Template]]:
        for path in sorted((self._folder / mood).glob("*.toml")):
            try:
                yield path, _read(path)
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as trouble:
                log.warning("A prompt template is left out, %s: %s", path.name, trouble)

    def _path(self, mood: Mood, name: str) -> Path:
        """A name with signs that no file may have, or a very long one, gets a mark to stay its own."""
        plain = _UNSAFE.sub("_", name)[:_LONGEST_NAME].strip(" .")
        if plain != name:
            plain = f"{plain} {hashlib.sha256(name.encode()).hexdigest()[:8]}".strip()
        return self._folder / mood / f"{plain}.toml"


def _read(path: Path) -> Template:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    variables = {str(name): tuple(_words(one) for one in v) for name, v in table.get("variables", {}).items()}
    return Template(
        text=_words(table["text"]),
        negative=_words(table.get("negative", "")),
        variables=variables,
        name=_words(table.get("name", path.stem)) or path.stem,
    )


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _as_toml(template: Template) -> str:
    """A TOML string and a JSON string are written alike, but for one sign that JSON leaves as it is."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")

    lines = [f"{key} = {quoted(getattr(template, key))}" for key in ("name", "text", "negative")]
    lines += ["", "[variables]"]
    for name, values in template.variables.items():
        lines.append(f"{quoted(name)} = [{', '.join(quoted(value) for value in values)}]")
    return "\n".join(lines) + "\n"
