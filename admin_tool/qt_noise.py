"""Keeps one harmless sentence of Qt off the terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

NO_SIZE_HINTS = "This plugin does not support propagateSizeHints()"
"""What the offscreen platform says of every window with a smallest size; nobody can do anything about it."""


@contextmanager
def without_size_hints() -> Iterator[None]:
    """In this block that very sentence is dropped offscreen; everything else is told as always."""

    def tell(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text == NO_SIZE_HINTS and QGuiApplication.platformName() == "offscreen":
            return
        if before is not None:
            before(kind, context, text)
        else:
            print(qFormatLogMessage(kind, context, text), file=sys.stderr)

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
