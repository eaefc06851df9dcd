"""What a page can do: one list feeds the menu, the palette, the shortcuts sheet and the status bar."""

from collections.abc import Callable
from dataclasses import dataclass


def always() -> bool:
    """It can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    `text` is translated; `keys` is a shortcut as QKeySequence reads it (`Ctrl+Z`, `A`), several with
    `|` between them, the first is shown, empty for none.
    `hint` is the short word beside the key in the status bar, empty to leave it out. `enabled` is asked each
    time before it is shown or run. `group` is the menu that it stands in.
    """

    name: str
    text: str
    run: Callable[[], None]
    keys: str = ""
    hint: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = always
    group: str = ""

    @property
    def shown_keys(self) -> str:
        """The shortcut that people are told."""
        return self.keys.partition("|")[0]
