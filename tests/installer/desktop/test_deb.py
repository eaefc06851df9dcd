"""A Debian package of a very small bundle."""

import configparser
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from installer.desktop import deb
from installer.desktop.programs import PROGRAMS, ROOT
from tests.installer.desktop.small_package import small_package

LINUX = ROOT / "installer" / "desktop" / "linux"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    return small_package(tmp_path_factory.mktemp("deb"), "1.2.3")


def told(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def files(package: Path) -> dict[str, list[str]]:
    """Path in the package -> what `ls -l` says of it."""
    lines = [line.split(maxsplit=5) for line in told("dpkg-deb", "--contents", package).splitlines()]
    return {line[5].partition(" -> ")[0].removeprefix("."): line for line in lines}


def test_it_says_what_it_is_and_needs(package: Path) -> None:
    assert package.name.startswith("emotion-kiosk_1.2.3_")
    fields = told("dpkg-deb", "--field", package, "Package", "Version", "Depends", "Maintainer")
    assert "Package: emotion-kiosk\nVersion: 1.2.3\n" in fields
    assert "libc6 (>= 2." in fields and "xkb-data" in fields


def test_settings_of_the_machine_are_a_conffile(package: Path, tmp_path: Path) -> None:
    told("dpkg-deb", "--control", package, tmp_path)
    assert (tmp_path / "conffiles").read_text() == "/etc/emotion-kiosk/settings.toml\n"
    assert "etc/emotion-kiosk" not in (tmp_path / "md5sums").read_text()


def test_all_belongs_to_root_and_only_programs_can_be_run(files: dict[str, list[str]]) -> None:
    assert {line[1] for line in files.values()} == {"root/root"}
    plain = {path: line[0] for path, line in files.items() if line[0].startswith("-")}
    runnable = {path for path, rights in plain.items() if "x" in rights}
    assert runnable == {f"/usr/lib/emotion-kiosk/{program.name}" for program in PROGRAMS}
    assert set(plain.values()) == {"-rw-r--r--", "-rwxr-xr-x"}


def test_both_programs_are_commands_with_menu_entry_icons_and_manual(files: dict[str, list[str]]) -> None:
    for program in PROGRAMS:
        assert files[f"/usr/bin/{program.name}"][5].endswith(f"-> ../lib/emotion-kiosk/{program.name}")
        for path in (
            f"/usr/share/applications/{program.name}.desktop",
            f"/usr/share/icons/hicolor/scalable/apps/{program.name}.svg",
            f"/usr/share/icons/hicolor/256x256/apps/{program.name}.png",
            f"/usr/share/man/man1/{program.name}.1.gz",
        ):
            assert path in files


def test_licences_bill_and_the_way_to_lock_it_down_are_among_its_documents(
    files: dict[str, list[str]],
) -> None:
    documents = "/usr/share/doc/emotion-kiosk/"
    assert {f"{documents}{name}" for name in ("copyright", "README.Debian", "sbom.cdx.json.gz")} <= set(files)


def entry(name: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys are told apart by case
    parser.read(LINUX / name, encoding="utf-8")
    return parser[parser.sections()[0]] if name.endswith(".desktop") else parser["Service"]


@pytest.mark.parametrize("program", [program.name for program in PROGRAMS])
def test_a_menu_entry_starts_its_program_and_speaks_korean(program: str) -> None:
    shown = entry(f"{program}.desktop")
    assert (shown["Exec"], shown["TryExec"], shown["Icon"]) == (program, program, program)
    assert shown["StartupWMClass"] == program
    for key in ("Name", "Comment", "GenericName"):
        assert shown[key] and shown[f"{key}[ko]"]


def test_the_unit_of_the_user_starts_the_kiosk_again_after_a_fault() -> None:
    service = entry("emotion-kiosk.service")
    assert service["ExecStart"] == "/usr/bin/emotion-kiosk run"
    assert service["Restart"] == "on-failure"
    text = (LINUX / "emotion-kiosk.service").read_text("utf-8")
    assert "WantedBy=graphical-session.target" in text and "StartLimitIntervalSec=0" in text


@pytest.mark.parametrize("script", deb.SCRIPTS)
def test_a_script_of_the_package_is_a_shell_script_that_stops_at_a_fault(script: str) -> None:
    told("sh", "-n", LINUX / script)
    assert (LINUX / script).read_text("utf-8").startswith("#!/bin/sh\nset -e\n")
