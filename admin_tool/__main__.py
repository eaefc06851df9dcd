"""`emotion-admin` and `python -m admin_tool`."""

import multiprocessing
import os
import sys


def main() -> int:
    """Starts the command line; a frozen program's child processes end up here too."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # BLAS threads wait for one another on a busy machine
    multiprocessing.freeze_support()
    from admin_tool.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
