"""A wheel of the project in an empty environment: both commands start and find all that is theirs.

What the project needs from others is lent by the environment of the tests, by a .pth file: to install it anew
would take minutes. The project itself is not lent: a .pth adds a folder and does not follow the .pth files in
it, and that is how the tests' environment finds the checkout.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


@dataclass(frozen=True, slots=True)
class Distributions:
    """What hatchling makes of the project."""

    wheel: Path
    source: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    folder = tmp_path_factory.mktemp("built")
    backend = folder / "backend"
    install("--target", str(backend), *PROJECT["build-system"]["requires"])
    out = folder / "dist"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(backend)},
        check=True,
        capture_output=True,
    )
    (wheel,), (source,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Distributions(wheel, source)


@pytest.fixture(scope="session")
def environment(built: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root)], check=True)
    install("--python", str(root / "bin" / "python"), "--no-deps", str(built.wheel), before="--python")
    (packages,) = (root / "lib").glob("python3*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return root


def install(*arguments: str, before: str = "") -> None:
    """Runs pip; an option of pip itself stands before its command."""
    at = 2 if before else 0
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments[:at], "install"]
    subprocess.run([*command, "--quiet", *arguments[at:]], check=True, capture_output=True)


def test_the_wheel_holds_both_programs_and_their_files(built: Distributions) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
    wanted = ["kiosk/screen/qml/Main.qml", "admin_tool/__main__.py", "kiosk/resources/models/mood.onnx"]
    wanted += ["kiosk/resources/default_settings.toml", "kiosk/resources/icons/emotion-admin.svg"]
    wanted += [f"kiosk/{file.relative_to(ROOT)}" for file in (ROOT / "resources").rglob("*.qm")]
    assert [name for name in wanted if name not in names] == []
    tops = {name.partition("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"admin_tool", "kiosk"}


def test_the_source_distribution_holds_what_is_needed_to_build_it_again(built: Distributions) -> None:
    with tarfile.open(built.source) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    wanted = {"pyproject.toml", "LICENSE", "README.md", "kiosk/cli.py", "admin_tool/cli.py"}
    wanted |= {
        "resources/default_settings.toml",
        "installer/desktop/kiosk.spec",
        "installer/requirements.lock",
    }
    assert wanted <= names
    assert not [name for name in names if name.startswith((".venv", "build/", ".git/"))]


def test_it_is_installed_as_two_commands_of_this_version(environment: Path) -> None:
    assert {path.name for path in (environment / "bin").glob("emotion-*")} == set(
        PROJECT["project"]["scripts"]
    )
    code = "from importlib.metadata import version; print(version('emotion-kiosk'))"
    told = subprocess.run(
        [environment / "bin" / "python", "-c", code], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == PROJECT["project"]["version"]


@pytest.mark.parametrize("program", ["emotion-kiosk", "emotion-admin"])
def test_both_commands_start_and_find_all_their_parts(
    environment: Path, program: str, tmp_path: Path
) -> None:
    told = subprocess.run(
        [environment / "bin" / program, "selftest", "--json"],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "LANG": "C.UTF-8",
            "EMOTION_KIOSK_HOME": str(tmp_path / "home"),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    parts = {part["part"]: part for part in json.loads(told.stdout)}
    assert (told.returncode, [name for name, part in parts.items() if not part["ok"]]) == (0, []), told.stderr
    assert Path(parts["resources"]["found"]).is_relative_to(environment)
