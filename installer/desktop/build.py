"""Builds what a shop installs: `python -m installer.desktop.build [dir|deb|zip|all] [--out DIR]`.

dir (default) makes the folder with both programs, deb and zip also a package of it. What was asked for is the
last line.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from installer.desktop import contents
from installer.desktop.programs import BUNDLE, KIOSK, PROGRAMS, ROOT, executable

KINDS = ("dir", "deb", "zip", "all")
MILESTONE = re.compile(
    r"INFO: (Analyzing (?:modules|\S+__main__\.py)|Looking for .+|(?:Building|Build) [^ ]*)(?!.*completed)"
)
SPEC = Path(__file__).with_name("kiosk.spec")


class BuildFailed(Exception):
    """The bundle was not made; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds, and prints progress, size, time and paths. Exit code 1 when it failed."""
    parser = argparse.ArgumentParser(prog="package", description=__doc__)
    parser.add_argument("kind", nargs="?", choices=KINDS, default="dir")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "frozen", metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        build(options.kind, options.out.absolute())
    except (BuildFailed, subprocess.CalledProcessError) as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
    return 0


def build(kind: str, out: Path) -> None:
    """Makes `out/emotion-kiosk` anew and packages of it; `out/build.json` says sizes and times.

    Raises BuildFailed, CalledProcessError.
    """
    if kind == "deb" and sys.platform != "linux":
        raise BuildFailed("a .deb is built on Debian or Ubuntu")
    told = freeze(out)
    bundle = out / BUNDLE
    made = [bundle / program_file(KIOSK.name)]
    if kind in ("zip", "all"):
        from installer.desktop.zipped import zip_bundle

        started_s = time.monotonic()
        name = f"{BUNDLE}-{told['version']}-{sys.platform}.zip"
        made.append(zip_bundle(bundle, out / name))
        told["zip"] = weighed(made[-1], started_s)
    if kind == "deb" or (kind == "all" and sys.platform == "linux"):
        from installer.desktop.deb import build_deb

        started_s = time.monotonic()
        made.append(build_deb(bundle, out / "work" / "icons", str(told["version"]), out))
        told["deb"] = weighed(made[-1], started_s)
    (out / "build.json").write_text(json.dumps(told) + "\n", encoding="utf-8")
    for path in made:
        print(path, flush=True)


def freeze(out: Path) -> dict[str, object]:
    """The folder with both programs; answers version, size and time. Raises BuildFailed."""
    started_s = time.monotonic()
    number = checked_version()
    print(f"Building {BUNDLE} {number} with Python {sys.version.split()[0]}", flush=True)
    work = out / "work"
    log = out / "build.log"
    work.mkdir(parents=True, exist_ok=True)
    render = [sys.executable, "-m", "installer.desktop.pictures", str(work / "icons")]
    subprocess.run(render, cwd=ROOT, check=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "INFO"]
    command += ["--distpath", str(out), "--workpath", str(work), str(SPEC)]
    with log.open("w", encoding="utf-8") as lines:
        code = follow(command, lines)
    if code:
        raise BuildFailed(f"PyInstaller ended with {code}; its words are in {log}")
    bundle = out / BUNDLE
    for name in ("NOTICE", "sbom.cdx.json"):
        shutil.copyfile(work / SPEC.stem / name, bundle / name)
    shutil.copyfile(ROOT / "LICENSE", bundle / "LICENSE")
    strip_python(bundle)
    (bundle / "VERSION").write_text(f"{number}\n", encoding="utf-8")
    missing = [program.name for program in PROGRAMS if not (bundle / program_file(program.name)).is_file()]
    if missing:
        raise BuildFailed(f"{', '.join(missing)} not in {bundle}; PyInstaller's words are in {log}")
    seconds = time.monotonic() - started_s
    megabytes, files = weight(bundle)
    print(f"{megabytes:.0f} MB in {files} files, {seconds:.0f} s", flush=True)
    return {
        "version": number,
        "megabytes": round(megabytes, 1),
        "files": files,
        "seconds": round(seconds, 1),
    }


def program_file(name: str) -> str:
    """The file of a program in a bundle that is built here."""
    return executable(name, sys.platform)


def weighed(file: Path, started_s: float) -> dict[str, float]:
    """Size and time of one package."""
    megabytes, seconds = file.stat().st_size / 1e6, time.monotonic() - started_s
    print(f"{file.name}: {megabytes:.0f} MB, {seconds:.0f} s", flush=True)
    return {"megabytes": round(megabytes, 1), "seconds": round(seconds, 1)}


def checked_version() -> str:
    """The version that is installed. Raises BuildFailed when pyproject.toml says another."""
    installed = version(BUNDLE)
    written = contents.written_version()
    if installed != written:
        raise BuildFailed(
            f"{BUNDLE} {installed} is installed, pyproject.toml says {written}: install it again"
        )
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
