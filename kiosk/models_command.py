"""`emotion-kiosk models list|fetch|check`: which model files are there, and getting more of them."""

import argparse
import json
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from kiosk.core.errors import KioskError
from kiosk.vision.model_download import fetch
from kiosk.vision.models import ModelCard, ModelShelf, ModelState


def run(
    arguments: argparse.Namespace, shelf: ModelShelf, folder: Path, console: Console | None = None
) -> int:
    """Does what was asked; `folder` is where fetched files go. Answers the exit code."""
    console = console or Console()
    if arguments.action == "fetch":
        return _fetch(arguments.names, shelf, folder, console)
    states = {card.name: shelf.state(card) for card in shelf.cards}
    if getattr(arguments, "json", False):
        for card in shelf.cards:
            console.file.write(json.dumps(_values(card, states[card.name], shelf)) + "\n")
    else:
        console.print(_table(shelf, states))
    return 1 if arguments.action == "check" and _wrong(shelf, states) else 0


def _wrong(shelf: ModelShelf, states: dict[str, ModelState]) -> bool:
    """A file that differs, or one of ours that is missing; the rest of the pack may be missing."""
    return any(
        states[card.name] is ModelState.DAMAGED or (card.built_in and states[card.name] is ModelState.MISSING)
        for card in shelf.cards
    )


def _fetch(names: list[str], shelf: ModelShelf, folder: Path, console: Console) -> int:
    cards = [shelf.card(name) for name in names]
    if not names:
        missing = [card for card in shelf.cards if shelf.state(card) is not ModelState.PRESENT]
        cards = [card for card in missing if card.address]
    failed = 0
    for card in cards:
        if shelf.state(card) is ModelState.PRESENT:
            console.print(f"{card.name}: is there", highlight=False)
            continue
        try:
            target = _fetch_one(card, folder, console)
        except KioskError as error:
            failed += 1
            console.print(f"{card.name}: {error}", markup=False, highlight=False)
        else:
            console.print(f"{card.name}: {target}", markup=False, highlight=False)
    return 1 if failed else 0


def _fetch_one(card: ModelCard, folder: Path, console: Console) -> Path:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(card.name, total=card.size_bytes)
        return fetch(card, folder, lambda done: progress.update(task, completed=done))


def _values(card: ModelCard, state: ModelState, shelf: ModelShelf) -> dict[str, object]:
    path = shelf.path(card)
    return {
        "name": card.name,
        "role": card.role.value,
        "state": state.value,
        "file": card.file,
        "path": str(path) if path else None,
        "size_bytes": card.size_bytes,
        "sha256": card.sha256,
        "licence": card.licence,
        "built_in": card.built_in,
        "address": card.address or None,
    }


def _table(shelf: ModelShelf, states: dict[str, ModelState]) -> Table:
    table = Table("name", "role", "state", "size", "licence", box=None, pad_edge=False)
    table.add_column("where", overflow="fold")
    for card in shelf.cards:
        path = shelf.path(card)
        get = f"emotion-kiosk models fetch {card.name}" if card.address else "put it into a models folder"
        where = Text(str(path) if path else f"get it: {get}")
        state = states[card.name]
        table.add_row(card.name, card.role, state, f"{card.size_bytes / 1e6:.1f} MB", card.licence, where)
    return table
