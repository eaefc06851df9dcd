"""The time of the made-up shop, which its story sets."""

from datetime import datetime, timedelta


class SampleClock:
    """Tells the time that was set last; the story ends at `today`, an aware local time."""

    def __init__(self, today: datetime) -> None:
        self.today = today
        self._at = today

    def __call__(self) -> datetime:
        """The time now."""
        return self._at

    def ago(self, days: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
        """A time of the day so many days before today."""
        day = self.today - timedelta(days=days)
        return day.replace(hour=hour, minute=minute, second=second, microsecond=0)

    def turn_to(self, at: datetime) -> datetime:
        """Sets the time, at the latest to today's; the time that it is now."""
        self._at = min(at, self.today)
        return self._at

    def go_on(self, seconds: float) -> datetime:
        """So much later; the time that it is now."""
        return self.turn_to(self._at + timedelta(seconds=seconds))
