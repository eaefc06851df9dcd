"""What goes into the bundle: our own files beside the code, and nothing of the development tools."""

import pkgutil
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = "emotion-kiosk"
NANUM = Path("/usr/share/fonts/truetype/nanum")
FONTS = (
    *("NanumSquareRoundR.ttf", "NanumSquareRoundB.ttf", "NanumMyeongjo.ttf", "NanumMyeongjoBold.ttf"),
    *("NanumGothicCoding.ttf", "NanumGothicCodingBold.ttf"),
)
LANGUAGES = ("ko", "en")
NEVER = ("tkinter", "unittest.mock", "PyQt5", "PyQt6", "PySide2", "IPython", "kiosk.resources")
SCIPY_USED = frozenset(("fft", "fftpack", "special"))
"""What a perceptual hash needs: a cosine transform."""
PYQTGRAPH_UNUSED = ("console", "dockarea", "examples", "flowchart", "jupyter", "opengl")


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
            # What is installed of the project may be older than what it says now.
            wanted = _project()["dependencies"] if name == PROJECT else distribution(name).requires or []
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
    """What PyInstaller must not follow: development tools, and parts of libraries that we never call."""
    return [*strangers(PROJECT), *NEVER, *unused_parts()]


def unused_parts() -> list[str]:
    """Large parts of scipy, pywt and pyqtgraph, which their other parts mention but load only when called."""
    scipy = find_spec("scipy")
    folders = scipy.submodule_search_locations if scipy else []
    parts = [module.name for module in pkgutil.iter_modules(folders) if module.ispkg]
    scipy_cut = [f"scipy.{name}" for name in parts if not name.startswith("_") and name not in SCIPY_USED]
    return [*scipy_cut, "pywt", *(f"pyqtgraph.{name}" for name in PYQTGRAPH_UNUSED)]


def written_version() -> str:
    """The version in pyproject.toml, where it is written once."""
    return str(_project()["version"])


def _project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def plain(name: str) -> str:
    """A distribution's name as PEP 503 normalises it."""
    return name.lower().replace("_", "-").replace(".", "-")
