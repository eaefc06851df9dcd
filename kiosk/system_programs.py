"""The environment for programs of the system that the kiosk starts."""

import os
import sys


def environment() -> dict[str, str]:
    """Our own, but in a frozen program without the way to its libraries, which others must not load.

    https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations
    It cannot be taken out of `os.environ`: our own worker processes need it.
    """
    ours = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = ours.pop("LD_LIBRARY_PATH_ORIG", "")
        ours.pop("LD_LIBRARY_PATH", None)
        if before:
            ours["LD_LIBRARY_PATH"] = before
    return ours
