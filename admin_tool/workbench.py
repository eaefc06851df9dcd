"""What every page gets beside its ports: threads, look, words, and the way to the rest of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from admin_tool.background import Background
from admin_tool.core.reasons import Reasons
from admin_tool.kit.theme import Theme
from kiosk.settings import Settings


@dataclass(frozen=True, slots=True)
class Workbench:
    """Made once for each window.

    `reasons` tells errors in the language of the window. `say` shows a sentence in the status bar for some
    seconds; `warn` shows one until it is clicked away;
    `open_page` goes to a page by name and hands it an item that it understands (`Page.show_item`), or "";
    `pick_files(title, pattern)` asks for files, `save_as(title, file name)` for a place to write to, None
    when nothing was chosen.
    """

    background: Background
    theme: Theme
    language: str
    reasons: Reasons
    settings: Settings
    reviewer: str
    say: Callable[[str], None]
    warn: Callable[[str], None]
    open_page: Callable[[str, str], None]
    pick_files: Callable[[str, str], list[Path]]
    save_as: Callable[[str, str], Path | None]
