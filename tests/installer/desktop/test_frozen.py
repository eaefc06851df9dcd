"""The frozen programs themselves, run as a shop runs them: no Python, no checkout, no fonts around them."""

import json
import os
import subprocess
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.data import astronaut as _astronaut

from installer.desktop.contents import written_version
from tests.installer.desktop.frozen_kiosk import PATIENCE_S, PROGRAM, FrozenKiosk, end

ADMIN = str(Path(PROGRAM).parent / "emotion-admin")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(PATIENCE_S + 60),
    pytest.mark.skipif(not PROGRAM, reason="EMOTION_KIOSK_FROZEN does not name a frozen kiosk"),
]

ASTRONAUT = cast("Callable[[], NDArray[np.uint8]]", _astronaut)


@pytest.fixture
def frozen(tmp_path: Path) -> FrozenKiosk:
    return FrozenKiosk(tmp_path)


@pytest.fixture
def bundle() -> Path:
    return Path(PROGRAM).resolve().parent


@pytest.mark.parametrize("program", [PROGRAM, ADMIN], ids=["kiosk", "admin"])
def test_every_part_of_the_installation_works(frozen: FrozenKiosk, program: str) -> None:
    told = frozen.run("selftest", "--json", program=program)
    failed = [part for part in json.loads(told.out) if not part["ok"]]
    assert (told.code, failed) == (0, []), told.err


def test_hangul_comes_from_the_fonts_in_the_bundle(frozen: FrozenKiosk) -> None:
    told = frozen.run("selftest", "--json")
    parts = {part["part"]: part for part in json.loads(told.out)}
    assert "Hangul in Nanum" in parts["font"]["found"]


def test_the_tour_visits_every_screen_and_worker_processes_paint_the_gallery(
    frozen: FrozenKiosk, bundle: Path, tmp_path: Path
) -> None:
    out = tmp_path / "tour"
    running = frozen.start("tour", str(out), "--camera", "none", "--size", "960x540")
    try:
        painters, loaded = watch(running)
        _, err = running.communicate()
    finally:
        end(running)
    assert running.returncode == 0, err
    story = json.loads((out / "tour.json").read_text("utf-8"))
    assert [visit["errors"] for visit in story["visits"]] == [[]]
    assert len(list(out.glob("[0-9][0-9]-*.png"))) >= 6
    assert len(list((frozen.home / "pictures" / "emotions").rglob("starter_*.jpeg"))) == 72
    logs = [file.read_text("utf-8") for file in (frozen.home / "logs").glob("kiosk.log*")]
    assert logs and not any("without worker processes" in log for log in logs)
    assert painters >= 2
    own = {file.name for file in bundle.rglob("*.so*")}
    strange = {file for file in loaded if file.name in own and not file.is_relative_to(bundle)}
    assert not strange, "libraries of the system in place of those in the bundle"


def watch(running: "subprocess.Popen[str]") -> tuple[int, set[Path]]:
    """How many worker processes were seen at once, and the libraries that they had loaded."""
    most, loaded = 0, set[Path]()
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s:
        workers = [entry for entry in Path("/proc").glob("[0-9]*") if is_worker_of(running.pid, entry)]
        most = max(most, len(workers))
        loaded.update(library for worker in workers for library in libraries_of(worker))
        with suppress(subprocess.TimeoutExpired):
            running.wait(0.2)
            break
    return most, loaded


def is_worker_of(session: int, process: Path) -> bool:
    try:
        ours = os.getsid(int(process.name)) == session
        return ours and b"--multiprocessing-fork" in (process / "cmdline").read_bytes()
    except OSError:
        return False  # it has ended meanwhile


def libraries_of(process: Path) -> set[Path]:
    try:
        maps = (process / "maps").read_text().splitlines()
    except OSError:
        return set()  # it has ended meanwhile
    return {Path(line.split(maxsplit=5)[5]) for line in maps if ".so" in line}


def test_the_tour_of_the_admin_tool_shows_every_page_of_a_made_up_shop(
    frozen: FrozenKiosk, tmp_path: Path
) -> None:
    out = tmp_path / "tour"
    told = frozen.run("tour", str(out), "--sample", program=ADMIN)
    assert told.code == 0, told.err
    story = json.loads((out / "tour.json").read_text("utf-8"))
    assert (story["errors"], story["sample"]) == ([], True)
    empty = [page["picture"] for page in story["pages"] if page["facts"] and not any(page["facts"].values())]
    assert not empty and sum(bool(page["facts"]) for page in story["pages"]) >= 28
    assert not frozen.home.exists(), "the shop of this machine was touched"
    assert {page["language"] for page in story["pages"]} == {"ko", "en"}
    assert {(out / page["picture"]).stat().st_size > 10_000 for page in story["pages"]} == {True}


def test_the_admin_tool_has_pictures_painted_and_finds_them_in_the_pool(frozen: FrozenKiosk) -> None:
    made = frozen.run("generate", "happy", "--count", "2", program=ADMIN)
    assert made.code == 0, made.err
    listed = frozen.run("pool", "list", "--json", program=ADMIN)
    assert listed.code == 0, listed.err
    assert len(json.loads(listed.out)) == 2, listed.out
    assert len(list((frozen.home / "pictures" / "imgPool" / "happy").glob("*.jpeg"))) == 2


def test_a_support_bundle_tells_how_it_is_and_nothing_of_people(frozen: FrozenKiosk, tmp_path: Path) -> None:
    visitor = "3f6f0c1e-2d68-4f5c-9c39-0c8fd1a1b2c3"
    (frozen.home / "logs").mkdir(parents=True)
    (frozen.home / "logs" / "kiosk.log").write_text(f"visitor {visitor} token=abc123\n")
    told = frozen.run("support", str(tmp_path / "out.zip"))
    assert told.code == 0, told.err
    with zipfile.ZipFile(tmp_path / "out.zip") as bundle:
        names = set(bundle.namelist())
        texts = {name: bundle.read(name).decode("utf-8") for name in names}
    assert {"versions.json", "settings.json", "doctor.txt", "logs/kiosk.log"} <= names
    assert json.loads(texts["versions.json"])["emotion-kiosk"] == (
        Path(PROGRAM).with_name("VERSION").read_text("utf-8").strip()
    )
    assert "CPython" in json.loads(texts["versions.json"]), "the bill of materials is not in it"
    assert "library" in texts["doctor.txt"]
    everything = "".join(texts.values())
    assert visitor not in everything and "abc123" not in everything and str(tmp_path) not in everything


def test_doctor_answers_as_json_and_finds_nothing_broken(frozen: FrozenKiosk) -> None:
    told = frozen.run("doctor", "--json", "--camera", "none")
    findings = {finding["name"]: finding for finding in json.loads(told.out)}
    assert told.code == 0, told.out
    assert findings["library"]["health"] == "ok"
    assert [name for name, finding in findings.items() if finding["health"] == "failed"] == []


def test_programs_of_the_system_do_not_load_libraries_of_the_bundle(frozen: FrozenKiosk) -> None:
    clock = frozen.stand_in("timedatectl", "env > told.txt; echo yes")
    assert frozen.run("doctor", "--json", "--camera", "none").code == 0
    told = (clock.parents[1] / "told.txt").read_text()
    assert "QT_QPA_PLATFORM=offscreen" in told
    assert "LD_LIBRARY_PATH" not in told


def test_a_face_in_a_picture_is_read(frozen: FrozenKiosk, tmp_path: Path) -> None:
    picture = tmp_path / "astronaut.png"
    cv2.imwrite(str(picture), cv2.cvtColor(ASTRONAUT(), cv2.COLOR_RGB2BGR))
    told = frozen.run("read", str(picture), "--json")
    line = json.loads(told.out)
    assert told.code == 0, told.err
    left, top, width, height = line["box"]
    assert 0.3 < left + width / 2 < 0.6 and 0.05 < top + height / 2 < 0.4
    assert sum(line["moods"].values()) == pytest.approx(1, abs=0.01)


def test_a_wrong_call_and_a_wrong_setting_are_clear_lines(frozen: FrozenKiosk, tmp_path: Path) -> None:
    assert frozen.run("fly").code == 2
    told = frozen.run("--config", str(tmp_path / "none.toml"), "doctor")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "none.toml" in told.err


def test_the_bundle_says_its_version_and_whose_work_is_in_it(bundle: Path) -> None:
    notice = (bundle / "NOTICE").read_text("utf-8")
    for work in (
        "PySide6_Essentials",
        "numpy",
        "opencv-python-headless",
        "botocore",
        "Python 3",
        "fonts-nanum",
        "pyqtgraph",
        "ImageHash",
        "scipy",
    ):
        assert work in notice, work
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in notice
    assert (bundle / "VERSION").read_text("utf-8").strip() == written_version()


def test_the_bill_of_materials_lists_what_the_notice_names(bundle: Path) -> None:
    text = (bundle / "sbom.cdx.json").read_text("utf-8")
    bill = json.loads(text)
    notice = (bundle / "NOTICE").read_text("utf-8")
    named = {component["name"] for component in bill["components"]}
    assert {"PySide6_Essentials", "numpy", "CPython", "fonts-nanum"} <= named
    assert not named & {"pytest", "moto", "mypy", "hypothesis"}
    assert [name for name in named - {"CPython"} if f"\n{name} " not in notice] == []
    assert bill["metadata"]["component"]["version"] == written_version()


def test_no_path_of_the_build_machine_is_in_the_files_beside_the_code(bundle: Path) -> None:
    checkout = str(Path(__file__).resolve().parents[3]).encode()
    texts: Sequence[Path] = [
        path for path in bundle.rglob("*") if path.suffix in (".json", ".toml", "", ".txt", ".pth")
    ]
    assert not [path for path in texts if path.is_file() and checkout in path.read_bytes()]
