import os
import sys

import pytest

from kiosk import system_programs


def test_from_source_they_get_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    assert system_programs.environment() == dict(os.environ)


@pytest.mark.parametrize(("before", "given"), [("/shop/lib", "/shop/lib"), (None, None)])
def test_from_a_frozen_program_they_get_the_library_path_that_was_there_before(
    monkeypatch: pytest.MonkeyPatch, before: str | None, given: str | None
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/bundle/plugins")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    environment = system_programs.environment()
    assert environment.get("LD_LIBRARY_PATH") == given
    assert not {"LD_LIBRARY_PATH_ORIG", "QT_PLUGIN_PATH"} & environment.keys()
    assert os.environ["LD_LIBRARY_PATH"] == "/bundle"
