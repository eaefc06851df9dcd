"""Starts this program anew, as whoever started it did."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping

AGAIN = 75
"""Exit code of a kiosk that wants to be started again, for the one that waits for it."""
WAITED_FOR = "_KIOSK_IS_WAITED_FOR"


def start_anew(environment: Mapping[str, str]) -> int:
    """Does not return but on Windows, where it answers the exit code of this program.

    `environment` is what this program was started with.
    """
    # https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html#independent-subprocess
    reset = {"PYINSTALLER_RESET_ENVIRONMENT": "1"} if getattr(sys, "frozen", False) else {}
    fresh = {**environment, **reset}
    command = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        return keep_running(fresh, lambda wanted: subprocess.call(command, env=wanted))
    # The same process: systemd and a shell that waits for it notice nothing.
    return os.execve(sys.executable, command, fresh)


def keep_running(environment: Mapping[str, str], run: Callable[[Mapping[str, str]], int]) -> int:
    """Runs the program again for as long as it asks for that, and answers its last exit code.

    Windows cannot put a program in the place of another: whoever waits for this one (Shell Launcher does)
    would see it end and start a second one. A program that is waited for itself only asks.
    """
    if WAITED_FOR in environment:
        return AGAIN
    code = AGAIN
    while code == AGAIN:
        code = run({**environment, WAITED_FOR: "1"})
    return code


def bury_children() -> None:
    """Takes leave of processes that ended when the program before this one was replaced."""
    if not hasattr(os, "WNOHANG"):
        return
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return  # there are none
