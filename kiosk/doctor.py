"""`emotion-kiosk doctor`: checks what the kiosk needs; each failure says what to do."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from kiosk import paths, system_programs
from kiosk.core.errors import KioskError
from kiosk.core.picture import PictureStatus
from kiosk.core.reading import CameraStatus
from kiosk.settings import Settings

LEAST_FREE_BYTES = 1_000_000_000
CAMERA_PATIENCE_S = 10.0


class Health(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, and what to do about it."""

    name: str
    health: Health
    found: str
    remedy: str = ""


Check = Callable[[Settings, paths.Home], Iterator[Finding]]


def run(settings: Settings, home: paths.Home, as_json: bool) -> int:
    """Prints every finding; exit code 1 when a check failed."""
    findings = list(examine(settings, home))
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        _print_table(findings)
    return int(any(finding.health is Health.FAILED for finding in findings))


def examine(settings: Settings, home: paths.Home, beside: bool = False) -> Iterator[Finding]:
    """All checks, one after the other; a check that breaks is a failed check.

    `beside` a running kiosk neither its camera nor its screen is touched.
    """
    checks: list[Check] = [_settings, _models, _library, _disk, _clock]
    if not beside:
        checks += [_display, _fonts, _camera]
    if settings.backend == "aws":
        from kiosk.aws_doctor import check_aws

        checks.append(check_aws)
    for check in checks:
        try:
            yield from check(settings, home)
        except KioskError as error:
            yield Finding(
                check.__name__.strip("_"), Health.FAILED, error.what, str(error.remedy or error.item)
            )


def _settings(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    there = "in use" if home.settings.is_file() else "not there, all defaults"
    found = f"{home.settings} ({there})"
    if paths.machine_settings().is_file():
        found += f" over {paths.machine_settings()}"
    yield Finding("settings", Health.OK, f"{found}, backend {settings.backend}")


def _display(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    names = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux"):
        yield Finding("display", Health.OK, sys.platform)
    elif found := [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]:
        yield Finding("display", Health.OK, ", ".join(found))
    else:
        yield Finding(
            "display",
            Health.WARNING,
            "no display: the kiosk would make the unattended tour",
            "Start it from a desktop session, or see README, Autostart.",
        )


def _fonts(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    from kiosk import own_fonts

    if not QGuiApplication.instance():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["doctor"])
    own_fonts.load(paths.resources() / "fonts")
    korean = QFontDatabase.families(QFontDatabase.WritingSystem.Korean)
    del app
    ours = [family for family in korean if family.startswith("Nanum")]
    if ours:
        yield Finding("fonts", Health.OK, f"Hangul from {', '.join(ours[:3])}")
    elif korean:
        yield Finding(
            "fonts",
            Health.WARNING,
            f"Hangul from {korean[0]}",
            "For our own look: apt-get install fonts-nanum",
        )
    else:
        yield Finding("fonts", Health.FAILED, "no font has Hangul", "apt-get install fonts-nanum")


def _camera(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    from kiosk.bootstrap import make_camera
    from kiosk.model_shelf import make_shelf

    source = settings.camera.source
    if source == "none":
        yield Finding("camera", Health.OK, "switched off: visitors choose their mood themselves")
        return
    camera = make_camera(settings, make_shelf(settings, home))
    camera.start()
    try:
        camera.open()
        deadline_s = time.monotonic() + CAMERA_PATIENCE_S
        while camera.frame() is None and time.monotonic() < deadline_s and camera.last_error is None:
            time.sleep(0.05)
        frame, status, error = camera.frame(), camera.status(), camera.last_error
        judge_error = camera.judge_error
    finally:
        camera.stop()
    if frame is not None and status is CameraStatus.OPEN:
        yield Finding("camera", Health.OK, f"{source}: {frame.width_px} x {frame.height_px} px")
    elif error is not None:
        yield Finding(
            "camera", Health.WARNING, f"{source}: {error.what}", f"{error.remedy} Until then: mood tiles."
        )
    else:
        yield Finding(
            "camera",
            Health.WARNING,
            f"{source}: no picture came",
            "Plug it in again. Until then: mood tiles.",
        )
    if judge_error is not None:
        yield Finding("face detector", Health.WARNING, judge_error.what, judge_error.remedy)


def _models(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    from kiosk.model_shelf import make_shelf
    from kiosk.vision.models import ModelState

    shelf = make_shelf(settings, home)
    for card in shelf.cards:
        state, path = shelf.state(card), shelf.path(card)
        name = f"model {card.name}"
        if state is ModelState.PRESENT:
            yield Finding(name, Health.OK, f"{card.role}, {path}")
        elif state is ModelState.DAMAGED or card.built_in:
            yield Finding(
                name, Health.FAILED, f"{card.role}: {state}", f"emotion-kiosk models fetch {card.name}"
            )
        else:
            yield Finding(name, Health.OK, f"{card.role}: not there (optional)")


def _library(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    from contextlib import closing

    from kiosk.adapters.local.database import open_library
    from kiosk.adapters.outbox_queue import OutboxQueue
    from kiosk.own_pictures import make_store

    with closing(open_library(home.root)) as database:
        live = len(make_store(home, database).list(PictureStatus.LIVE))
        outbox = OutboxQueue(database).status()
    yield Finding("library", Health.OK, f"{home.library}: {live} live pictures, {outbox.pending} to be sent")
    if outbox.refused:
        yield Finding(
            "outbox",
            Health.WARNING,
            f"{outbox.refused} interactions were refused: {outbox.last_refusal}",
            "emotion-kiosk outbox status",
        )


def _disk(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    free = shutil.disk_usage(home.root if home.root.is_dir() else home.root.anchor).free
    found = f"{free / 1e9:.1f} GB free in {home.root}"
    enough = free >= LEAST_FREE_BYTES
    remedy = "" if enough else "Make room: under 1 GB new pictures and logs may not fit."
    yield Finding("disk", Health.OK if enough else Health.FAILED, found, remedy)


def _clock(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    now = datetime.now(UTC)
    built = datetime.fromtimestamp(paths.resources().stat().st_mtime, UTC)
    if now < built:
        yield Finding(
            "clock",
            Health.FAILED,
            f"{now:%Y-%m-%d %H:%M} UTC is before this program was installed",
            "Set the clock.",
        )
        return
    found = f"{now:%Y-%m-%d %H:%M} UTC"
    if shutil.which("timedatectl"):
        told = subprocess.run(
            ["timedatectl", "show", "-p", "NTPSynchronized", "--value"],
            capture_output=True,
            text=True,
            check=False,
            env=system_programs.environment(),
        )
        if told.stdout.strip() == "no":
            yield Finding("clock", Health.WARNING, f"{found}, not synchronised", "timedatectl set-ntp true")
            return
    yield Finding("clock", Health.OK, found)


def _print_table(findings: list[Finding]) -> None:
    from rich.console import Console
    from rich.table import Table

    colors = {Health.OK: "green", Health.WARNING: "yellow", Health.FAILED: "bold red"}
    table = Table("check", "state", "found", "what to do")
    for finding in findings:
        state = f"[{colors[finding.health]}]{finding.health}[/]"
        table.add_row(finding.name, state, finding.found, finding.remedy)
    Console().print(table)
