"""What a page can do: one list feeds the menu, the palette, the shortcuts sheet and the status bar."""

from collections.abc import Callable
from dataclasses import dataclass

_ON_THE_KEY = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


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
        return next(iter(self.all_keys), "")

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every shortcut as people read it, each once: Return is called Enter, arrows are arrows."""
        return tuple(dict.fromkeys(_readable(one) for one in self.keys.split("|") if one))


def _readable(keys: str) -> str:
    *held, last = keys.split("+") if not keys.endswith("+") else [keys]
    return "+".join((*held, _ON_THE_KEY.get(last, last)))
