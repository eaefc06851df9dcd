"""Answers on the terminal: a progress bar on long work, tables for people, JSON for scripts."""

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

T = TypeVar("T")
PIPED_WIDTH = 200
"""Columns of a table that goes into a file or another program."""


class BarProgress:
    """A `Progress` of the ports as a bar on stderr; nothing stops it but Ctrl+C."""

    cancelled = False

    def __init__(self, bar: Progress, title: str) -> None:
        self._bar = bar
        self._title = title
        self._task = bar.add_task(title, total=None)

    def report(self, done: int, total: int, note: str = "") -> None:
        """Moves the bar."""
        words = f"{self._title}: {note}" if note else self._title
        self._bar.update(self._task, completed=done, total=total or None, description=words)


class Terminal:
    """One run of a command; with `as_json` stdout holds JSON only."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self._out = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)

    def long(self, title: str, work: Callable[[BarProgress], T]) -> T:
        """Runs long work under a bar, which is drawn on stderr and only where somebody sees it."""
        with self._bar() as bar:
            return work(BarProgress(bar, title))

    def answer(self, value: Any, words: str) -> None:
        """The result: as JSON, or in words."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, default=str))
        else:
            print(words)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], values: Sequence[Any]) -> None:
        """A table for people, or `values` as a JSON list."""
        if self.as_json:
            print(json.dumps(list(values), ensure_ascii=False, default=str))
            return
        shown = Table(box=None, pad_edge=False)
        for number, name in enumerate(head):
            shown.add_column(name, no_wrap=number == 0)
        for row in rows:
            shown.add_row(*map(Text, row))
        self._out.print(shown)

    def complain(self, sentence: str) -> None:
        """One line on stderr."""
        print(sentence, file=sys.stderr)

    @contextmanager
    def _bar(self) -> Any:
        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            yield bar


def counted(count: int, thing: str = "picture") -> str:
    """`1 picture`, `3 pictures`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
