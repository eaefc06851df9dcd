"""A workbench for tests: real threads and look, and a memory of what was said."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from admin_tool.background import Background
from admin_tool.core.reasons import read_reasons
from admin_tool.kit.theme import Theme
from admin_tool.kit.tokens import THEMES
from admin_tool.workbench import Workbench
from kiosk import paths
from kiosk.core.errors import KioskError
from kiosk.settings import Settings, load

DEFAULTS = paths.resources() / "default_settings.toml"


@dataclass
class Said:
    """What the pages wanted the window to do."""

    sentences: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    opened: list[tuple[str, str]] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    place: Path | None = None


def default_settings() -> Settings:
    """All defaults."""
    return load(DEFAULTS, None, environment={})


@contextmanager
def workbench(
    said: Said, theme: str = "dark", language: str = "en", settings: Settings | None = None
) -> Iterator[Workbench]:
    """A bench whose threads end with the block."""

    def failed(error: KioskError) -> None:
        said.warnings.append(str(error))

    def opened(name: str, item: str) -> None:
        said.opened.append((name, item))

    background = Background(failed)
    try:
        yield Workbench(
            background=background,
            theme=Theme(THEMES[theme]),
            language=language,
            reasons=read_reasons(DEFAULTS.parent / "translations", language),
            settings=settings or default_settings(),
            reviewer="tester",
            say=said.sentences.append,
            warn=said.warnings.append,
            open_page=opened,
            pick_files=lambda title, pattern: said.files,
            save_as=lambda title, name: said.place,
        )
    finally:
        background.close()
        background.deleteLater()
