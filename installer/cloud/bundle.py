"""The functions' code with the few modules of the kiosk that they share, as one folder."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = (
    "kiosk/__init__.py",
    "kiosk/adapters/__init__.py",
    "kiosk/adapters/jpeg_segments.py",
    "kiosk/adapters/picture_metadata.py",
    "kiosk/adapters/xmp_packet.py",
    "kiosk/adapters/aws/__init__.py",
    "kiosk/adapters/aws/names.py",
    "kiosk/adapters/aws/table_rows.py",
)
"""They need the standard library, boto3 and `kiosk.core` only; a test runs them with nothing else."""


def make_bundle(folder: Path) -> Path:
    """Copies everything into `folder`, which is emptied first; answers it."""
    shutil.rmtree(folder, ignore_errors=True)
    names = [ROOT / name for name in SHARED]
    names += sorted((ROOT / "kiosk/core").glob("*.py"))
    names += sorted((ROOT / "installer/cloud/functions").glob("*.py"))
    names.append(ROOT / "installer/cloud/__init__.py")
    for path in names:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return folder
