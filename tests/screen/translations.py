"""Brings the translations up to date with the QML: `python -m tests.screen.translations`.

New words come into `kiosk_ko.ts` as unfinished; translate them there and run this again.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
QML = ROOT / "kiosk" / "screen" / "qml"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = {"ko": ("ko_KR",), "en": ("en_US", "-pluralonly")}


class TranslationUnfinished(Exception):
    """Words without a translation, or a tool that failed; the message is what the tool said."""


def update(language: str, folder: Path) -> None:
    """Rewrites `kiosk_<language>.ts` of the folder. Raises TranslationUnfinished when the tool fails."""
    target, *extra = LANGUAGES[language]
    files = sorted(path.name for path in QML.glob("*.qml"))
    options = ["-source-language", "en_US", "-target-language", target, "-locations", "none", "-no-obsolete"]
    run_tool("lupdate", QML, *files, "-ts", str(folder / f"kiosk_{language}.ts"), *options, *extra)


def compile_(language: str, folder: Path) -> None:
    """Writes `kiosk_<language>.qm`. Raises TranslationUnfinished where words are missing."""
    source, target = (str(folder / f"kiosk_{language}.{ending}") for ending in ("ts", "qm"))
    run_tool("lrelease", QML, "-fail-on-unfinished", source, "-qm", target)


def run_tool(tool: str, folder: Path, *arguments: str) -> None:
    """Runs `pyside6-<tool>` in a folder. Raises TranslationUnfinished with what it said."""
    program = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent)) or f"pyside6-{tool}"
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise TranslationUnfinished(done.stdout + done.stderr)


if __name__ == "__main__":
    for name in LANGUAGES:
        update(name, TRANSLATIONS)
    for name in LANGUAGES:
        compile_(name, TRANSLATIONS)
