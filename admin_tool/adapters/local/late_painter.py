"""The painter of this machine, loaded when the first picture is painted: a start need not wait for it."""

from kiosk.core.picture import Prompt
from kiosk.core.ports import Generator


class LatePainter:
    """A generator; what paints is 50 ms of imports."""

    def __init__(self) -> None:
        self._painter: Generator | None = None

    def generate(self, prompt: Prompt) -> bytes:
        """One JPEG with its metadata in it. Raises ServiceError."""
        if self._painter is None:
            from kiosk.adapters.local.generator import PaintingGenerator

            self._painter = PaintingGenerator()
        return self._painter.generate(prompt)
