import subprocess
import sys
from pathlib import Path


def test_charts_are_not_imported_before_there_is_something_to_show() -> None:
    code = "import sys, admin_tool.insights.page; print('pyqtgraph' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"
