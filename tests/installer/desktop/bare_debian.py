"""A Debian that has nothing but its base: made by debootstrap, entered by chroot, gone afterwards.

Whatever runs in it has mounts and processes in namespaces of its own. They end with the command, so that
nothing is ever mounted where the folder is deleted.
"""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

RELEASE = "bookworm"
ARCHIVE_KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
USER = "kiosk"
PREPARE_S = 400
RUN_S = 300
ENTER = """
mount -t proc proc "$ROOT/proc"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/dev/shm"
mkdir -p "$ROOT/tmp/.X11-unix"
[ -z "$SCREENS" ] || mount --bind "$SCREENS" "$ROOT/tmp/.X11-unix"
exec chroot "$ROOT" "$@"
"""


class BareDebian:
    """A machine below `root`, which must not exist yet."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def make(self) -> None:
        """Takes the base from the mirror that this machine uses. Raises CalledProcessError."""
        command = ["debootstrap", "--variant=minbase", f"--keyring={ARCHIVE_KEYS}", RELEASE]
        subprocess.run(
            [*command, str(self.root), mirror()],
            check=True,
            timeout=PREPARE_S,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        self.run("useradd", "--create-home", "--shell", "/bin/sh", USER)

    def remove(self) -> None:
        """Deletes all of it."""
        mounted = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
        assert not [place for place in mounted if place.startswith(f"{self.root}/")]
        shutil.rmtree(self.root, ignore_errors=True)

    def run(
        self,
        *command: str,
        user: str = "root",
        environment: Mapping[str, str] | None = None,
        network: bool = False,
        screens: Path | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        """Runs a command inside as `user`; `screens` is a folder with the sockets of X servers."""
        home = "/root" if user == "root" else f"/home/{user}"
        inside = {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "USER": user}
        inside |= environment or {}
        spaces = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--ipc"]
        spaces += [] if network else ["--net"]
        settings = [f"{name}={value}" for name, value in inside.items()]
        as_user = [] if user == "root" else ["runuser", "-u", user, "--"]
        return subprocess.run(
            [
                *spaces,
                "sh",
                "-euc",
                ENTER,
                "enter",
                *as_user,
                "env",
                "-i",
                f"--chdir={home}",
                *settings,
                *command,
            ],
            env={
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                "ROOT": str(self.root),
                "SCREENS": str(screens or ""),
            },
            capture_output=True,
            text=True,
            timeout=RUN_S,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def install(self, package: Path) -> "subprocess.CompletedProcess[str]":
        """Installs a .deb file and what it depends on, nothing that is only recommended."""
        inside = self.bring(package)
        told = self.add(inside)
        (self.root / inside.removeprefix("/")).unlink()
        return told

    def bring(self, package: Path) -> str:
        """Copies a file into it, and answers its path there."""
        shutil.copyfile(package, self.root / "tmp" / package.name)
        return f"/tmp/{package.name}"

    def add(self, *packages: str) -> "subprocess.CompletedProcess[str]":
        """Installs packages of Debian, or files, with what they depend on and no more."""
        return self.run(
            *("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages),
            environment={"DEBIAN_FRONTEND": "noninteractive"},
            network=True,
        )

    def files(self) -> set[str]:
        """Everything of the system and its settings, but what package tools keep for themselves."""
        kept = ("/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/var/log", "/etc/ld.so.cache")
        found = {
            f"/{path.relative_to(self.root)}"
            for top in ("etc", "usr", "var", "home")
            for path in (self.root / top).rglob("*")
        }
        return {path for path in found if not path.startswith(kept)}


def mirror() -> str:
    """Where this machine takes the release from."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(COMPONENT)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = [line.split() for line in told.splitlines()]
    return next(line[0] for line in lines if line[1:] == [RELEASE, "main"])
