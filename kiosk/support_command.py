"""`emotion-kiosk support OUT.zip`, and the same from the staff panel."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from kiosk import doctor, paths
from kiosk.settings import Settings
from kiosk.support_bundle import new_bundle_path, write_bundle


def run(settings: Settings, home: paths.Home, target: Path) -> int:
    """Writes the bundle and says where. Raises DiskFull."""
    print(f"Saved {save(settings, home, target)}")
    return 0


def save(settings: Settings, home: paths.Home, target: Path | None = None) -> Path:
    """Writes a support bundle, by default into the data folder, and answers where. Raises DiskFull."""
    path = target or new_bundle_path(home.root / "support", datetime.now())
    return write_bundle(path, home.logs, asdict(settings), lambda: _findings(settings, home), home.root)


def _findings(settings: Settings, home: paths.Home) -> str:
    lines = [
        f"{f.health:8} {f.name}: {f.found} {f.remedy}" for f in doctor.examine(settings, home, beside=True)
    ]
    return "\n".join(lines)
