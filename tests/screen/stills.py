"""Pictures of every screen: `python -m tests.screen.stills OUT PICTURES [NAME...]`.

PICTURES is a folder with `emotions/<mood>/*.jpeg`.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QSize
from PySide6.QtQuickControls2 import QQuickStyle
from PySide6.QtWidgets import QApplication

from kiosk.screen.options import ScreenOptions
from tests.screen.stage import FolderOfPictures, Stage
from tests.screen.ways import WAYS, astronaut

SIZES = {"landscape": QSize(1920, 1080), "portrait": QSize(1080, 1920), "low": QSize(1080, 1920)}


def main(out: Path, pictures: Path, names: list[str]) -> None:
    """Writes `NAME-ORIENTATION-LANGUAGE.png`; names may be those of ways, orientations and languages."""
    QQuickStyle.setStyle("Basic")
    app = QApplication(["stills"])
    out.mkdir(parents=True, exist_ok=True)
    ways = [name for name in WAYS if name in names] or list(WAYS)
    shapes = [shape for shape in SIZES if shape in names] or ["landscape", "portrait"]
    languages = [language for language in ("ko", "en") if language in names] or ["ko", "en"]
    for shape in shapes:
        for language in languages:
            for name in ways:
                options = ScreenOptions(reduce_motion=True, low_reach=shape == "low")
                stage = Stage(app, FolderOfPictures(pictures), SIZES[shape], options, language, astronaut)
                WAYS[name](stage)
                stage.still().save(str(out / f"{name}-{shape}-{language}.png"))
                stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
