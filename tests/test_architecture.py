"""Rules of the house that no linter knows."""

import ast
import importlib.metadata
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {
    "kiosk",
    "resources",
    "admin_tool",
    "installer",
    "tests",
    "pyproject.toml",
    "README.md",
    "LICENSE",
}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(line) for line in listed.stdout.splitlines()]


def test_layers_import_only_what_they_may() -> None:
    linted = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout


def test_the_top_level_is_the_agreed_one() -> None:
    top = {path.parts[0] for path in tracked() if not path.parts[0].startswith(".")}
    assert top <= TOP_LEVEL


def test_modules_stay_small() -> None:
    limits = {".py": 300, ".qml": 200}
    long = [
        f"{path} ({lines})"
        for path in tracked()
        if path.suffix in limits
        and (ROOT / path).is_file()
        and (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > limits[path.suffix]
    ]
    assert not long


def test_core_uses_the_standard_library_only() -> None:
    for path in (ROOT / "kiosk" / "core").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("kiosk.core"), (
                    path,
                    name,
                )


def test_no_qt_free_layer_starts_qt() -> None:
    code = "import sys, kiosk.visit.controller, kiosk.camera.supervisor; print('PySide6' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_only_the_headless_opencv_is_installed() -> None:
    installed = {dist.metadata["Name"].lower() for dist in importlib.metadata.distributions()}
    assert {name for name in installed if name.startswith("opencv")} == {"opencv-python-headless"}


def test_this_pyside_survives_many_signals() -> None:
    code = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n    rang = Signal(bool)\n"
        "bell = Bell()\nbell.rang.connect(lambda on: None)\n"
        "for _ in range(20_000):\n    bell.rang.emit(True)\n"
        "print('alive')"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "alive", told.stderr
