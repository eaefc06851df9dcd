"""What a self-test of either program looks at, and how it reports."""

import json
import ssl
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk import own_fonts, paths

SERVICES: tuple[str, ...] = (
    "rekognition", "personalize", "personalize-events", "personalize-runtime", "dynamodb", "s3", "sqs",
    "sagemaker", "sagemaker-runtime", "sts",
)  # fmt: skip
"""The services of AWS that both programs call; only their descriptions are in the frozen bundle."""
LANGUAGES = ("ko", "en")

Part = Callable[[], str]
"""Tries one part of an installation and says what was found; whatever it raises is what is wrong."""


class Unfit(Exception):
    """A part of the installation does not work."""


def run_parts(parts: Mapping[str, Part], as_json: bool) -> int:
    """Tries every part and prints a line for each; exit code 1 when one does not work."""
    answers = []
    for name, part in parts.items():
        started_s = time.monotonic()
        try:
            found, fit = part(), True
        except Exception as error:  # noqa: BLE001 - a self-test reports whatever breaks, and goes on
            found, fit = f"{type(error).__name__}: {error}", False
        ms = round((time.monotonic() - started_s) * 1000)
        answers.append({"part": name, "ok": fit, "found": found, "ms": ms})
        if not as_json:
            print(f"{'ok    ' if fit else 'FAILED'}  {name:18} {found} ({ms} ms)", flush=True)
    if as_json:
        print(json.dumps(answers, ensure_ascii=False))
    return int(not all(answer["ok"] for answer in answers))


def resources(program: str) -> str:
    """Our own files. Raises Unfit when one is missing."""
    root = paths.resources()
    wanted = ["default_settings.toml", "models/manifest.toml", "models/mood.onnx", "translations", "prompts"]
    wanted += [f"icons/{program}.svg", f"icons/{program}-small.svg"]
    missing = [name for name in wanted if not (root / name).exists()]
    if missing:
        raise Unfit(f"missing: {', '.join(missing)}")
    return str(root)


def translations(pattern: str) -> str:
    """The words of both languages; `pattern` has a star for the language. Raises Unfit."""
    from PySide6.QtCore import QTranslator

    folder = paths.resources() / "translations"
    told = []
    for language in LANGUAGES:
        files = sorted(folder.glob(pattern.format(language=language)))
        translator = QTranslator()
        damaged = [file.name for file in files if not translator.load(str(file))]
        if damaged or not files:
            raise Unfit(f"{language}: {', '.join(damaged) or 'no file'}")
        if language == "ko" and translator.isEmpty():
            raise Unfit("ko: no words")
        told.append(f"{language}: {len(files)}")
    return ", ".join(told)


def korean_font() -> str:
    """The first family that has Hangul. Needs a QGuiApplication. Raises Unfit where there is none."""
    from PySide6.QtGui import QFontDatabase

    own_fonts.load(paths.resources() / "fonts")
    korean = QFontDatabase.families(QFontDatabase.WritingSystem.Korean)
    if not korean:
        raise Unfit("no font has Hangul: apt-get install fonts-nanum")
    return f"Hangul in {korean[0]}"


def certificates() -> str:
    """The authorities that connections trust."""
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    count = len(context.get_ca_certs())
    if not count:
        raise Unfit(f"no authority in {Path(certifi.where()).name}")
    return f"{count} authorities"


def clients() -> str:
    """A client of every service that we call, made without a network."""
    import botocore.session

    session = botocore.session.get_session()
    for service in SERVICES:
        session.create_client(
            service,
            region_name="us-east-1",
            aws_access_key_id="selftest",
            aws_secret_access_key="selftest",
        )
    return f"{len(SERVICES)} services"
