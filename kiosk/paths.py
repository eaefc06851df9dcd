"""Where files lie: our resources, and the data of this machine."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "EMOTION_KIOSK_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder; both programs share it."""

    root: Path

    @property
    def settings(self) -> Path:
        """The user's settings."""
        return self.root / "settings.toml"

    @property
    def library(self) -> Path:
        """The database."""
        return self.root / "library.db"

    @property
    def pictures(self) -> Path:
        """Root of `emotions/` and `imgPool/`."""
        return self.root / "pictures"

    @property
    def models(self) -> Path:
        """Model files that were fetched."""
        return self.root / "models"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.root / "logs"

    @property
    def cache(self) -> Path:
        """What may be deleted at any time."""
        return self.root / "cache"


def home() -> Home:
    """The data folder: `EMOTION_KIOSK_HOME`, or the platform's folder for user data."""
    named = os.environ.get(HOME_VARIABLE)
    return Home(Path(named).expanduser().absolute() if named else user_data_path("emotion-kiosk", False))


def machine_settings(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Path:
    """The settings that an administrator made for every user of this machine; often there are none."""
    if platform == "win32":
        root = Path(environment.get("PROGRAMDATA", "C:/ProgramData"))
    elif platform == "darwin":
        root = Path("/Library/Application Support")
    else:
        root = Path("/etc")
    return root / "emotion-kiosk" / "settings.toml"


def resources() -> Path:
    """Our resources: beside the package in a checkout, in it when installed, in the bundle when frozen."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    roots = [Path(bundle)] if bundle else [package.parent, package]
    for root in roots:
        if (root / "resources" / "default_settings.toml").is_file():
            return root / "resources"
    raise FileNotFoundError(f"resources/default_settings.toml is not in {', '.join(map(str, roots))}")
