import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "installer" / "bootstrap.py"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bootstrap", module)
    spec.loader.exec_module(module)
    return module


def test_it_imports_the_standard_library_only() -> None:
    told = subprocess.run(
        [sys.executable, "-S", "-I", str(SCRIPT), "dance"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert "installer/bootstrap.py kiosk" in told.stdout


def test_an_old_python_gets_a_clear_message(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST_PYTHON", (99, 0))
    assert bootstrap.main(["kiosk"]) == 1
    assert "newer is needed" in capsys.readouterr().out


def test_who_is_not_root_gets_the_one_line_to_run(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemError, match="sudo apt-get install -y --no-install-recommends no-such-package"):
        bootstrap.install_debian_packages(["libgl1", "no-such-package"])


def test_a_set_up_that_matches_the_lock_file_is_skipped(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    profile = bootstrap.Profile("venv", "requirements.lock", [])

    def note(command: list[str], check: bool) -> None:
        calls.append(command)
        profile.python.parent.mkdir(parents=True, exist_ok=True)
        profile.python.touch()

    monkeypatch.setattr(bootstrap.subprocess, "run", note)
    (tmp_path / "installer").mkdir()
    (tmp_path / "pyproject.toml").touch()
    lock = tmp_path / "installer" / "requirements.lock"
    lock.write_text("a==1", encoding="utf-8")
    bootstrap.make_environment(profile)
    assert len(calls) == 3
    bootstrap.make_environment(profile)
    assert len(calls) == 3
    lock.write_text("a==2", encoding="utf-8")
    bootstrap.make_environment(profile)
    assert len(calls) == 6


def test_the_lock_files_name_no_registry() -> None:
    for lock in SCRIPT.parent.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "http" not in text and "--hash=sha256:" in text
