import os
import subprocess
import sys

import pytest

CHOOSE = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
app = QGuiApplication([])
from kiosk.screen.graphics import choose_renderer
print(choose_renderer(), "|", QQuickWindow.sceneGraphBackend())
"""


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, "software | software"), ({"QSG_RHI_BACKEND": "opengl"}, "as the environment says | ")],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring their own renderer")
def test_without_a_graphics_processor_qt_draws_in_software(
    environment: dict[str, str], expected: str
) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "QT_QUICK_BACKEND"}
    done = subprocess.run(
        [sys.executable, "-c", CHOOSE],
        env={**kept, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(expected)
