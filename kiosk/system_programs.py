"""The environment for programs that are not part of this one."""

import os
import sys

OWN_PLACES = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def environment() -> dict[str, str]:
    """Our own, but in a frozen program without the ways to its libraries and plugins.

    Others must not load those.
    https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations
    They cannot be taken out of `os.environ`: our own worker processes need them.
    """
    ours = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = ours.pop("LD_LIBRARY_PATH_ORIG", "")
        for name in OWN_PLACES:
            ours.pop(name, None)
        if before:
            ours["LD_LIBRARY_PATH"] = before
    return ours
