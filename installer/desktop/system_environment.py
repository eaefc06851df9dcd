"""Runs first in the frozen program: programs of the system that it starts must not load its libraries."""

import os

# PyInstaller's start-up code points it into the bundle and keeps what it was before.
# https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
os.environ.pop("LD_LIBRARY_PATH", None)
if before:
    os.environ["LD_LIBRARY_PATH"] = before
