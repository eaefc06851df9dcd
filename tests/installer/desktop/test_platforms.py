"""PyInstaller's recipe evaluated as each system would, and what lies beside it for Windows and macOS."""

import plistlib
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PyInstaller.utils import hooks
from PySide6.QtWidgets import QApplication

from installer.desktop import build, contents, notice, pictures, sbom
from installer.desktop.programs import PROGRAMS, ROOT, executable

DESKTOP = ROOT / "installer" / "desktop"
SYSTEMS = ("linux", "win32", "darwin")
INSTALLER = (DESKTOP / "windows" / "emotion-kiosk.iss").read_text("utf-8")
yaml = pytest.importorskip("yaml")
WORKFLOW = ROOT / ".github" / "workflows" / "desktop.yml"


@dataclass
class Part:
    """One call of the recipe into PyInstaller, with what a real one would offer it."""

    kind: str
    told: tuple[Any, ...]
    named: dict[str, Any]
    pure: list[tuple[str, str, str]] = field(default_factory=list)
    scripts: list[tuple[str, str, str]] = field(default_factory=list)
    binaries: list[tuple[str, str, str]] = field(default_factory=list)
    datas: list[tuple[str, str, str]] = field(default_factory=list)


Recipe = dict[str, list[Part]]


@pytest.fixture(scope="session")
def icons(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """A folder of PyInstaller's, with our icons where the build puts them."""
    work = tmp_path_factory.mktemp("work")
    (work / "icons").mkdir()
    for program in PROGRAMS:
        pictures.write(program.name, work / "icons")
    return work


@pytest.fixture(params=SYSTEMS)
def recipe(request: pytest.FixtureRequest, icons: Path, monkeypatch: pytest.MonkeyPatch) -> Recipe:
    parts: Recipe = {}

    def maker(kind: str) -> Any:
        def make(*told: Any, **named: Any) -> Part:
            part = Part(kind, told, named)
            part.datas = [("resources/default_settings.toml", str(ROOT / "resources"), "DATA")]
            parts.setdefault(kind, []).append(part)
            return part

        return make

    (icons / "kiosk").mkdir(exist_ok=True)
    assert hooks  # imported while this is still the system that it is
    monkeypatch.setattr(contents, "fonts", lambda platform, folder: [])
    monkeypatch.setattr(notice, "works", lambda shipped: notice.Works([], []))
    monkeypatch.setattr(notice, "notice", lambda works: "")
    monkeypatch.setattr(sbom, "bill", lambda works: "")
    names: dict[str, Any] = {kind: maker(kind) for kind in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    names |= {"SPECPATH": str(DESKTOP), "workpath": str(icons / "kiosk")}
    code = compile(build.SPEC.read_text("utf-8"), str(build.SPEC), "exec")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", request.param)
        exec(code, names)
    parts["system"] = [Part(request.param, (), {})]
    return parts


def test_two_programs_share_one_folder(recipe: Recipe) -> None:
    assert [part.named["name"] for part in recipe["EXE"]] == ["emotion-kiosk", "emotion-admin"]
    (collected,) = recipe["COLLECT"]
    assert [part for part in collected.told if isinstance(part, Part)] == recipe["EXE"]


def test_every_path_in_the_recipe_exists(recipe: Recipe) -> None:
    for part in recipe["Analysis"]:
        for script in part.told[0]:
            assert Path(script).is_file(), script
        for source, _ in part.named["datas"]:
            assert list(Path(source).parent.glob(Path(source).name)), source
    for part in [*recipe["EXE"], *recipe.get("BUNDLE", [])]:
        icon = part.named.get("icon")
        assert icon is None or Path(icon).is_file(), icon
    for part in recipe.get("BUNDLE", []):
        for _, source, _ in part.told[2]:
            assert Path(source).exists(), source


def test_who_starts_it_by_its_icon_sees_no_console_on_windows(recipe: Recipe) -> None:
    windows = recipe["system"][0].kind == "win32"
    assert {part.named["hide_console"] for part in recipe["EXE"]} == {"hide-early" if windows else None}
    assert all(part.named["console"] for part in recipe["EXE"]), "doctor and selftest print"


def test_a_mac_gets_an_app_for_each_program_that_says_why_it_wants_the_camera(recipe: Recipe) -> None:
    if recipe["system"][0].kind != "darwin":
        assert "BUNDLE" not in recipe
        return
    assert [part.named["name"] for part in recipe["BUNDLE"]] == ["Emotion Kiosk.app", "Emotion Admin.app"]
    assert len({part.named["bundle_identifier"] for part in recipe["BUNDLE"]}) == 2
    for part in recipe["BUNDLE"]:
        assert part.named["version"] == contents.written_version()
        assert "camera" in part.named["info_plist"]["NSCameraUsageDescription"]
        placed = {place for place, _, _ in part.told[2]}
        assert {"en.lproj/InfoPlist.strings", "ko.lproj/InfoPlist.strings"} <= placed


def test_the_words_about_the_camera_are_there_in_both_languages() -> None:
    plist = plistlib.loads((DESKTOP / "macos" / "Info.plist").read_bytes())
    told = {}
    for language in plist["CFBundleLocalizations"]:
        text = (DESKTOP / "macos" / f"{language}.lproj" / "InfoPlist.strings").read_text("utf-8")
        told[language] = dict(re.findall(r'^"(\w+)" = "(.+)";$', text, re.M))
    assert told["en"]["NSCameraUsageDescription"] == plist["NSCameraUsageDescription"]
    assert re.search("[가-힣]", told["ko"]["NSCameraUsageDescription"])


def sections() -> dict[str, list[str]]:
    """The lines of the Windows installer by section, without comments."""
    found: dict[str, list[str]] = {"": []}
    name = ""
    for line in INSTALLER.splitlines():
        if opened := re.fullmatch(r"\[(\w+)\]", line):
            name = opened[1]
            found[name] = []
        elif line.strip() and not line.startswith(";"):
            found[name].append(line)
    return found


def test_every_file_of_the_windows_installer_exists() -> None:
    sources = re.findall(r'(?:Source: "|LicenseFile=)([^"\n]+)', INSTALLER)
    ours = [source for source in sources if source.startswith("{#Root}")]
    assert len(ours) == 4
    for source in ours:
        assert (ROOT / source.removeprefix("{#Root}").replace("\\", "/")).is_file(), source
    assert [source for source in sources if source not in ours] == ["{#Bundle}\\*"]
    assert (DESKTOP / "windows" / "../../../LICENSE").resolve() == ROOT / "LICENSE", "#define Root"


def test_the_windows_installer_starts_only_programs_that_are_built() -> None:
    named = set(re.findall(r"\{app\}\\([\w-]+\.exe)", INSTALLER))
    assert named == {executable(program.name, "win32") for program in PROGRAMS}
    made = {f"{program.name}.ico" for program in PROGRAMS}
    assert set(re.findall(r"\{#Icons\}\\([\w.-]+)", INSTALLER)) <= made


def test_the_windows_installer_speaks_both_languages() -> None:
    words: dict[str, set[str]] = {}
    for line in sections()["CustomMessages"]:
        language, name = line.partition("=")[0].split(".")
        words.setdefault(language, set()).add(name)
    assert words["en"] == words["ko"] == set(re.findall(r"\{cm:(\w+)\}", INSTALLER))
    assert set(re.findall(r'Name: "(\w+)"; MessagesFile', INSTALLER)) == set(words)


def test_every_task_that_the_windows_installer_names_can_be_chosen() -> None:
    offered = {match for line in sections()["Tasks"] for match in re.findall(r'Name: "(\w+)"', line)}
    assert set(re.findall(r"Tasks: (\w+)", INSTALLER)) == offered


def test_settings_that_an_administrator_made_on_windows_stay() -> None:
    (line,) = [line for line in sections()["Files"] if "settings.toml" in line]
    assert r"{commonappdata}\emotion-kiosk" in line
    assert "onlyifdoesntexist uninsneveruninstall" in line


def commands(job: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_the_workflow_runs_only_what_is_there() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    assert jobs.keys() == {"windows", "macos"}
    for name, job in jobs.items():
        text = commands(job).replace("\\", "/")
        for path in re.findall(r"\binstaller/[\w./*-]+", text):
            assert list(ROOT.glob(path)), path
        kinds: Sequence[str] = re.findall(r"bootstrap\.py package (\w+)", text)
        assert set(kinds) <= set(build.KINDS)
        for program in PROGRAMS:
            assert f"{executable(program.name, 'win32' if name == 'windows' else name)}" in text
        assert text.count(" selftest") == 2 and text.count(" tour ") == 2


def test_the_workflow_packs_what_the_recipe_makes() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    for program in PROGRAMS:
        assert f"build/frozen/{program.title}.app/Contents/MacOS/{program.name}" in commands(jobs["macos"])
    assert "OutputBaseFilename=emotion-kiosk-{#Version}-setup" in INSTALLER
    upload = jobs["windows"]["steps"][-1]["with"]["path"]
    assert "build/frozen/*-setup.exe" in upload
