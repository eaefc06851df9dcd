from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

from admin_tool.qt_noise import NO_SIZE_HINTS, without_size_hints


@pytest.fixture
def told(qapp: QApplication) -> Iterator[list[str]]:
    heard: list[str] = []

    def keep(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        heard.append(text)

    before = qInstallMessageHandler(keep)
    yield heard
    qInstallMessageHandler(before)


def test_the_one_harmless_sentence_is_dropped_and_no_other(told: list[str]) -> None:
    with without_size_hints():
        qWarning(NO_SIZE_HINTS)
        qWarning("Something else")
        qWarning(f"{NO_SIZE_HINTS} at all")
    assert told == ["Something else", f"{NO_SIZE_HINTS} at all"]
    qWarning(NO_SIZE_HINTS)
    assert told[-1] == NO_SIZE_HINTS


def test_without_a_handler_others_go_to_the_terminal(
    qapp: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    before = qInstallMessageHandler(None)
    try:
        with without_size_hints():
            qWarning(NO_SIZE_HINTS)
            qWarning("Something else")
    finally:
        qInstallMessageHandler(before)
    assert capfd.readouterr().err == "Something else\n"
