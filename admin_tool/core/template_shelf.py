"""The port of an administrator's own prompt templates."""

from collections.abc import Sequence
from typing import Protocol

from admin_tool.core.prompt_mix import Template
from kiosk.core.mood import Mood


class TemplateShelf(Protocol):
    """Templates by mood and name; calls block and raise nothing but KioskError."""

    def templates(self, mood: Mood) -> Sequence[Template]:
        """Those of a mood, by name; a file that cannot be read is left out."""
        ...

    def save(self, mood: Mood, template: Template) -> None:
        """Keeps a template under its name, in place of one that is there."""
        ...

    def delete(self, mood: Mood, name: str) -> None:
        """Removes one; a missing one is no error."""
        ...
