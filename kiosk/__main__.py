"""Starts the kiosk: `python -m kiosk`, `emotion-kiosk`, or the frozen program."""

import multiprocessing
import os
import sys


def main() -> int:
    """Runs the command line; a process that a frozen program starts for its camera ends here."""
    # On a busy machine BLAS threads wait for one another: 130 ms for a product of 10,000 x 32 numbers.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    multiprocessing.freeze_support()
    from kiosk.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
