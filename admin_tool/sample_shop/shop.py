"""The made-up shop as a whole: where it lies, and how it is made."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from admin_tool.sample_shop.clock import SampleClock
from admin_tool.sample_shop.kiosk_side import KioskSide
from admin_tool.sample_shop.story import SECOND, SEED, Story
from admin_tool.sample_shop.tastes import Tastes
from kiosk import paths
from kiosk.settings import Settings, load


@dataclass(frozen=True, slots=True)
class SampleShop:
    """Where it lies, its settings, and the return code of somebody who is remembered there."""

    home: paths.Home
    settings: Settings
    code: str


def make_sample_shop(folder: Path, now: datetime) -> SampleShop:
    """Makes the shop in an empty folder, up to `now`; about ten seconds. Raises KioskError."""
    home = paths.Home(folder)
    settings = sample_settings()
    clock, tastes = SampleClock(now.astimezone()), Tastes(SEED)
    with closing(KioskSide(settings, home, clock, SEED)) as kiosk:
        story = Story(settings, home, kiosk, clock, tastes)
        story.play()
        return SampleShop(home, settings, story.code)


def sample_settings() -> Settings:
    """The program's own settings, whatever this machine says; everything runs on one machine."""
    defaults = paths.resources() / "default_settings.toml"
    return load(defaults, None, environment={}, overrides={"admin.reviewer": SECOND})
