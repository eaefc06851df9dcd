"""`forget` and `sweep`."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from admin_tool.commands.terminal import Terminal
from admin_tool.services import Services
from kiosk.core.errors import KioskError
from kiosk.core.visitor import Receipt


def run_forget(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Deletes everything about the visitor of a return code or id, and prints the proof."""
    visitor_id = services.privacy.find(options.code)
    if visitor_id is None:
        raise KioskError(
            "Nobody is remembered under this code",
            remedy="Compare it with the receipt; a code that ran out is forgotten already.",
        )
    _tell(terminal, services.privacy.forget(visitor_id))
    return 0


def run_sweep(options: argparse.Namespace, services: Services, terminal: Terminal) -> int:
    """Forgets everybody whose time is over, and deletes what was withdrawn too long ago."""
    receipt = services.privacy.sweep()
    pictures = services.promoter.sweep(datetime.now(UTC))
    removed = {**receipt.removed, "withdrawn pictures": pictures}
    _tell(terminal, Receipt(receipt.id, receipt.at, removed))
    return 0


def _tell(terminal: Terminal, receipt: Receipt) -> None:
    counted = ", ".join(f"{count} {what}" for what, count in receipt.removed.items() if count)
    terminal.answer(
        asdict(receipt),
        f"Proof {receipt.id}, {receipt.at:%Y-%m-%d %H:%M} UTC: {counted or 'nothing'} removed.",
    )
