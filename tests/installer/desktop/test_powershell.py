"""The scripts of Windows are read by a PowerShell grammar; there is no PowerShell here to run them."""

import re
from pathlib import Path

import pytest

from installer.desktop.programs import ROOT

SCRIPTS = sorted((ROOT / "installer" / "desktop" / "windows").glob("*.ps1"))
pytestmark = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)


def test_it_follows_the_grammar(script: Path) -> None:
    tree_sitter = pytest.importorskip("tree_sitter")
    powershell = pytest.importorskip("tree_sitter_powershell")
    parser = tree_sitter.Parser(tree_sitter.Language(powershell.language()))
    assert parser.parse(b"if ($x { 1").root_node.has_error
    assert not parser.parse(script.read_bytes()).root_node.has_error


def test_what_it_does_can_be_undone_and_rehearsed(script: Path) -> None:
    text = script.read_text("utf-8")
    assert "[switch] $Undo" in text and "\nif ($Undo) {" in text
    assert "SupportsShouldProcess" in text and text.count("$PSCmdlet.ShouldProcess(") == 2
    assert "#Requires -RunAsAdministrator" in text
    assert "$ErrorActionPreference = 'Stop'" in text


def test_it_calls_no_function_of_its_own_that_is_not_there(script: Path) -> None:
    text = script.read_text("utf-8")
    own = set(re.findall(r"^function ([\w-]+)", text, re.M))
    verbs = "Enable|Disable|New-Password|Get-UserSid|Set-UserShell|Test-ShellLauncher|Get-ShellLauncher"
    called = {
        name
        for name in re.findall(rf"\b((?:{verbs})[\w-]*)", text)
        if name in own or name.endswith(("Launcher", "AutoLogon", "Password", "UserSid", "UserShell"))
    }
    assert called <= own


def test_no_password_is_written_in_it(script: Path) -> None:
    text = script.read_text("utf-8")
    assert not re.search(r"(?i)password\s*=\s*['\"]", text)
    assert "Name DefaultPassword -Value" not in text, "the registry is readable for everybody"
