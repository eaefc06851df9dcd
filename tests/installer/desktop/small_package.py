"""A Debian package like ours, of a bundle in which there is nearly nothing."""

import shutil
from pathlib import Path

from installer.desktop import deb, pictures
from installer.desktop.programs import PROGRAMS


def small_package(out: Path, version: str) -> Path:
    """Builds it in `out`; its programs do nothing. Needs a QGuiApplication."""
    bundle = out / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    for program in PROGRAMS:
        shutil.copy("/bin/true", bundle / program.name)
        pictures.write(program.name, out)
    (bundle / "_internal" / "library.so").write_bytes(b"")
    (bundle / "_internal" / "library.so").chmod(0o777)
    for name in ("LICENSE", "NOTICE", "sbom.cdx.json"):
        (bundle / name).write_text(f"the text of {name}")
    return deb.build_deb(bundle, out, version, out)
