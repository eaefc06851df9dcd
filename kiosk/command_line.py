"""What the command lines of both programs have in common."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk import paths, settings
from kiosk.core.errors import SettingsWrong


def window_size(text: str) -> tuple[int, int]:
    """Parses `1920x1080`; from 320x320 to 7680x7680 pixels."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1920x1080")
    size = int(width), int(height)
    if not all(320 <= side <= 7680 for side in size):
        raise argparse.ArgumentTypeError(f"{text!r}: each side must be 320 to 7680 pixels")
    return size


def load_settings(options: argparse.Namespace) -> settings.Settings:
    """All layers of settings for a command line; `--config` stands in for the user's file.

    Raises SettingsWrong.
    """
    flags = {"backend": "backend", "camera": "camera.source", "language": "kiosk.language"}
    overrides = {key: getattr(options, flag) for flag, key in flags.items() if hasattr(options, flag)}
    named: Path | None = getattr(options, "config", None)
    if named is not None and not named.is_file():
        raise SettingsWrong("There is no such settings file", item=str(named))
    file = named or paths.home().settings
    return settings.load(
        paths.resources() / "default_settings.toml",
        file,
        overrides=overrides,
        machine_file=paths.machine_settings(),
    )


def unless_nobody_reads(run: Callable[[], int]) -> int:
    """The exit code of `run`, or 141 without a word when whoever read our output has gone (`| head`)."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        # the interpreter would flush once more at its end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GONE
    return code


GONE = 141
"""What a shell says of a program that SIGPIPE has ended."""
