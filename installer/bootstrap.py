"""Sets the project up on a bare machine, then runs what it was asked to run. Standard library only.

python3 installer/bootstrap.py kiosk [arguments]    sets up and runs the kiosk
python3 installer/bootstrap.py admin [arguments]    sets up and runs the admin tool
python3 installer/bootstrap.py test [arguments]     sets up and runs the whole test suite
python3 installer/bootstrap.py cloud [arguments]    sets up and runs the deployment to AWS
python3 installer/bootstrap.py package [deb|zip|all] [--out DIR]  builds what a shop installs
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
# Qt aborts without a word when one of these is missing.
WINDOW_PACKAGES = [
    "python3-venv", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1",
    "libglib2.0-0", "libbrotli1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0",
    "libxkbcommon-x11-0", "libwayland-cursor0", "libwayland-egl1", "fonts-nanum",
]  # fmt: skip
TEST_PACKAGES = ["xvfb", "x11-utils", "xdotool", "strace", "binutils", "debootstrap"]


@dataclass(frozen=True)
class Profile:
    """A virtual environment: what it holds, and the Debian packages that it needs."""

    folder: str
    lock: str
    packages: Sequence[str]

    @property
    def root(self) -> Path:
        """Where it is."""
        return ROOT / self.folder

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.root / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


RUN = Profile(".venv", "requirements.lock", WINDOW_PACKAGES)
DEV = Profile(".venv", "requirements-dev.lock", WINDOW_PACKAGES + TEST_PACKAGES)
CLOUD = Profile(".venv-cloud", "requirements-cloud.lock", ["python3-venv", "nodejs"])

COMMANDS = {
    "kiosk": ([RUN], ["-m", "kiosk"]),
    "admin": ([RUN], ["-m", "admin_tool"]),
    "test": ([CLOUD, DEV], ["-m", "pytest"]),
    "cloud": ([CLOUD], ["-m", "installer.cloud"]),
    "package": ([DEV], ["-m", "installer.desktop.build"]),
}


def main(arguments: Sequence[str]) -> int:
    """Sets up what the command needs, runs it, and answers its exit code.

    2 is a wrong call, 1 may also be a set-up that failed.
    """
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 2
    if sys.version_info[:2] < OLDEST_PYTHON:
        print(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
        print("Debian 12 and Ubuntu 24.04 have it; on others install python3.11 and start with that.")
        return 1
    profiles, command = COMMANDS[arguments[0]]
    try:
        install_debian_packages([package for profile in profiles for package in profile.packages])
        for profile in profiles:
            make_environment(profile)
    except (subprocess.CalledProcessError, SystemError, OSError) as error:
        print(f"The set-up did not finish: {error}")
        return 1
    if arguments[0] not in ("kiosk", "admin"):
        os.chdir(ROOT)
    return subprocess.call([str(profiles[-1].python), *command, *arguments[1:]])


def install_debian_packages(packages: Sequence[str]) -> None:
    """Installs what is missing where we are root; else prints the line to run and raises SystemError."""
    if not shutil.which("dpkg-query"):
        return
    missing = [package for package in packages if not is_installed(package)]
    if not missing:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0:
        raise SystemError(f"These packages are missing. Run this line, then try again:\n  sudo {line}")
    print(f"Installing Debian packages: {' '.join(missing)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet, stdin=subprocess.DEVNULL)
    subprocess.run([*line.split(), "-qq"], check=True, env=quiet, stdin=subprocess.DEVNULL)


def is_installed(package: str) -> bool:
    """Whether dpkg has the package; newer releases renamed some, such as libglib2.0-0 to libglib2.0-0t64."""
    if package == "python3-venv" and importlib.util.find_spec("ensurepip"):
        return True
    asked = ["dpkg-query", "-W", "-f=${Status}\n", package, f"{package}t64"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return "ok installed" in found.stdout


def make_environment(profile: Profile) -> None:
    """A virtual environment that holds exactly what the lock file says; skipped when it already does."""
    lock = ROOT / "installer" / profile.lock
    stamp = profile.root / f".set-up-{lock.stem}"
    wanted = hashlib.sha256(
        lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    ).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and profile.python.exists():
        return
    if stamp.is_file():
        shutil.rmtree(profile.root)  # PySide6 cannot change its version inside an environment
    if not profile.python.exists():
        print(f"Making the virtual environment {profile.folder}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(profile.root)], check=True)
    print(f"Installing {lock.name} (a few minutes the first time)", flush=True)
    pip = [str(profile.python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run([*pip, "--no-deps", "--editable", str(ROOT)], check=True)
    stamp.write_text(wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
