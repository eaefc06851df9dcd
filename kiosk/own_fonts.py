"""Fonts that a bundle carries, for machines without a Korean one."""

import logging
from pathlib import Path

from PySide6.QtGui import QFontDatabase

log = logging.getLogger(__name__)


def load(folder: Path) -> int:
    """Makes the .ttf files of `folder` known to Qt; how many could be read. Needs a QGuiApplication.

    A checkout has no such folder: then it is 0, and the fonts of the system are used.
    """
    loaded = 0
    for file in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            log.warning("A font cannot be read: %s", file)
        else:
            loaded += 1
    return loaded
