"""*Restart* and *Leave kiosk mode* of the staff panel, pressed by hand on an X server."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.journeys.conftest import ROOT
from tests.kiosk_on_x import KioskOnX

pytestmark = pytest.mark.timeout(400)


def test_staff_restart_the_kiosk_twice_and_then_leave_it(
    environment: dict[str, str], shop: Path, display: str, film: Path
) -> None:
    plain = {name: value for name, value in environment.items() if not name.startswith("QT_")}
    kiosk = KioskOnX([sys.executable, "-m", "kiosk", "--camera", str(film)], plain, shop, display)
    try:
        kiosk.restart_from_the_staff_panel()
        once = kiosk.environment
        kiosk.restart_from_the_staff_panel()
        assert kiosk.environment == once, "it grows with every restart"
        assert {name for name in once if once[name] != plain.get(name)} <= {
            *("DISPLAY", "EMOTION_KIOSK_LOGS_LEVEL"),
            *(
                "OPENBLAS_NUM_THREADS",
                "PYSIDE6_OPTION_PYTHON_ENUM",
            ),  # set by itself before anything is loaded
        }
        assert kiosk.dead_children() < 2, "one for every restart"
        assert kiosk.leave_from_the_staff_panel() == 0, kiosk.words
    finally:
        kiosk.end()


def test_a_kiosk_that_is_still_loading_ends_in_order_and_the_next_one_starts(
    environment: dict[str, str], shop: Path
) -> None:
    for _ in range(2):
        with subprocess.Popen(
            [sys.executable, "-m", "kiosk", "--camera", "none"],
            env=environment,
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        ) as kiosk:
            held_by = f"{kiosk.pid}\n"
            deadline_s = time.monotonic() + 60
            while not (shop / "kiosk.lock").exists() or not (shop / "kiosk.lock").read_text().startswith(
                held_by
            ):
                assert time.monotonic() < deadline_s and kiosk.poll() is None
                time.sleep(0.02)
            kiosk.send_signal(signal.SIGTERM)
            _, words = kiosk.communicate(timeout=100)
            assert (kiosk.returncode, words) == (0, "")
