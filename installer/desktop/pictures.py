"""Renders our icons for the systems: `python -m installer.desktop.pictures OUT`.

PNG in the sizes of the hicolor theme, .ico for Windows, .icns for macOS.
"""

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

from installer.desktop.programs import PROGRAMS, ROOT
from kiosk.own_icons import drawn

ICONS = ROOT / "resources" / "icons"
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS = (16, 32, 64, 128, 256, 512, 1024)


def main(out: Path) -> None:
    """Writes every file for both programs into `out`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["pictures"])
    out.mkdir(parents=True, exist_ok=True)
    for program in PROGRAMS:
        write(program.name, out)
    del app


def write(name: str, out: Path) -> None:
    """`name-<side>.png`, `name.ico` and `name.icns` in `out`. Needs a QGuiApplication."""
    pictures = {side: rendered(name, side) for side in {*HICOLOR, *ICO, *ICNS}}
    for side in HICOLOR:
        pictures[side].save(out / f"{name}-{side}.png", optimize=True)
    # Each size is its own drawing; Pillow would shrink the largest one.
    sizes = [(side, side) for side in ICO]
    pictures[ICO[-1]].save(
        out / f"{name}.ico", sizes=sizes, append_images=[pictures[side] for side in ICO[:-1]]
    )
    pictures[ICNS[-1]].save(out / f"{name}.icns", append_images=[pictures[side] for side in ICNS[:-1]])


def rendered(name: str, side: int) -> Image.Image:
    """The icon as Pillow knows pictures, `side` x `side` pixels."""
    picture = drawn(ICONS, name, side).convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (side, side), bytes(picture.constBits()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
