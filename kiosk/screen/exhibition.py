"""Which pictures the screens hang where."""

from collections.abc import Sequence
from typing import Protocol

from kiosk.core.mood import Mood
from kiosk.core.picture import Focus


class Exhibition(Protocol):
    """Answers from memory, since it is asked on the GUI thread."""

    def attract(self) -> Sequence[str]:
        """The picture ids that Attract and Farewell show, in turn; may be empty."""
        ...

    def sample(self, mood: Mood) -> str | None:
        """The picture of a mood's tile, if there is one."""
        ...

    def focus(self, picture_id: str) -> Focus:
        """The point of the picture that a crop must keep; its middle when nobody knows."""
        ...

    def ai_made(self, picture_id: str) -> bool:
        """Whether the picture carries the "AI-made image" label."""
        ...
