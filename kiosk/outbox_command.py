"""`emotion-kiosk outbox status`: what waits to be sent."""

import json
import sys
from contextlib import closing
from dataclasses import asdict

from kiosk.adapters.local.database import open_library
from kiosk.adapters.outbox_queue import OutboxQueue
from kiosk.paths import Home


def run(home: Home, as_json: bool) -> int:
    """Prints the state of the outbox; exit code 0 also when interactions wait. Raises LibraryError."""
    if not home.library.is_file():
        print("{}" if as_json else f"There is no library yet in {home.root}")
        return 0
    with closing(open_library(home.root)) as database:
        status = asdict(OutboxQueue(database).status())
    if as_json:
        json.dump(status, sys.stdout, default=str)
        sys.stdout.write("\n")
        return 0
    for name, value in status.items():
        sys.stdout.write(f"{name:14} {value if value is not None else '-'}\n")
    return 0
