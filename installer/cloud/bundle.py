"""The functions' code with the modules of the kiosk that they share and the SDK they were tested with."""

import importlib.util
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = (
    "kiosk/__init__.py",
    "kiosk/adapters/__init__.py",
    "kiosk/adapters/jpeg_segments.py",
    "kiosk/adapters/picture_metadata.py",
    "kiosk/adapters/png_chunks.py",
    "kiosk/adapters/xmp_packet.py",
    "kiosk/adapters/aws/__init__.py",
    "kiosk/adapters/aws/names.py",
    "kiosk/adapters/aws/table_rows.py",
)
"""They need the standard library, boto3 and `kiosk.core` only; a test runs them with nothing else."""
SDK = ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3", "six")
"""Lambda's own SDK may not know the newest parameters, such as a name for an asynchronous answer."""
SERVICES = (
    *("cloudwatch", "dynamodb", "personalize", "personalize-events", "rekognition"),
    *("s3", "sagemaker", "sagemaker-runtime", "sqs"),
)


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
    for name in SDK:
        _copy_package(name, folder)
    return folder


def _copy_package(name: str, folder: Path) -> None:
    """An installed package; of botocore's data only what our services need: 3 MB of 28."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{name} is not installed", name=name)
    origin = Path(found.origin)
    if origin.name != "__init__.py":
        shutil.copyfile(origin, folder / origin.name)
        return

    def skipped(where: str, names: list[str]) -> set[str]:
        out = {one for one in names if one == "__pycache__" or one.endswith((".pyc", ".so"))}
        if Path(where) == origin.parent / "data":
            out |= {one for one in names if "." not in one and one not in SERVICES}
        if Path(where) == origin.parent and name == "boto3":
            out |= {"examples"}
        return out

    shutil.copytree(origin.parent, folder / name, ignore=skipped)
