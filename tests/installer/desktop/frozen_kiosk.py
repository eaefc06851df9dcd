"""The frozen programs, started as a shop starts them: no Python, no checkout, no fonts around them."""

import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROGRAM = os.environ.get("EMOTION_KIOSK_FROZEN", "")
PATIENCE_S = 300
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


@dataclass(frozen=True, slots=True)
class Told:
    code: int
    out: str
    err: str


class FrozenKiosk:
    """`folder` holds all that it may see of this machine."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "kiosk-home"
        fonts = folder / "fonts.conf"
        fonts.write_text(NO_FONTS)
        self._folder = folder
        self.environment = {
            "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "FONTCONFIG_FILE": str(fonts),
            "QT_QPA_PLATFORM": "offscreen",
            "EMOTION_KIOSK_HOME": str(self.home),
            "EMOTION_KIOSK_KIOSK_STARTER_PICTURES_PER_MOOD": "9",
        }

    def stand_in(self, name: str, script: str) -> Path:
        """A program of the system that it finds first; it runs in the folder."""
        file = self._folder / "bin" / name
        file.parent.mkdir()
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        return file

    def start(self, *arguments: str, program: str = PROGRAM) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [program, *arguments],
            cwd=self._folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, program: str = PROGRAM) -> Told:
        running = self.start(*arguments, program=program)
        try:
            out, err = running.communicate(timeout=PATIENCE_S)
        finally:
            end(running)
        return Told(running.returncode, out, err)


def end(running: "subprocess.Popen[str]") -> None:
    """Ends a program with all that it started."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
