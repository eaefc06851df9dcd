"""One log file a day, and warnings on the terminal; nothing of a visit is ever written."""

import logging
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

QUIET = ("botocore", "boto3", "urllib3", "requests", "PIL", "asyncio", "qasync")
"""Libraries whose details may hold bodies of requests: only their warnings are kept."""


def start(folder: Path | None, level: str, keep_days: int, program: str = "kiosk") -> None:
    """Sends all logging to `<program>.log` in `folder`, or to the terminal alone when it cannot be written.

    Without a folder the terminal is all there is. Each program has a file of its own: two that turn the same
    one over at midnight lose its lines.
    """
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [terminal]
    trouble: OSError | None = None
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            handlers.append(
                TimedRotatingFileHandler(
                    folder / f"{program}.log", when="midnight", backupCount=keep_days, encoding="utf-8"
                )
            )
    except OSError as error:
        trouble = error
    logging.basicConfig(
        level=level.upper(),
        handlers=handlers,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    if trouble:
        logging.getLogger(__name__).warning("Logs go to the terminal only: %s", trouble)
