"""Keeps the screen from going dark while the kiosk runs."""

import ctypes
import logging
import shutil
import subprocess
import sys

from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

from kiosk import system_programs

log = logging.getLogger(__name__)

# SetThreadExecutionState: ES_CONTINUOUS, with ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED
WINDOWS_USUAL = 0x80000000
WINDOWS_AWAKE = WINDOWS_USUAL | 0x1 | 0x2


class KeepAwake:
    """Asks the desktop, and X11 itself where there is no desktop, not to blank the screen."""

    def __init__(self) -> None:
        self._cookie: int | None = None
        self._desktop: QDBusInterface | None = None
        self._caffeine: subprocess.Popen[bytes] | None = None
        self._x11 = False

    def start(self) -> bool:
        """Whether somebody promised to keep the screen on."""
        if sys.platform == "win32":
            return bool(ctypes.windll.kernel32.SetThreadExecutionState(WINDOWS_AWAKE))
        if sys.platform == "darwin":
            self._caffeine = subprocess.Popen(["caffeinate", "-d", "-i"])
            return True
        desktop, x11 = self._ask_desktop(), self._set_x11("off", "-dpms")
        self._x11 = x11
        if not (desktop or x11):
            log.warning("Nobody here can keep the screen on: switch screen blanking off by hand")
        return desktop or x11

    def stop(self) -> None:
        """Gives the screen back to the system."""
        if sys.platform == "win32":
            ctypes.windll.kernel32.SetThreadExecutionState(WINDOWS_USUAL)
        if self._caffeine:
            self._caffeine.terminate()
            self._caffeine.wait(timeout=5)
        if self._desktop is not None and self._cookie is not None:
            self._desktop.call("UnInhibit", self._cookie)
        if self._x11:
            self._set_x11("on", "+dpms")

    def _ask_desktop(self) -> bool:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        name = "org.freedesktop.ScreenSaver"
        desktop = QDBusInterface(name, "/org/freedesktop/ScreenSaver", name, bus)
        if not desktop.isValid():
            return False
        reply = desktop.call("Inhibit", "Emotion Kiosk", "A visitor may come at any time")
        if reply.type() is not QDBusMessage.MessageType.ReplyMessage:
            return False
        self._desktop, self._cookie = desktop, int(reply.arguments()[0])
        return True

    @staticmethod
    def _set_x11(saver: str, power: str) -> bool:
        if not shutil.which("xset"):
            return False
        done = subprocess.run(
            ["xset", "s", saver, power],
            capture_output=True,
            check=False,
            timeout=5,
            env=system_programs.environment(),
        )
        return done.returncode == 0
