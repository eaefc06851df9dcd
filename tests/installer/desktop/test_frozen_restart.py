"""*Restart* of the staff panel in the frozen kiosk: it becomes what it was when somebody started it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.films import face_film
from tests.installer.desktop.frozen_kiosk import PROGRAM, FrozenKiosk
from tests.kiosk_on_x import KioskOnX
from tests.x_server import x_server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.skipif(not PROGRAM, reason="EMOTION_KIOSK_FROZEN does not name a frozen kiosk"),
]
OURS = {"OPENBLAS_NUM_THREADS", "PYSIDE6_OPTION_PYTHON_ENUM"}
"""Set by the kiosk itself before anything is loaded."""


def of_the_bundle(environment: Mapping[str, str]) -> dict[str, str]:
    """Without what the kiosk sets before it knows that it will restart."""
    return {name: value for name, value in environment.items() if name not in OURS}


def test_staff_restart_the_frozen_kiosk_twice_and_then_leave_it(tmp_path: Path) -> None:
    film = tmp_path / "face.avi"
    face_film(film, seconds=3, fps=10)
    frozen = FrozenKiosk(tmp_path)
    environment = {
        **{name: value for name, value in frozen.environment.items() if name != "QT_QPA_PLATFORM"},
        "LD_LIBRARY_PATH": "/shop/lib",
    }
    with x_server() as display:
        kiosk = KioskOnX([PROGRAM, "--camera", str(film)], environment, frozen.home, display)
        try:
            first = of_the_bundle(kiosk.environment)
            for _ in range(2):
                kiosk.restart_from_the_staff_panel()
                assert of_the_bundle(kiosk.environment) == first
            assert kiosk.dead_children() < 2, "one for every restart"
            assert kiosk.leave_from_the_staff_panel() == 0, kiosk.words
        finally:
            kiosk.end()
    assert not (frozen.home / "kiosk.lock").exists()
