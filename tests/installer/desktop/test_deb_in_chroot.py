"""The Debian package on a machine with nothing else: installed, used, taken away.

Runs where EMOTION_KIOSK_DEB names the package, as root, with debootstrap and a mirror in reach:

EMOTION_KIOSK_DEB="$(ls build/frozen/*.deb)" .venv/bin/python -m pytest tests/installer/desktop -k chroot
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.installer.desktop.bare_debian import USER, BareDebian
from tests.installer.desktop.booted_debian import PACKAGES, BootedDebian, CannotBoot, booted, control_groups
from tests.installer.desktop.small_package import small_package
from tests.x_server import SOCKETS, x_server

PACKAGE = os.environ.get("EMOTION_KIOSK_DEB", "")
SETTINGS = "etc/emotion-kiosk/settings.toml"
LIBRARY = f"home/{USER}/.local/share/emotion-kiosk"
UNIT = "emotion-kiosk.service"
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
    """The name of an X server on this machine."""
    with x_server() as display:
        yield display


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
        screens=SOCKETS,
    )
    assert told.returncode == 0, told.stderr
    story = json.loads((installed.machine.root / f"home/{USER}/tour/tour.json").read_text("utf-8"))
    assert [visit["errors"] for visit in story["visits"]] == [[]]


def test_the_tour_of_the_admin_tool_passes_on_an_x_server(installed: Installed, screen: str) -> None:
    told = installed.machine.run(
        *("emotion-admin", "tour", "admin-tour"),
        user=USER,
        environment={**OFFSCREEN, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen},
        screens=SOCKETS,
    )
    assert told.returncode == 0, told.stderr
    story = json.loads((installed.machine.root / f"home/{USER}/admin-tour/tour.json").read_text("utf-8"))
    assert story["errors"] == [] and story["pages"]


def test_the_kiosk_comes_up_fullscreen_and_ends_when_it_is_asked_to(
    installed: Installed, screen: str
) -> None:
    shown = "grep -qs 'first screen is painted' .local/share/emotion-kiosk/logs/kiosk.log*"
    script = f"emotion-kiosk & until {shown}; do sleep 0.2; done; kill -TERM $!; wait $!"
    told = installed.machine.run(
        *("sh", "-c", script),
        user=USER,
        environment={
            **OFFSCREEN,
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": screen,
            "EMOTION_KIOSK_LOGS_LEVEL": "debug",
        },
        screens=SOCKETS,
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


@pytest.fixture(scope="module")
def session(installed: Installed) -> Iterator[BootedDebian]:
    """The same machine, booted; its user is signed in, and the kiosk starts with the desktop."""
    if not control_groups():
        pytest.skip("no control groups of the second version can be made here, which systemd needs")
    told = installed.machine.add(*PACKAGES)
    assert told.returncode == 0, told.stdout + told.stderr
    with ExitStack() as stack:
        display = stack.enter_context(x_server())
        try:
            debian = stack.enter_context(booted(installed.machine))
            told = debian.run("systemctl", "--global", "enable", UNIT)
            assert told.returncode == 0, told.stderr
            debian.sign_in(
                SOCKETS, EMOTION_KIOSK_KIOSK_STARTER_PICTURES_PER_MOOD="9", EMOTION_KIOSK_LOGS_LEVEL="debug"
            )
        except CannotBoot as why:
            pytest.skip(f"systemd does not come up here: {why}")
        debian.until(lambda: int(debian.unit(UNIT)["NRestarts"]) > 0, "a second try without a display")
        debian.of_user("set-environment", f"DISPLAY={display}")
        painted_again(installed, debian, painted(installed))
        yield debian


def painted(installed: Installed) -> int:
    """How often a kiosk of the user has come up; the log is turned over at midnight."""
    logs = (installed.machine.root / LIBRARY / "logs").glob("kiosk.log*")
    return sum(log.read_text("utf-8").count("The first screen is painted") for log in logs)


def painted_again(installed: Installed, session: BootedDebian, before: int) -> None:
    session.until(lambda: painted(installed) > before, "the first screen of the kiosk")
    assert session.unit(UNIT)["ActiveState"] == "active"


def test_systemd_finds_nothing_wrong_in_the_unit(session: BootedDebian) -> None:
    told = session.as_user("systemd-analyze", "verify", "--user", "--man=no", f"/usr/lib/systemd/user/{UNIT}")
    assert (told.returncode, told.stderr) == (0, "")


def test_the_kiosk_comes_with_the_desktop_and_again_when_it_is_killed(
    installed: Installed, session: BootedDebian
) -> None:
    before, known = session.unit(UNIT), painted(installed)
    told = session.of_user("kill", "--kill-whom=main", "--signal=KILL", UNIT)
    assert told.returncode == 0, told.stderr
    painted_again(installed, session, known)
    after = session.unit(UNIT)
    assert int(after["NRestarts"]) == int(before["NRestarts"]) + 1
    assert after["MainPID"] != before["MainPID"] and session.is_gone(before["MainPID"])


def test_an_upgrade_starts_a_kiosk_that_runs_anew_and_keeps_the_settings(
    installed: Installed, session: BootedDebian
) -> None:
    before, known = session.unit(UNIT)["MainPID"], painted(installed)
    file = installed.machine.root / SETTINGS
    settings = file.read_text("utf-8") + "# The shop was here.\n"
    file.write_text(settings, encoding="utf-8")
    told = session.run("dpkg", "--install", installed.machine.bring(Path(PACKAGE)))
    (installed.machine.root / "tmp" / Path(PACKAGE).name).unlink()
    assert told.returncode == 0, told.stdout + told.stderr
    painted_again(installed, session, known)
    assert session.unit(UNIT)["MainPID"] != before
    assert file.read_text("utf-8") == settings


def test_it_stops_in_order_and_stays_so_until_somebody_starts_it(
    installed: Installed, session: BootedDebian
) -> None:
    tries, known = session.unit(UNIT)["NRestarts"], painted(installed)
    assert session.of_user("kill", "--kill-whom=main", "--signal=TERM", UNIT).returncode == 0
    session.until(lambda: session.unit(UNIT)["ActiveState"] == "inactive", "the end of the kiosk")
    told = session.unit(UNIT)
    assert (told["Result"], told["ExecMainStatus"], told["NRestarts"]) == ("success", "0", tries)
    assert not told.get("ControlGroup"), "processes of it are left"
    assert session.of_user("start", UNIT).returncode == 0
    painted_again(installed, session, known)
    assert session.of_user("stop", "desktop.target").returncode == 0
    session.until(lambda: session.unit(UNIT)["ActiveState"] == "inactive", "the end of the session")
    assert session.unit(UNIT)["Result"] == "success"


def test_it_is_tried_again_however_often_it_fails(installed: Installed, session: BootedDebian) -> None:
    change = installed.machine.root / f"etc/systemd/user/{UNIT}.d/broken.conf"
    change.parent.mkdir()
    change.write_text("[Service]\nExecStart=\nExecStart=/bin/false\nRestartSec=0\n")
    assert session.of_user("stop", UNIT).returncode == 0
    assert session.of_user("daemon-reload").returncode == 0
    session.of_user("start", "--no-block", "desktop.target", UNIT)
    session.until(
        lambda: int(session.unit(UNIT)["NRestarts"]) > 8, "more tries than systemd allows by itself"
    )
    shutil.rmtree(change.parent)
    known = painted(installed)
    assert session.of_user("daemon-reload").returncode == 0
    painted_again(installed, session, known)


def test_taking_the_package_away_ends_the_kiosk(installed: Installed, session: BootedDebian) -> None:
    before = session.unit(UNIT)["MainPID"]
    told = session.run("dpkg", "--remove", "emotion-kiosk")
    assert told.returncode == 0, told.stderr
    assert session.is_gone(before)


def test_a_newer_one_goes_in_two_steps_and_leaves_the_library_unless_asked(
    installed: Installed, tmp_path: Path, qapp: QApplication
) -> None:
    machine, root = installed.machine, installed.machine.root
    settings = (root / SETTINGS).read_text("utf-8")
    told = machine.install(small_package(tmp_path, "99"))
    assert told.returncode == 0, told.stdout + told.stderr
    assert (root / SETTINGS).read_text("utf-8") == settings
    assert len(list((root / "usr/lib/emotion-kiosk/_internal").iterdir())) == 1, (
        "files of the older one are left"
    )
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
