"""The tour as a shop would run it: through the real window, with real films as camera."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from kiosk.core.mood import MOODS
from tests import films
from tests.journeys.conftest import Run

pytestmark = pytest.mark.timeout(300)


def told(out: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((out / "tour.json").read_text(encoding="utf-8"))
    return answer


def likes(shop: Path, visit: dict[str, Any]) -> list[tuple[str, list[str]]]:
    ids = [row["event_id"] for row in visit["interactions"] if row["kind"] == "like"]
    with closing(sqlite3.connect(shop / "library.db")) as database:
        marks = ", ".join("?" * len(ids))
        rows = database.execute(
            f"SELECT picture_id, impression FROM interactions WHERE event_id IN ({marks}) ORDER BY at", ids
        ).fetchall()
    return [(picture, json.loads(impression)) for picture, impression in rows]


def assert_a_good_visit(shop: Path, visit: dict[str, Any]) -> None:
    assert visit["errors"] == []
    assert len({picture for page in visit["pages"] for picture in page}) == 9
    made = likes(shop, visit)
    assert len(made) == 2
    assert all(picture in impression and len(impression) == 3 for picture, impression in made)
    assert [impression for _, impression in made] == visit["pages"][:2]


def test_a_film_of_a_face_makes_a_camera_visit_and_a_visit_without(
    run: Run, shop: Path, film: Path, tmp_path: Path
) -> None:
    done = run("kiosk", "tour", tmp_path / "out", "--camera", film, "--language", "en")
    assert done.returncode == 0, done.stderr
    tour = told(tmp_path / "out")
    assert [visit["path"] for visit in tour["visits"]] == ["camera", "tiles"]
    for visit in tour["visits"]:
        assert visit["language"] == "en"
        assert_a_good_visit(shop, visit)
    camera = tour["visits"][0]
    assert camera["mood"] in MOODS
    assert sum(camera["confidences"].values()) == pytest.approx(1, abs=0.01)
    assert max(camera["confidences"], key=camera["confidences"].get) == camera["mood"]
    changed = [
        plan for visit in tour["visits"] for plan in visit["replanned"] if plan["before"] != plan["after"]
    ]
    assert changed, "no like changed the next page"
    pictures = [step["picture"] for visit in tour["visits"] for step in visit["steps"]]
    pictures += [step["picture"] for step in tour["other_screens"]]
    for picture in pictures:
        image = QImage(str(tmp_path / "out" / picture))
        assert (image.width(), image.height()) == (1920, 1080)
    assert len(pictures) >= 17


def no_video(path: Path) -> None:
    path.write_text("This is no film.", encoding="utf-8")


def short_film(path: Path) -> None:
    films.face_film(path, seconds=1, fps=10)


@pytest.mark.parametrize(
    ("make", "first_path", "hint"),
    [
        (films.faceless_film, "tiles", "no_face"),
        (films.two_face_film, "tiles", "one_person"),
        (short_film, "camera", None),
        (no_video, "tiles", None),
    ],
    ids=["no face", "two faces", "a film that ends", "no film"],
)
def test_other_films_end_calmly_too(
    run: Run, shop: Path, tmp_path: Path, make: Any, first_path: str, hint: str | None
) -> None:
    film = tmp_path / "film.avi"
    make(film)
    done = run("kiosk", "tour", tmp_path / "out", "--camera", film, "--size", "540x960")
    assert done.returncode == 0, done.stderr
    first, second = told(tmp_path / "out")["visits"]
    assert (first["path"], second["path"]) == (first_path, "tiles")
    assert hint is None or hint in first["hints"]
    assert_a_good_visit(shop, first)


def test_without_a_camera_there_is_one_visit_with_the_tiles(run: Run, shop: Path, tmp_path: Path) -> None:
    done = run("kiosk", "tour", tmp_path / "out", "--camera", "none")
    assert done.returncode == 0, done.stderr
    (visit,) = told(tmp_path / "out")["visits"]
    assert visit["path"] == "tiles"
    assert_a_good_visit(shop, visit)


def test_a_folder_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    done = run("kiosk", "tour", tmp_path / "out", "--camera", "none")
    assert done.returncode == 1
    assert "cannot be made" in done.stderr and "Traceback" not in done.stderr
