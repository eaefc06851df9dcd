"""Days that are looked at, and the days before them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

LENGTHS = (7, 30, 90)
"""Days of the periods that are offered."""


@dataclass(frozen=True, slots=True)
class Period:
    """So many whole days of this machine, `last` the newest of them."""

    last: date
    days: int

    @property
    def dates(self) -> tuple[date, ...]:
        """Every day, oldest first."""
        return tuple(self.first + timedelta(days=number) for number in range(self.days))

    @property
    def first(self) -> date:
        """The oldest day."""
        return self.last - timedelta(days=self.days - 1)

    @property
    def since(self) -> datetime:
        """When it begins, aware."""
        return midnight(self.first)

    @property
    def until(self) -> datetime:
        """When it is over, aware; not in it any more."""
        return midnight(self.last + timedelta(days=1))

    @property
    def before(self) -> "Period":
        """As many days that end where this one begins."""
        return Period(self.first - timedelta(days=1), self.days)


def midnight(day: date) -> datetime:
    """When a day begins on this machine; days around a change of the clocks are not 24 hours long."""
    return datetime.combine(day, time()).astimezone()
