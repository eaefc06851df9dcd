"""Every setting with its help, and changes to a settings file that keep everything else in it."""

import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk import settings
from kiosk.adapters.whole_file import write_error
from kiosk.core.errors import SettingsWrong
from kiosk.settings import ALLOWED

Value = str | int | float | bool
_KEY = re.compile(r"([a-z_0-9]+) *= *(.*?) *(?:# *(.*))?$")


@dataclass(frozen=True, slots=True)
class SettingKey:
    """One setting: its dotted key (`kiosk.idle_s`), its default, its help, and what is allowed."""

    key: str
    default: Value
    help: str
    allowed: tuple[str, ...] | range | None = None

    @property
    def table(self) -> str:
        """The table that it stands in; empty for `backend`."""
        return self.key.rpartition(".")[0]

    @property
    def secret(self) -> bool:
        """Whether its value is a file with a key in it: its place may be shown, nothing of it."""
        return self.key.endswith("key_file")


def setting_keys(defaults: Path) -> list[SettingKey]:
    """All settings in the order of the file of defaults; its comments are their help."""
    text = defaults.read_text(encoding="utf-8")
    values = settings.flat(tomllib.loads(text))
    found: list[SettingKey] = []
    table = ""
    for line in text.splitlines():
        if line.startswith("["):
            table = line.strip("[] ")
        elif matched := _KEY.match(line):
            key = f"{table}.{matched[1]}" if table else matched[1]
            found.append(SettingKey(key, values[key], _help(line), ALLOWED.get(key)))
    return found


def change(file: Path, changes: Mapping[str, Value | None], defaults: Path) -> None:
    """Writes changes by dotted key into a settings file; None takes a key out. Comments stay.

    Raises SettingsWrong, and changes nothing, when a value is not allowed or the file is no TOML, and
    DiskFull or LibraryError when it cannot be written.
    """
    import tomlkit  # a start that changes nothing does not wait for it
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import Table

    try:
        document = tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()
    except (OSError, UnicodeDecodeError, TOMLKitError) as trouble:
        raise SettingsWrong(
            "The settings file cannot be read", item=str(file), remedy=str(trouble)
        ) from trouble
    for key, value in changes.items():
        table_name, _, name = key.rpartition(".")
        if table_name and table_name not in document:
            document[table_name] = tomlkit.table()
        table = document[table_name] if table_name else document
        if not isinstance(table, Table | tomlkit.TOMLDocument):
            raise SettingsWrong(f"[{table_name}] is no table", item=str(file), remedy="Correct the file.")
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value
    _write_checked(file, tomlkit.dumps(document), defaults)


def _write_checked(file: Path, text: str, defaults: Path) -> None:
    """The file of a moment ago stays until the new one was read and found right."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".settings-", suffix=".toml", dir=file.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            settings.load(defaults, part, environment={})
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as trouble:
        raise write_error(trouble, file) from trouble


def _help(line: str) -> str:
    """The comment behind a value; a # inside quotes is none."""
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == "#" and not quoted:
            return line[place + 1 :].strip()
    return ""
