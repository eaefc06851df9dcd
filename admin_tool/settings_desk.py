"""What the settings page and `emotion-admin settings` read and change."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk import settings
from kiosk.settings import Settings
from kiosk.settings_file import SettingKey, Value, change, setting_keys


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What one check of the connection found; `ok` with a remedy is a reminder."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


class SettingsDesk:
    """The settings that are in force, their help, and the user's file."""

    def __init__(
        self,
        chosen: Settings,
        file: Path,
        resources: Path,
        check: Callable[[], Sequence[CheckLine]],
    ) -> None:
        """`check` tries everything that the settings in force name; it blocks."""
        self.file = file
        self.check = check
        self._defaults = resources / "default_settings.toml"
        self._korean_file = resources / "translations" / "settings_ko.toml"
        self._values = settings.flat(asdict(chosen))

    def listed(self) -> list[SettingKey]:
        """Every setting, in the order of the file of defaults."""
        return setting_keys(self._defaults)

    def helps(self, language: str) -> Mapping[str, str]:
        """What each setting is for, by its key."""
        if language == "ko":
            korean: Mapping[str, str] = settings.flat(
                tomllib.loads(self._korean_file.read_text(encoding="utf-8"))
            )
            return korean
        return {one.key: one.help for one in self.listed()}

    def value(self, key: str) -> Value:
        """What is in force now."""
        value: Value = self._values[key]
        return value

    def save(self, changes: Mapping[str, Value | None]) -> None:
        """Writes changes to the user's file; None takes a key out. Raises SettingsWrong, DiskFull."""
        change(self.file, changes, self._defaults)
        default = {one.key: one.default for one in self.listed()}
        self._values |= {key: default[key] if value is None else value for key, value in changes.items()}
