import logging
from pathlib import Path

import pytest

from kiosk import logs


def test_logs_go_to_a_file_of_the_day(tmp_path: Path) -> None:
    logs.start(tmp_path / "logs", "info", keep_days=3)
    logging.getLogger("kiosk.test").info("the shop is open")
    assert "the shop is open" in (tmp_path / "logs" / "kiosk.log").read_text(encoding="utf-8")


def test_each_program_has_a_file_of_its_own(tmp_path: Path) -> None:
    logs.start(tmp_path / "logs", "info", 3, "admin")
    logging.getLogger("admin_tool.test").info("a picture was approved")
    files = {file.name for file in (tmp_path / "logs").iterdir()}
    assert "admin.log" in files and not {name for name in files if not name.startswith("admin.log")}


def test_libraries_are_not_heard_even_when_we_are_talkative(tmp_path: Path) -> None:
    logs.start(tmp_path / "logs", "debug", keep_days=3)
    logging.getLogger("botocore.endpoint").debug("body: secret")
    logging.getLogger("urllib3.connectionpool").info("token")
    written = (tmp_path / "logs" / "kiosk.log").read_text(encoding="utf-8")
    assert "secret" not in written and "token" not in written


def test_a_folder_that_cannot_be_written_does_not_stop_the_kiosk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file", encoding="utf-8")
    logs.start(tmp_path / "logs", "info", keep_days=3)
    assert "terminal only" in capsys.readouterr().err
