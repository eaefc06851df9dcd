"""QML as the linter sees it, with the types of our view-models."""

import json
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
QML = ROOT / "kiosk" / "screen" / "qml"
MODULE = "EmotionKiosk.Screen"
VIEW_MODELS = ("kiosk_view.py", "preview_view.py", "staff_view.py")
QT_NAMES = {"list": "QVariantList", "dict": "QVariantMap"}


def _tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{name}"
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False)


def _dumped(view_model: Path, target: Path) -> Path:
    """The view-model's types; the dump lacks what is constant, and writes Python's own names of types."""
    done = _tool("metaobjectdump", "-o", target, view_model)
    assert done.returncode == 0, done.stderr
    dump: list[dict[str, Any]] = json.loads(target.read_text())
    for module in dump:
        for cls in module["classes"]:
            for prop in cls.get("properties", []):
                prop["type"] = QT_NAMES.get(prop["type"], prop["type"])
                prop["constant"] = "notify" not in prop
    target.write_text(json.dumps(dump))
    return target


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An import folder in which the linter finds our view-models."""
    root = tmp_path_factory.mktemp("imports")
    module = root.joinpath(*MODULE.split("."))
    module.mkdir(parents=True)
    dumps = [_dumped(ROOT / "kiosk" / "screen" / name, root / f"{name}.json") for name in VIEW_MODELS]
    qt_core = next((Path(sysconfig.get_path("purelib")) / "PySide6").rglob("qt6core_metatypes.json"))
    done = _tool(
        "qmltyperegistrar",
        f"--generate-qmltypes={module / 'types.qmltypes'}",
        *("-o", root / "unused.cpp", "--import-name", MODULE, "--major-version", "1", "--minor-version", "0"),
        *("--foreign-types", qt_core),
        *dumps,
    )
    assert done.returncode == 0, done.stderr
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo types.qmltypes\ndepends QtQml\n")
    return root


def test_the_linter_has_nothing_to_say(imports: Path) -> None:
    done = _tool("qmllint", "-I", imports, "--max-warnings", "0", *sorted(QML.glob("*.qml")))
    assert done.returncode == 0, done.stderr[-6000:]


def test_the_linter_finds_a_misspelt_member(imports: Path, tmp_path: Path) -> None:
    source = (QML / "Apology.qml").read_text(encoding="utf-8")
    wrong = tmp_path / "Apology.qml"
    wrong.write_text(f'import "{QML.as_uri()}"\n' + source.replace("apology.shown", "apology.shonw"))
    done = _tool("qmllint", "-I", imports, "--max-warnings", "0", wrong)
    assert done.returncode != 0 and "shonw" in done.stderr


@pytest.mark.parametrize("path", sorted(QML.glob("*.qml")), ids=lambda p: p.name)
def test_no_image_is_loaded_on_qts_own_thread(path: Path) -> None:
    """Providers written in Python must answer on the GUI thread, see `CalmProvider`."""
    assert "asynchronous: true" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(QML.glob("*.qml")), ids=lambda p: p.name)
def test_no_file_is_longer_than_it_is_clear(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 200
