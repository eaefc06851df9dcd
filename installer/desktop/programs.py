"""The two programs of the bundle: one table for PyInstaller, the packages and their tests."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = "emotion-kiosk"
"""Name of the folder that both lie in, and of the packages."""


@dataclass(frozen=True, slots=True)
class Program:
    """One frozen program; `modules_cut` are what only the other one imports."""

    name: str
    script: Path
    title: str
    identifier: str
    modules_cut: tuple[str, ...] = ()


KIOSK = Program(
    "emotion-kiosk",
    ROOT / "kiosk" / "__main__.py",
    "Emotion Kiosk",
    "emotion-kiosk.kiosk",
    ("admin_tool", "pyqtgraph", "imagehash", "scipy", "pywt", "tomlkit"),
)
ADMIN = Program("emotion-admin", ROOT / "admin_tool" / "__main__.py", "Emotion Admin", "emotion-kiosk.admin")
PROGRAMS = (KIOSK, ADMIN)


def executable(name: str, platform: str) -> str:
    """The file name of a program."""
    return f"{name}.exe" if platform == "win32" else name
