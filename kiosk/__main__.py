"""Starts the kiosk: `python -m kiosk`, `emotion-kiosk`, or the frozen program."""

import multiprocessing
import sys


def main() -> int:
    """Runs the command line; a process that a frozen program starts for its camera ends here."""
    multiprocessing.freeze_support()
    from kiosk.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
