"""What goes into the bundle: our own files beside the code, and nothing of the development tools."""

import sys
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = "emotion-kiosk"
NANUM = Path("/usr/share/fonts/truetype/nanum")
FONTS = ("NanumSquareRoundR.ttf", "NanumSquareRoundB.ttf", "NanumMyeongjo.ttf", "NanumMyeongjoBold.ttf")
NEVER = ("tkinter", "unittest.mock", "PyQt5", "PyQt6", "PySide2", "IPython", "kiosk.resources")


class FontMissing(Exception):
    """The font that the bundle has to carry is not on this machine."""


def data_files() -> list[tuple[str, str]]:
    """(source, folder in the bundle) of our resources, QML, cascades and fonts. Raises FontMissing."""
    import cv2

    cascades = Path(cv2.__file__).parent / "data" / "*.xml"
    files = [
        (str(ROOT / "resources"), "resources"),
        (str(ROOT / "kiosk" / "screen" / "qml"), "kiosk/screen/qml"),
        (str(cascades), "cv2/data"),
    ]
    return files + [(str(font), "resources/fonts") for font in fonts(sys.platform, NANUM)]


def fonts(platform: str, folder: Path) -> list[Path]:
    """The font files that a Linux bundle carries; Windows and macOS have Hangul. Raises FontMissing."""
    if platform != "linux":
        return []
    missing = [name for name in FONTS if not (folder / name).is_file()]
    if missing:
        raise FontMissing(f"{', '.join(missing)} not in {folder}: apt-get install fonts-nanum")
    return [folder / name for name in FONTS]


def requirements(project: str) -> set[str]:
    """The names of `project` and of all that it needs to run here, lower case with dashes."""
    found: set[str] = set()
    waiting = [project]
    while waiting:
        name = plain(waiting.pop())
        if name in found:
            continue
        try:
            wanted = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        found.add(name)
        needs = [Requirement(line) for line in wanted]
        waiting += [need.name for need in needs if not need.marker or need.marker.evaluate({"extra": ""})]
    return found


def strangers(project: str) -> list[str]:
    """Modules of this environment that `project` does not need to run."""
    wanted = requirements(project)
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if module.isidentifier() and not any(plain(owner) in wanted for owner in owners)
    )


def excluded_modules() -> list[str]:
    """What PyInstaller must not follow: only type checkers and development tools import it."""
    return [*strangers(PROJECT), *NEVER]


def plain(name: str) -> str:
    """A distribution's name as PEP 503 normalises it."""
    return name.lower().replace("_", "-").replace(".", "-")
