"""Builds the frozen kiosk: `python installer/desktop/build.py [--out DIR]`; its path is the last line."""

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parents[2]
NAME = "emotion-kiosk"
MILESTONE = re.compile(
    r"INFO: (Analyzing (?:modules|\S+__main__\.py)|Looking for .+|(?:Building|Build) [^ ]*)(?!.*completed)"
)
SPEC = Path(__file__).with_name("kiosk.spec")


class BuildFailed(Exception):
    """The bundle was not made; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds, and prints progress, size, time and the path of the program. Exit code 1 when it failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "frozen", metavar="DIR")
    try:
        build(parser.parse_args(arguments).out.absolute())
    except BuildFailed as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    return 0


def build(out: Path) -> Path:
    """The program in `out/emotion-kiosk`, made anew; `out/build.json` says its size and the time.

    Raises BuildFailed.
    """
    started_s = time.monotonic()
    number = checked_version()
    print(f"Building {NAME} {number} with Python {sys.version.split()[0]}", flush=True)
    work = out / "work"
    log = out / "build.log"
    work.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "INFO"]
    command += ["--distpath", str(out), "--workpath", str(work), str(SPEC)]
    with log.open("w", encoding="utf-8") as lines:
        code = follow(command, lines)
    if code:
        raise BuildFailed(f"PyInstaller ended with {code}; its words are in {log}")
    bundle = out / NAME
    shutil.copyfile(work / SPEC.stem / "NOTICE", bundle / "NOTICE")
    shutil.copyfile(ROOT / "LICENSE", bundle / "LICENSE")
    strip_python(bundle)
    (bundle / "VERSION").write_text(f"{number}\n", encoding="utf-8")
    seconds = time.monotonic() - started_s
    megabytes, files = weight(bundle)
    told = {"version": number, "megabytes": round(megabytes, 1), "files": files, "seconds": round(seconds, 1)}
    (out / "build.json").write_text(json.dumps(told) + "\n", encoding="utf-8")
    print(f"{megabytes:.0f} MB in {files} files, {seconds:.0f} s", flush=True)
    program = bundle / (f"{NAME}.exe" if sys.platform == "win32" else NAME)
    print(program, flush=True)
    return program


def checked_version() -> str:
    """The version that is installed. Raises BuildFailed when pyproject.toml says another."""
    installed = version(NAME)
    written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    if installed != written:
        raise BuildFailed(f"{NAME} {installed} is installed, pyproject.toml says {written}: install it again")
    return installed


def follow(command: Sequence[str], log: TextIO) -> int:
    """Runs PyInstaller, keeps its words in `log`, prints its milestones; its exit code."""
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as running:
        assert running.stdout
        for line in running.stdout:
            log.write(line)
            if milestone := MILESTONE.search(line):
                print(f"  {milestone[1]}", flush=True)
    return running.returncode


def strip_python(bundle: Path) -> None:
    """Takes symbols out of Python's own library (17 MB); `strip` would break what was patched for wheels."""
    if sys.platform == "linux":
        for library in (bundle / "_internal").glob("libpython3.*.so.*"):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def weight(folder: Path) -> tuple[float, int]:
    """Megabytes (10^6 bytes) and number of the files in `folder`; links count nothing."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(sizes) / 1e6, len(sizes)


if __name__ == "__main__":
    sys.exit(main())
