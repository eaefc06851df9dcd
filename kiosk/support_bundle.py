"""One zip for those who help: logs, settings, checks, versions; no secret, no face, no id of a person."""

import json
import platform
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from importlib import metadata
from pathlib import Path

from kiosk.core.errors import DiskFull

LOG_BYTES = 2_000_000
"""How much of the end of each log file is taken."""
BUNDLES_KEPT = 5
HIDDEN = "(hidden)"

BILL = "sbom.cdx.json"
"""Beside a frozen program: what it is made of."""

SECRET = re.compile(
    r"secret|password|token|key|pin\b|credential|certificate|tracking|reviewer", re.IGNORECASE
)
"""Settings whose values are not told; a reviewer is a person."""
PERSONAL = [
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.IGNORECASE), "(id)"),
    (re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"), HIDDEN),
    (re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"), "(address)"),
    (re.compile(r"(?i)\b(password|secret|token|authorization|pin|code)(\s*[=:]\s*)\S+"), rf"\1\2{HIDDEN}"),
]


def new_bundle_path(folder: Path, now: datetime) -> Path:
    """Where a bundle of this moment goes; makes room by removing the oldest ones. Raises DiskFull."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("emotion-kiosk-support-*.zip"))[: -(BUNDLES_KEPT - 1)]:
            old.unlink()
    except OSError as error:
        raise DiskFull("No place for a support bundle", item=str(folder), remedy=str(error)) from error
    return folder / f"emotion-kiosk-support-{now:%Y%m%d-%H%M%S}.zip"


def write_bundle(
    target: Path, logs: Path, settings: Mapping[str, object], doctor: Callable[[], str], home: Path
) -> Path:
    """Writes `target` whole or not at all, and answers it. Raises DiskFull.

    `logs` is a folder of `*.log*` files, `settings` may be nested, `doctor` answers its findings as text;
    the path `home` is shortened to `~`.
    """
    half = target.with_suffix(".part")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("versions.json", json.dumps(versions(), indent=1))
            tidy = json.dumps(without_secrets(settings), indent=1, ensure_ascii=False, default=str)
            bundle.writestr("settings.json", without_people(tidy, home))
            bundle.writestr("doctor.txt", without_people(doctor(), home))
            for path in sorted(logs.glob("*.log*")):
                bundle.writestr(f"logs/{path.name}", without_people(_end_of(path), home))
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise DiskFull("The support bundle cannot be written", item=str(target), remedy=str(error)) from error
    return target


def versions() -> dict[str, str]:
    """The system, Python, and every package that is installed or that a frozen program is made of."""
    packages = {d.name: d.version for d in metadata.distributions() if d.name} | _frozen_packages()
    system = {"system": platform.platform(), "python": platform.python_version()}
    return system | dict(sorted(packages.items()))


def _frozen_packages() -> dict[str, str]:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is None:
        return {}
    places = [Path(bundle), Path(sys.executable).parent]
    bills = [place / BILL for place in places if (place / BILL).is_file()]
    if not bills:
        return {}
    components = json.loads(bills[0].read_text("utf-8"))["components"]
    return {component["name"]: component["version"] for component in components}


def without_secrets(settings: Mapping[str, object]) -> dict[str, object]:
    """The same settings; a value whose key sounds like a secret is only said to be there."""
    return dict(_tidied(settings))


def without_people(text: str, home: Path) -> str:
    """The text without ids of people, addresses and secrets."""
    for pattern, instead in PERSONAL:
        text = pattern.sub(instead, text)
    for path in {str(home), str(Path.home())}:
        text = text.replace(path, "~")
    return text


def _tidied(settings: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield key, without_secrets(value)
        elif SECRET.search(key) and value:
            yield key, HIDDEN
        else:
            yield key, value


def _end_of(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(0, 2)
        file.seek(max(0, file.tell() - LOG_BYTES))
        return file.read().decode("utf-8", "replace")
