"""What a listing of the pool reports to when it should step back for the first pictures."""

import threading

from admin_tool.core.ports import Progress

STEPS_BACK_S = 0.8
"""In all. The listing of a large pool keeps a core busy for a quarter of a minute."""


class PicturesFirst:
    """A Progress that holds the work up after its first report, until the first pictures are on screen."""

    def __init__(self, progress: Progress, on_screen: threading.Event) -> None:
        self._progress = progress
        self._on_screen = on_screen
        self._steps_back_s = STEPS_BACK_S

    @property
    def cancelled(self) -> bool:
        """Whether somebody wants the work to stop."""
        return self._progress.cancelled

    def report(self, done: int, total: int, note: str = "") -> None:
        """Tells the other, and waits once."""
        self._progress.report(done, total, note)
        self._on_screen.wait(self._steps_back_s)
        self._steps_back_s = 0.0
