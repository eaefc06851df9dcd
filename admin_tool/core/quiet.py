"""A Progress for work that is not shown."""


class Quiet:
    """Nobody watches; whoever holds it may still stop the work."""

    def __init__(self) -> None:
        self.cancelled = False

    def report(self, done: int, total: int, note: str = "") -> None:
        """Nobody is told."""
