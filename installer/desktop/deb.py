"""The Debian package of a bundle: both programs, menu entries, icons, a user unit, settings."""

import gzip
import hashlib
import os
import shutil
import subprocess
import time
from email.utils import formatdate
from pathlib import Path

from installer.desktop.depends import dependencies
from installer.desktop.pictures import HICOLOR
from installer.desktop.programs import BUNDLE, PROGRAMS, ROOT

LINUX = Path(__file__).with_name("linux")
MAINTAINER = "The Emotion Kiosk team <team@emotion-kiosk.invalid>"
DESCRIPTION = """\
kiosk that shows pictures to match the mood of a face
 A touch screen in a shop: a visitor agrees, the camera reads the mood that
 the face shows, and three pictures that fit it come up. Likes shape what
 comes next. Everything runs on one machine; AWS is a setting.
 .
 The package holds the kiosk (emotion-kiosk) and the program for those who
 care for its pictures (emotion-admin), with all that they need."""
# xset keeps the screen on where there is no desktop that does, xdg-open shows a folder of pictures.
RECOMMENDED = ("x11-xserver-utils", "xdg-utils")
SCRIPTS = ("postinst", "prerm", "postrm")
CONFFILE = Path("etc", "emotion-kiosk", "settings.toml")


def build_deb(bundle: Path, icons: Path, version: str, out: Path) -> Path:
    """`out/emotion-kiosk_<version>_<architecture>.deb`. Raises LibraryUnknown, CalledProcessError."""
    architecture = _told("dpkg", "--print-architecture")
    root = out / "deb"
    shutil.rmtree(root, ignore_errors=True)
    fill(root, bundle, icons, version)
    _write_control(root, version, architecture, dependencies(bundle))
    package = out / f"{BUNDLE}_{version}_{architecture}.deb"
    # xz would take two minutes for 5 MB less.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", root, package], check=True)
    shutil.rmtree(root)
    return package


def fill(root: Path, bundle: Path, icons: Path, version: str) -> None:
    """Lays the files below `root` as they lie on a machine."""
    library = root / "usr" / "lib" / BUNDLE
    shutil.copytree(bundle, library, symlinks=True)
    _put(LINUX / "settings.toml", root / CONFFILE)
    _put(LINUX / f"{BUNDLE}.service", root / "usr/lib/systemd/user" / f"{BUNDLE}.service")
    for program in PROGRAMS:
        link = root / "usr/bin" / program.name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"../lib/{BUNDLE}/{program.name}")
        entry = f"{program.name}.desktop"
        _put(LINUX / entry, root / "usr/share/applications" / entry)
        theme = root / "usr/share/icons/hicolor"
        _put(
            ROOT / "resources" / "icons" / f"{program.name}.svg",
            theme / "scalable/apps" / f"{program.name}.svg",
        )
        for side in HICOLOR:
            _put(icons / f"{program.name}-{side}.png", theme / f"{side}x{side}/apps" / f"{program.name}.png")
        _zip(
            (LINUX / f"{program.name}.1").read_bytes(),
            root / "usr/share/man/man1" / f"{program.name}.1.gz",
        )
    documents = root / "usr/share/doc" / BUNDLE
    _put(LINUX / "README.Debian", documents / "README.Debian")
    _write(documents / "copyright", _copyright(bundle))
    _zip(_changelog(version).encode(), documents / "changelog.gz")
    _zip((bundle / "sbom.cdx.json").read_bytes(), documents / "sbom.cdx.json.gz")
    _put(LINUX / "lintian-overrides", root / "usr/share/lintian/overrides" / BUNDLE)
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path, library) else 0o644)


def _is_program(path: Path, library: Path) -> bool:
    return path.parent == library and path.name in {program.name for program in PROGRAMS}


def _write_control(root: Path, version: str, architecture: str, depends: list[str]) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    files = sorted(path for path in root.rglob("*") if path.is_file() and control not in path.parents)
    plain = [path for path in files if not path.is_symlink()]
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in plain)
    fields = {
        "Package": BUNDLE,
        "Version": version,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(kilobytes),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(RECOMMENDED),
        "Section": "graphics",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    _write(control / "control", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    _write(control / "conffiles", f"/{CONFFILE}\n")
    sums = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in plain
        if path != root / CONFFILE
    )
    _write(control / "md5sums", "".join(sums))
    for name in SCRIPTS:
        _put(LINUX / name, control / name)
        (control / name).chmod(0o755)


def _copyright(bundle: Path) -> str:
    own = (bundle / "LICENSE").read_text("utf-8")
    others = (bundle / "NOTICE").read_text("utf-8")
    return f"Emotion Kiosk\n\n{own}\n{others}"


def _changelog(version: str) -> str:
    made_s = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    return (
        f"{BUNDLE} ({version}) unstable; urgency=medium\n\n  * Built from its source.\n\n"
        f" -- {MAINTAINER}  {formatdate(made_s)}\n"
    )


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _zip(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
