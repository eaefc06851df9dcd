"""A bare Debian that has booted: systemd is its first process, and a user has a session with a desktop.

Only systemd can say what it makes of a unit. Everything of the machine is in namespaces and in a control
group of its own, which end with it.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installer.desktop.bare_debian import USER, BareDebian

PACKAGES = ("systemd", "libpam-systemd", "dbus-user-session")
PATIENCE_S = 120.0
GROUP = "emotion-kiosk-test"
SPACES = ("--mount", "--pid", "--fork", "--kill-child", "--ipc", "--uts", "--net", "--cgroup")
START = 'echo $$ > "$GROUP/cgroup.procs"; exec unshare "$@"'
# As containers do: the settings of the kernel, the console and other control groups stay out of reach.
BOOT = """
mount --make-rprivate /
mount --bind "$ROOT" "$ROOT"
mount -t proc proc "$ROOT/proc"
mount --bind "$ROOT/proc/sys" "$ROOT/proc/sys"
mount -o remount,bind,ro "$ROOT/proc/sys"
mount -t sysfs -o ro sysfs "$ROOT/sys"
mount -t tmpfs tmpfs "$ROOT/sys/fs/cgroup"
mount -t cgroup2 cgroup2 "$ROOT/sys/fs/cgroup"
mount -t tmpfs tmpfs "$ROOT/run"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/dev/shm"
mount --bind /dev/null "$ROOT/dev/console"
exec chroot "$ROOT" env -i container=chroot PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd \
    --show-status=no --log-target=journal
"""
NOT_NEEDED = ("console-getty.service", "getty@tty1.service", "systemd-tmpfiles-setup.service")
DESKTOP = """
[Unit]
Description=A desktop, as far as units see it
BindsTo=graphical-session.target
"""


def control_groups() -> Path | None:
    """Where the second version of control groups is mounted so that systemd can work with it."""
    lines = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    places = [Path(line[1]) for line in lines if line[2] == "cgroup2"]
    return next((place for place in places if os.access(place, os.W_OK)), None)


class CannotBoot(Exception):
    """What this machine lets a chroot do is not enough for systemd; says nothing of the package."""


class BootedDebian:
    """The running machine. `first` is the id of its first process on this machine."""

    def __init__(self, machine: BareDebian, first: int) -> None:
        self._machine = machine
        self._first = first

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Runs a command in it as root."""
        enter = ["nsenter", f"--target={self._first}"]
        enter += ["--mount", "--pid", "--ipc", "--uts", "--net", "--cgroup", "--root", "--wd"]
        clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "HOME=/root"]
        return subprocess.run(
            [*enter, *clean, *command],
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def as_user(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Runs a command as the kiosk's user, who is signed in."""
        place = f"XDG_RUNTIME_DIR=/run/user/{self._number()}"
        return self.run("runuser", "-u", USER, "--", "env", f"HOME=/home/{USER}", place, *command)

    def of_user(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """`systemctl --user` of the kiosk's user."""
        return self.as_user("systemctl", "--user", *words)

    def is_gone(self, process: str) -> bool:
        """Whether no process has this number in there."""
        return self.run("test", "-e", f"/proc/{process}").returncode != 0

    def sign_in(self, screens: Path, **environment: str) -> None:
        """A session of the kiosk's user with a desktop, on an X server of this machine. Raises CannotBoot."""
        place = self._machine.root / "tmp/.X11-unix"
        place.mkdir(exist_ok=True)
        # What runs in there may use the screens of this machine, and not delete them.
        mount = ["nsenter", f"--target={self._first}", "--mount", "mount", "--bind", "-o", "ro"]
        subprocess.run([*mount, str(screens), str(place)], check=True)
        (self._machine.root / "etc/systemd/user/desktop.target").write_text(DESKTOP)
        # As a sign-in does; else logind ends all of the user ten seconds after the package asked for them.
        for command in (("loginctl", "enable-linger", USER), ("systemctl", "start", self._session())):
            told = self.run(*command)
            if told.returncode:
                raise CannotBoot(told.stderr.strip())
        self._well(
            self.of_user("set-environment", *(f"{name}={value}" for name, value in environment.items()))
        )
        self._well(self.of_user("start", "desktop.target"))

    def unit(self, name: str) -> dict[str, str]:
        """What systemd knows about a unit of the user; what is empty may be missing."""
        told = self.of_user("show", name)
        self._well(told)
        return dict(line.split("=", 1) for line in told.stdout.splitlines() if "=" in line)

    def until(self, there: Callable[[], bool], what: str) -> None:
        """Waits for a condition."""
        deadline_s = time.monotonic() + PATIENCE_S
        while not there():
            assert time.monotonic() < deadline_s, f"{what} did not come\n{self.journal()}"
            time.sleep(0.1)

    def journal(self) -> str:
        """What was said in it."""
        return self.run("journalctl", "--no-pager", "-n", "200").stdout

    def _session(self) -> str:
        return f"user@{self._number()}.service"

    def _number(self) -> str:
        return self.run("id", "-u", USER).stdout.strip()

    def _well(self, told: "subprocess.CompletedProcess[str]") -> None:
        assert told.returncode == 0, told.stderr + self.journal()


@contextmanager
def booted(machine: BareDebian) -> Iterator[BootedDebian]:
    """Boots it; it has the packages for that. It is off afterwards. Raises CannotBoot."""
    groups = control_groups()
    assert groups, "no control groups of the second version can be made here"
    group = groups / f"{GROUP}-{os.getpid()}"
    try:
        group.mkdir()
    except OSError as trouble:
        raise CannotBoot(str(trouble)) from trouble
    for unit in NOT_NEEDED:
        (machine.root / "etc/systemd/system" / unit).symlink_to("/dev/null")
    running = subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", "sh", "-euc", START, "start", *SPACES, "sh", "-euc", BOOT],
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "ROOT": str(machine.root), "GROUP": str(group)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        debian = BootedDebian(machine, first_process(running))
        deadline_s = time.monotonic() + PATIENCE_S
        while debian.run("systemctl", "is-system-running").stdout.strip() not in ("running", "degraded"):
            if time.monotonic() > deadline_s:
                raise CannotBoot(debian.journal())
            time.sleep(0.1)
        yield debian
    finally:
        running.kill()
        running.wait()
        clear_away(group)


def first_process(running: "subprocess.Popen[bytes]") -> int:
    """The first process in the namespace that `running` has made. Raises CannotBoot."""
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    deadline_s = time.monotonic() + PATIENCE_S
    while True:
        for number in children.read_text().split():
            if Path(f"/proc/{number}/comm").read_text() == "systemd\n":
                return int(number)
        if time.monotonic() > deadline_s or running.poll() is not None:
            raise CannotBoot(f"no first process; the boot ended with {running.poll()}")
        time.sleep(0.05)


def clear_away(group: Path) -> None:
    """Takes away a control group whose processes have ended or are about to."""
    deadline_s = time.monotonic() + PATIENCE_S
    while group.exists():
        inner = sorted(group.rglob("*"), key=lambda path: len(path.parts), reverse=True)
        for folder in (*(path for path in inner if path.is_dir()), group):
            try:
                folder.rmdir()
            except OSError:
                assert time.monotonic() < deadline_s, f"processes are left in {folder}"
        time.sleep(0.05)
