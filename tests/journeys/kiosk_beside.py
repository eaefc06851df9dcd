"""A kiosk in a process of its own, beside the admin tool, whose guest is directed from a test."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]
PROMISED_S = 5.0
"""Within so many seconds a promoted picture is on a kiosk of the same machine."""


class KioskBeside:
    """`with KioskBeside(environment) as kiosk: kiosk.all_pages("happy")`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = {
            **environment,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "EMOTION_KIOSK_CAMERA_SOURCE": "none",
            "EMOTION_KIOSK_KIOSK_REDUCE_MOTION": "true",
        }
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "KioskBeside":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.kiosk_guest"],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == {"ready": True}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        with self._process as process:
            if process.stdin is not None:
                process.stdin.close()  # the guest leaves when nobody directs it any more
            try:
                code = process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        assert kind is not None or code == 0

    def visit(self, mood: str) -> list[str]:
        """The first page of a new visit."""
        return self._ask("visit", mood=mood)

    def next(self) -> list[str]:
        """The next page."""
        return self._ask("next")

    def like(self, picture_id: str) -> None:
        """Likes a picture of the page."""
        self._ask("like", picture=picture_id)

    def leave(self) -> None:
        """Ends the visit."""
        self._ask("leave")

    def all_pages(self, mood: str) -> set[str]:
        """Everything that a new visit shows."""
        return set(self._ask("all_pages", mood=mood))

    def shows(self, mood: str, wanted: set[str], unwanted: set[str], within_s: float = PROMISED_S) -> float:
        """Seconds until a new visit shows all of `wanted` and none of `unwanted`."""
        started_s = time.monotonic()
        while True:
            asked_s = time.monotonic() - started_s
            pages = self.all_pages(mood)
            if wanted <= pages and not unwanted & pages:
                return asked_s
            assert asked_s < within_s, f"missing {len(wanted - pages)}, too many {len(unwanted & pages)}"

    def _ask(self, what: str, **more: Any) -> list[str]:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self._process.stdin.flush()
        answer = self._answer()
        assert "answer" in answer, answer
        return list(answer["answer"])

    def _answer(self) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the kiosk ended with {self._process.wait(30)}"
        told: dict[str, Any] = json.loads(line)
        return told
