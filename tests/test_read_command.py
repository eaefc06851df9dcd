import io
import json
from pathlib import Path

import cv2
import pytest
from rich.console import Console

from kiosk import cli, paths, read_command
from kiosk.core.errors import ModelMissing
from kiosk.core.mood import MOODS
from kiosk.vision.models import ModelShelf, open_shelf
from kiosk.vision.pixels import Pixels
from tests.films import face_picture, faceless_picture


@pytest.fixture(scope="module")
def shelf() -> ModelShelf:
    return open_shelf(paths.resources() / "models" / "manifest.toml")


def save(path: Path, picture: Pixels) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(path.suffix, picture)[1].tobytes())
    return path


def call(shelf: ModelShelf, *words: str | Path, as_json: bool = False) -> tuple[int, str]:
    """Exit code and output of `read` with these words."""
    arguments = cli.parser().parse_args(["read", *map(str, words)])
    arguments.json = as_json
    out = io.StringIO()
    return read_command.run(arguments, shelf, Console(file=out, width=160)), out.getvalue()


def test_json_is_one_object_a_line(shelf: ModelShelf, tmp_path: Path) -> None:
    smile, room = (
        save(tmp_path / "smile.jpg", face_picture()),
        save(tmp_path / "room.png", faceless_picture()),
    )
    code, out = call(shelf, smile, room, as_json=True)
    happy, empty = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert set(happy) == set(empty) == {"image", "box", "moods", "mood", "ms"}
    assert happy["image"] == str(smile) and happy["mood"] == "happy" and happy["ms"] > 0
    assert len(happy["box"]) == 4 and all(0 <= side <= 1 for side in happy["box"])
    assert list(happy["moods"]) == [mood.value for mood in MOODS]
    assert sum(happy["moods"].values()) == pytest.approx(1, abs=1e-4)
    assert empty["box"] is None and empty["mood"] is None


def test_a_broken_picture_has_its_own_line_and_the_rest_goes_on(shelf: ModelShelf, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    save(tmp_path / "b.jpg", face_picture())
    code, out = call(shelf, tmp_path, tmp_path / "none.jpg", as_json=True)
    broken, smile, missing = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert "decoded" in broken["error"] and broken["box"] is None
    assert smile["mood"] == "happy" and "error" not in smile
    assert "no such file" in missing["error"]


def test_nothing_that_can_be_read_is_a_failure(shelf: ModelShelf, tmp_path: Path) -> None:
    assert call(shelf, tmp_path / "none.jpg")[0] == 1


def test_the_table_says_what_was_seen(shelf: ModelShelf, tmp_path: Path) -> None:
    save(tmp_path / "[red]smile.jpg", face_picture())
    save(tmp_path / "room.jpg", faceless_picture())
    code, out = call(shelf, tmp_path)
    smile, room = out.splitlines()[1:3]
    assert code == 0
    assert "[red]smile.jpg" in smile and "happy" in smile and "%" in smile
    assert "no face" in room


def test_folders_are_searched_for_pictures_in_order(tmp_path: Path) -> None:
    for name in ("b/2.PNG", "b/1.jpg", "a.webp", "notes.txt", "c/d/e.tiff"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    named = tmp_path / "notes.txt"
    found = [str(path.relative_to(tmp_path)) for path in read_command.pictures_in([tmp_path, named])]
    assert found == ["a.webp", "b/1.jpg", "b/2.PNG", "c/d/e.tiff", "notes.txt"]


def test_an_unknown_model_is_said(shelf: ModelShelf, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="nonsense"):
        call(shelf, tmp_path, "--model", "nonsense")
