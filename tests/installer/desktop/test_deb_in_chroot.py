"""The Debian package on a machine with nothing else: installed, used, taken away.

Runs where EMOTION_KIOSK_DEB names the package, as root, with debootstrap and a mirror in reach:

EMOTION_KIOSK_DEB="$(ls build/frozen/*.deb)" .venv/bin/python -m pytest tests/installer/desktop -k chroot
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installer.desktop.bare_debian import USER, BareDebian

PACKAGE = os.environ.get("EMOTION_KIOSK_DEB", "")
SETTINGS = "etc/emotion-kiosk/settings.toml"
LIBRARY = f"home/{USER}/.local/share/emotion-kiosk"
SCREENS = Path("/tmp/.X11-unix")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not PACKAGE, reason="EMOTION_KIOSK_DEB does not name a package"),
]


@dataclass(frozen=True, slots=True)
class Installed:
    """The machine, what was on it before, and the package's script for its end."""

    machine: BareDebian
    before: set[str]
    end_script: str


@pytest.fixture(scope="module")
def installed() -> Iterator[Installed]:
    assert os.geteuid() == 0 and shutil.which("debootstrap"), "needs root and debootstrap"
    folder = Path(tempfile.mkdtemp(prefix="emotion-kiosk-", dir="/var/tmp"))
    machine = BareDebian(folder / "root")
    try:
        machine.make()
        before = machine.files()
        told = machine.install(Path(PACKAGE).absolute())
        assert told.returncode == 0, told.stdout + told.stderr
        script = machine.root / "var/lib/dpkg/info/emotion-kiosk.postrm"
        yield Installed(machine, before, script.read_text("utf-8"))
    finally:
        machine.remove()
        shutil.rmtree(folder)


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of an X server on this machine, without a window manager."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-ac"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "EMOTION_KIOSK_KIOSK_STARTER_PICTURES_PER_MOOD": "9"}


@pytest.mark.parametrize("program", ["emotion-kiosk", "emotion-admin"])
def test_every_part_works_with_what_the_package_asked_for(installed: Installed, program: str) -> None:
    told = installed.machine.run(program, "selftest", "--json", user=USER, environment=OFFSCREEN)
    failed = [part for part in json.loads(told.stdout) if not part["ok"]]
    assert (told.returncode, failed) == (0, []), told.stderr


def test_every_library_finds_those_that_it_needs(installed: Installed) -> None:
    told = installed.machine.run("dpkg", "--audit")
    assert (told.stdout, told.returncode) == ("", 0)
    missing = installed.machine.run(
        *("sh", "-c", "find /usr/lib/emotion-kiosk -name '*.so*' -type f -exec ldd {} + | grep 'not found'"),
        environment={"LD_LIBRARY_PATH": "/usr/lib/emotion-kiosk/_internal"},  # as the programs start
    )
    assert missing.stdout == ""


def test_the_tour_of_the_kiosk_passes_on_an_x_server(installed: Installed, screen: str) -> None:
    told = installed.machine.run(
        *("emotion-kiosk", "tour", "tour", "--camera", "none", "--size", "1280x720"),
        user=USER,
        environment={**OFFSCREEN, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen},
        screens=SCREENS,
    )
    assert told.returncode == 0, told.stderr
    story = json.loads((installed.machine.root / f"home/{USER}/tour/tour.json").read_text("utf-8"))
    assert [visit["errors"] for visit in story["visits"]] == [[]]


def test_the_tour_of_the_admin_tool_passes_on_an_x_server(installed: Installed, screen: str) -> None:
    told = installed.machine.run(
        *("emotion-admin", "tour", "admin-tour"),
        user=USER,
        environment={**OFFSCREEN, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen},
        screens=SCREENS,
    )
    assert told.returncode == 0, told.stderr
    story = json.loads((installed.machine.root / f"home/{USER}/admin-tour/tour.json").read_text("utf-8"))
    assert story["errors"] == [] and story["pages"]


def test_the_kiosk_comes_up_fullscreen_and_ends_when_it_is_asked_to(
    installed: Installed, screen: str
) -> None:
    painted = "grep -qs 'splash is painted: True' .local/share/emotion-kiosk/logs/kiosk.log"
    script = f"emotion-kiosk & until {painted}; do sleep 0.2; done; sleep 2; kill -TERM $!; wait $!"
    told = installed.machine.run(
        *("sh", "-c", script),
        user=USER,
        environment={
            **OFFSCREEN,
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": screen,
            "EMOTION_KIOSK_LOGS_LEVEL": "debug",
        },
        screens=SCREENS,
    )
    assert told.returncode == 0, told.stderr


def test_settings_of_the_machine_reach_the_programs(installed: Installed) -> None:
    file = installed.machine.root / SETTINGS
    file.write_text(file.read_text("utf-8") + '\n[kiosk]\nlanguage = "xx"\n', encoding="utf-8")
    for program in ("emotion-kiosk", "emotion-admin"):
        told = installed.machine.run(program, "doctor", user=USER, environment=OFFSCREEN)
        assert (told.returncode, told.stderr.count("\n")) == (1, 1)
        assert f"/{SETTINGS}" in told.stderr and "kiosk.language" in told.stderr
    file.write_text(file.read_text("utf-8").replace('"xx"', '"en"'), encoding="utf-8")
    assert installed.machine.run("emotion-kiosk", "outbox", "status", user=USER).returncode == 0


def test_menu_entries_icons_and_the_unit_of_the_user_are_there(installed: Installed) -> None:
    root = installed.machine.root
    for program in ("emotion-kiosk", "emotion-admin"):
        entry = (root / f"usr/share/applications/{program}.desktop").read_text("utf-8")
        assert f"Exec={program}\n" in entry and f"Icon={program}\n" in entry
        assert (root / f"usr/share/icons/hicolor/48x48/apps/{program}.png").is_file()
    assert (root / "usr/lib/systemd/user/emotion-kiosk.service").is_file()


def test_it_goes_in_two_steps_and_leaves_the_library_unless_asked(installed: Installed) -> None:
    machine, root = installed.machine, installed.machine.root
    (root / "etc/systemd/user/graphical-session.target.wants").mkdir(parents=True, exist_ok=True)
    link = root / "etc/systemd/user/graphical-session.target.wants/emotion-kiosk.service"
    link.symlink_to("/usr/lib/systemd/user/emotion-kiosk.service")
    assert (root / LIBRARY / "library.db").is_file()

    told = machine.run("dpkg", "--remove", "emotion-kiosk")
    assert told.returncode == 0, told.stderr
    assert not (root / "usr/lib/emotion-kiosk").exists() and not link.is_symlink()
    assert (root / SETTINGS).is_file() and (root / LIBRARY / "library.db").is_file()

    told = machine.run("dpkg", "--purge", "emotion-kiosk")
    assert told.returncode == 0, told.stderr
    assert not (root / "etc/emotion-kiosk").exists()
    assert (root / LIBRARY / "library.db").is_file()

    left = {path for path in machine.files() - installed.before if "emotion" in path}
    assert {path for path in left if not path.startswith(f"/home/{USER}")} == set()

    (root / "tmp/postrm").write_text(installed.end_script, encoding="utf-8")
    told = machine.run("sh", "/tmp/postrm", "purge", environment={"EMOTION_KIOSK_PURGE_LIBRARY": "1"})
    assert told.returncode == 0, told.stderr
    assert not (root / LIBRARY).exists()
