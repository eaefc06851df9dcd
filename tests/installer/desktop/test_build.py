import sys
from pathlib import Path

import pytest

from installer.desktop import build, contents


def test_a_version_that_is_not_the_installed_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.0.7"\n')
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    with pytest.raises(build.BuildFailed, match=r"0\.0\.7"):
        build.checked_version()


def test_links_weigh_nothing(tmp_path: Path) -> None:
    (tmp_path / "library").write_bytes(b"x" * 1_500_000)
    (tmp_path / "link").symlink_to("library")
    assert build.weight(tmp_path) == (1.5, 1)


def test_milestones_are_printed_and_every_word_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "12 INFO: Looking for dynamic libraries\\n13 INFO: Processing hook\\n"
    log = tmp_path / "log"
    with log.open("w", encoding="utf-8") as lines:
        code = build.follow(
            [sys.executable, "-c", f"import sys; print('{words}', end=''); sys.exit(3)"], lines
        )
    assert code == 3
    assert capsys.readouterr().out == "  Looking for dynamic libraries\n"
    assert "Processing hook" in log.read_text("utf-8")
