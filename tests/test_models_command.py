import hashlib
import io
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from rich.console import Console

from kiosk import cli, models_command, paths
from kiosk.core.errors import ModelMissing
from kiosk.vision.models import ModelCard, ModelRole, ModelShelf, open_shelf

CONTENT = b"a model" * 1000


def call(shelf: ModelShelf, folder: Path, *words: str, as_json: bool = False) -> tuple[int, str]:
    arguments = cli.parser().parse_args(["models", *words])
    arguments.json = as_json
    out = io.StringIO()
    return models_command.run(arguments, shelf, folder, Console(file=out, width=200)), out.getvalue()


@pytest.fixture
def ours() -> ModelShelf:
    return open_shelf(paths.resources() / "models" / "manifest.toml")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ModelCard]:
    """A card whose file can be fetched."""
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "a.onnx").write_bytes(CONTENT)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Stays silent."""

    def handler(*args: object) -> Quiet:
        return Quiet(*args, directory=str(tmp_path / "served"))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        sha = hashlib.sha256(CONTENT).hexdigest()
        address = f"http://127.0.0.1:{server.server_port}/a.onnx"
        yield ModelCard("a", ModelRole.MOOD, "a.onnx", len(CONTENT), sha, "MIT", address=address)
        server.shutdown()
        thread.join()


def test_the_list_has_every_model_with_its_state(ours: ModelShelf, tmp_path: Path) -> None:
    code, out = call(ours, tmp_path, "list")
    assert code == 0
    assert "present" in next(line for line in out.splitlines() if line.startswith("mood "))
    assert "models fetch sface" in out


def test_the_list_as_json_is_one_object_a_line(ours: ModelShelf, tmp_path: Path) -> None:
    code, out = call(ours, tmp_path, "list", as_json=True)
    models = {model["name"]: model for model in map(json.loads, out.splitlines())}
    assert code == 0
    assert models["mood"]["state"] == "present" and models["mood"]["built_in"]
    assert models["sface"]["state"] == "missing" and models["sface"]["path"] is None
    assert models["sface"]["licence"] == "Apache-2.0"


def test_check_passes_without_the_pack(ours: ModelShelf, tmp_path: Path) -> None:
    assert call(ours, tmp_path, "check")[0] == 0


def test_check_fails_when_a_file_is_damaged_or_ours_is_missing(served: ModelCard, tmp_path: Path) -> None:
    shelf = ModelShelf((served,), (tmp_path / "models",))
    assert call(shelf, tmp_path, "check")[0] == 0
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "a.onnx").write_bytes(b"something else")
    code, out = call(shelf, tmp_path, "check")
    assert code == 1 and "damaged" in out
    missing = replace(served, file="b.onnx", built_in=True)
    assert call(ModelShelf((missing,), ()), tmp_path, "check")[0] == 1


def test_fetch_gets_what_is_missing_once(served: ModelCard, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shelf = ModelShelf((served,), (folder,))
    assert call(shelf, folder, "fetch")[0] == 0
    assert (folder / "a.onnx").read_bytes() == CONTENT
    code, out = call(shelf, folder, "fetch", "a")
    assert code == 0 and "is there" in out


def test_fetch_replaces_a_damaged_file(served: ModelCard, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "a.onnx").write_bytes(b"something else")
    assert call(ModelShelf((served,), (folder,)), folder, "fetch")[0] == 0
    assert (folder / "a.onnx").read_bytes() == CONTENT


def test_one_that_cannot_be_fetched_does_not_stop_the_others(served: ModelCard, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    gone = replace(served, name="gone", file="b.onnx", address=served.address.replace("a.onnx", "b.onnx"))
    code, out = call(ModelShelf((gone, served), (folder,)), folder, "fetch")
    assert code == 1
    assert "gone: The server answers 404" in out
    assert (folder / "a.onnx").exists() and not (folder / "b.onnx").exists()


def test_an_unknown_name_is_said_before_anything_is_fetched(served: ModelCard, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="Known are: a"):
        call(ModelShelf((served,), (tmp_path / "models",)), tmp_path / "models", "fetch", "a", "nonsense")
    assert not (tmp_path / "models").exists()
