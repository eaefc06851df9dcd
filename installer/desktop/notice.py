"""NOTICE: every work in the bundle that others made, with its licence."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

LICENCE_NAME = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
OWN = "emotion-kiosk"
RULE = "=" * 100
COMMON = Path("/usr/share/common-licenses")
# PySide6 and Qt are used under the LGPL, which is written as additions to the GPL; their wheels hold no text.
ALWAYS_IN_FULL = frozenset(("LGPL-3", "GPL-3"))
# Parts of the program whose files do not show where they come from.
ALWAYS = ("pyinstaller",)


@dataclass(frozen=True, slots=True)
class Works:
    """What others made: distributions of Python in order of their names, and names of Debian packages."""

    distributions: Sequence[Distribution]
    packages: Sequence[str]


def works(shipped: Iterable[Path]) -> Works:
    """Whose work the files are that a bundle was made of."""
    files = {path.resolve() for path in shipped}
    owned = owners()
    found = {owned[path].name: owned[path] for path in files if path in owned}
    for name in ALWAYS:
        found[name] = distribution(name)
    found.pop(OWN, None)
    outside = [path for path in files if path not in owned and str(path).startswith(("/usr/", "/lib"))]
    packages: set[str] = set()
    if shutil.which("dpkg-query"):
        packages = _packages_of(outside)
    return Works([found[name] for name in sorted(found, key=str.lower)], sorted(packages))


def notice(found: Works) -> str:
    """The text of NOTICE."""
    parts = [_of_distribution(part) for part in found.distributions]
    parts.append(_of_python())
    parts += [_of_package(name) for name in found.packages]
    parts += _common_texts("".join(parts))
    head = "Emotion Kiosk contains the following works of others; each is under its own licence."
    return f"{head}\n\n" + "\n".join(parts)


def owners() -> dict[Path, Distribution]:
    """The distribution of every file that one of this environment has installed."""
    return {
        Path(str(part.locate_file(file))).resolve(): part
        for part in distributions()
        for file in part.files or ()
    }


def licence_of(part: Distribution) -> str:
    """The licence in words: the SPDX expression, else the classifiers, else what the author wrote."""
    told = part.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    if classifiers:
        return ", ".join(line.rsplit(" :: ", 1)[-1] for line in classifiers)
    written = told["License"].strip() if "License" in told else ""
    return written.splitlines()[0] if written else "see its text"


def _of_distribution(part: Distribution) -> str:
    texts = [
        Path(str(part.locate_file(file)))
        for file in part.files or ()
        if ".dist-info" in str(file) and LICENCE_NAME.search(file.name)
    ]
    homes = [*(part.metadata.get_all("Home-page") or []), *(part.metadata.get_all("Project-URL") or [])]
    return _entry(f"{part.name} {part.version}", licence_of(part), homes[0] if homes else "", texts)


def _of_python() -> str:
    text = Path(sys.base_prefix, "lib", f"python3.{sys.version_info.minor}", "LICENSE.txt")
    return _entry(f"Python {sys.version.split()[0]}", "PSF-2.0", "https://www.python.org", [text])


def _of_package(name: str) -> str:
    """Libraries and fonts of a Debian package of this machine."""
    return _entry(f"{name} (Debian)", "see its text", "", [Path("/usr/share/doc", name, "copyright")])


def _common_texts(text: str) -> Iterator[str]:
    """In full what copyright files of Debian only refer to."""
    wanted = ALWAYS_IN_FULL | {name.rstrip(".") for name in re.findall(rf"{COMMON}/([A-Za-z][\w.+-]*)", text)}
    for name in sorted(wanted):
        yield _entry(name, "in full", "", [COMMON / name])


def _packages_of(files: Iterable[Path]) -> set[str]:
    """The Debian packages that brought these files."""
    wanted = {str(file) for file in files}
    # /lib is a link to /usr/lib: dpkg knows a file under the name that its package gave it.
    asked = ["dpkg-query", "-S", *sorted({f"*/{Path(file).name}" for file in wanted})]
    told = subprocess.run(asked, capture_output=True, text=True, check=False) if wanted else None
    lines = [line.partition(": ") for line in told.stdout.splitlines()] if told else []
    return {name.partition(":")[0] for name, _, path in lines if str(Path(path).resolve()) in wanted}


def _entry(name: str, licence: str, home: str, texts: Iterable[Path]) -> str:
    lines = [RULE, name, f"Licence: {licence}"] + ([home] if home else []) + [""]
    lines += [text.read_text("utf-8", errors="replace").strip() for text in texts if text.is_file()]
    return "\n".join(lines) + "\n"
