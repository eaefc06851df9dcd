"""Progress for tests: what was told, and a wish to stop."""

from dataclasses import dataclass, field


@dataclass
class Watch:
    """A `Progress` that remembers; it wants to stop at a report whose note begins with `stop_on`."""

    stop_on: str = ""
    cancelled: bool = False
    told: list[tuple[int, int, str]] = field(default_factory=list)

    def report(self, done: int, total: int, note: str = "") -> None:
        self.told.append((done, total, note))
        if self.stop_on and note.startswith(self.stop_on):
            self.cancelled = True
