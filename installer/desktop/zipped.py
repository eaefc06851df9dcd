"""The bundle as one zip file, with the links and the rights that a plain zip would lose."""

import stat
import zipfile
from pathlib import Path

LEVEL = 6


def zip_bundle(bundle: Path, target: Path) -> Path:
    """Writes `target` with `bundle` as its one folder, and answers it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for path in sorted(bundle.rglob("*")):
            name = str(Path(bundle.name) / path.relative_to(bundle))
            if path.is_symlink():
                link = zipfile.ZipInfo(name)
                link.create_system = 3  # Unix: unzip makes it a link again
                link.external_attr = (stat.S_IFLNK | 0o777) << 16
                archive.writestr(link, str(path.readlink()))
            else:
                archive.write(path, name)
    return target
