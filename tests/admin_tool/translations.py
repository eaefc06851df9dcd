"""Brings the admin tool's translations up to date: `python -m tests.admin_tool.translations [FOLDER...]`.

Every folder of `admin_tool` has files of its own, `admin_<folder>_<language>.ts`; the modules beside them are
the folder `window`. New words come into `_ko.ts` as unfinished: translate them there and run this again. The
English files hold plurals only.
"""

import sys
from pathlib import Path

from tests.screen.translations import TranslationUnfinished, run_tool

ROOT = Path(__file__).parents[2]
CODE = ROOT / "admin_tool"
TRANSLATIONS = ROOT / "resources" / "translations"
FOLDERS = ("window", "kit", "pool", "production", "generate", "personalize", "insights", "privacy")
LANGUAGES = {"ko": ("ko_KR",), "en": ("en_US", "-pluralonly")}
NAMES = [(folder, language) for folder in FOLDERS for language in LANGUAGES]


def file_name(folder: str, language: str) -> str:
    """The name of a translation without its ending."""
    return f"admin_{folder}_{language}"


def sources(folder: str) -> list[str]:
    """The modules of a folder, as paths below `admin_tool`."""
    root = CODE if folder == "window" else CODE / folder
    return sorted(str(path.relative_to(CODE)) for path in root.glob("*.py"))


def update(folder: str, language: str, out: Path) -> None:
    """Rewrites one `.ts` in `out`. Raises TranslationUnfinished when the tool fails."""
    target, *extra = LANGUAGES[language]
    options = ["-source-language", "en_US", "-target-language", target, "-locations", "none", "-no-obsolete"]
    where = str(out / f"{file_name(folder, language)}.ts")
    run_tool("lupdate", CODE, *sources(folder), "-ts", where, *options, *extra)


def compile_(folder: str, language: str, out: Path) -> None:
    """Writes one `.qm`. Raises TranslationUnfinished where words are missing."""
    source, target = (str(out / f"{file_name(folder, language)}.{ending}") for ending in ("ts", "qm"))
    run_tool("lrelease", CODE, "-fail-on-unfinished", source, "-qm", target)


if __name__ == "__main__":
    chosen = [name for name in NAMES if name[0] in (sys.argv[1:] or FOLDERS)]
    for folder, language in chosen:
        update(folder, language, TRANSLATIONS)
    unfinished = []
    for folder, language in chosen:
        try:
            compile_(folder, language, TRANSLATIONS)
        except TranslationUnfinished as trouble:
            unfinished.append(f"{file_name(folder, language)}: {trouble}")
    sys.exit("\n".join(unfinished) or 0)
