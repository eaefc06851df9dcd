import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kiosk.core.errors import DiskFull, ModelDamaged, ServiceDown
from kiosk.vision.model_download import fetch
from kiosk.vision.models import ModelCard, ModelRole

CONTENT = bytes(range(256)) * 4096


@dataclass
class Shop:
    """What the server gives, and what it was asked for."""

    content: bytes = CONTENT
    cut_after: int | None = None
    knows_ranges: bool = True
    status: int = 0
    ranges: list[str | None] = field(default_factory=list)
    port: int = 0

    def card(self, content: bytes = CONTENT) -> ModelCard:
        sha = hashlib.sha256(content).hexdigest()
        address = f"http://127.0.0.1:{self.port}/a.onnx"
        return ModelCard("a", ModelRole.MOOD, "a.onnx", len(content), sha, "MIT", address=address)


@pytest.fixture
def shop() -> Iterator[Shop]:
    given = Shop()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            given.ranges.append(asked)
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and given.knows_ranges else 0
            body = b"" if given.status else given.content[start:]
            self.send_response(given.status or (206 if start else 200))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if given.cut_after is None else body[: given.cut_after])

        def log_message(self, format: str, *args: object) -> None:
            """Stays silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        given.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield given
        server.shutdown()
        thread.join()


def test_a_file_is_fetched_checked_and_put_in_place(shop: Shop, tmp_path: Path) -> None:
    seen: list[int] = []
    target = fetch(shop.card(), tmp_path / "models", seen.append)
    assert target.read_bytes() == CONTENT
    assert seen[-1] == len(CONTENT) and seen == sorted(seen)
    assert [path.name for path in target.parent.iterdir()] == ["a.onnx"]


def test_a_cut_connection_is_carried_on_where_it_stopped(shop: Shop, tmp_path: Path) -> None:
    shop.cut_after = 300_000
    with pytest.raises(ServiceDown, match="what has arrived is kept"):
        fetch(shop.card(), tmp_path)
    assert not (tmp_path / "a.onnx").exists()
    shop.cut_after = None
    assert fetch(shop.card(), tmp_path).read_bytes() == CONTENT
    assert shop.ranges == [None, "bytes=300000-"]


def test_a_server_without_ranges_starts_again(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "a.onnx.part").write_bytes(CONTENT[:1000])
    shop.knows_ranges = False
    assert fetch(shop.card(), tmp_path).read_bytes() == CONTENT


def test_a_part_that_is_complete_needs_no_server(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "a.onnx.part").write_bytes(CONTENT)
    assert fetch(shop.card(), tmp_path).read_bytes() == CONTENT
    assert shop.ranges == []


def test_a_part_that_is_too_long_is_thrown_away(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "a.onnx.part").write_bytes(CONTENT + b"more")
    assert fetch(shop.card(), tmp_path).read_bytes() == CONTENT


def test_something_else_is_refused_and_not_kept(shop: Shop, tmp_path: Path) -> None:
    shop.content = CONTENT[::-1]
    with pytest.raises(ModelDamaged, match="SHA-256"):
        fetch(shop.card(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [404, 416, 503])
def test_a_refusing_server_is_named_with_its_answer(shop: Shop, tmp_path: Path, status: int) -> None:
    (tmp_path / "a.onnx.part").write_bytes(CONTENT[:1000])
    shop.status = status
    with pytest.raises(ServiceDown, match=f"answers {status}.*127"):
        fetch(shop.card(), tmp_path)
    assert (tmp_path / "a.onnx.part").exists() is (status != 416)


def test_no_network_is_said(tmp_path: Path) -> None:
    card = Shop(port=9).card()
    with pytest.raises(ServiceDown, match="No connection"):
        fetch(card, tmp_path, timeout_s=2)


def test_a_model_without_an_address_is_not_fetched(tmp_path: Path) -> None:
    card = ModelCard("a", ModelRole.MOOD, "a.onnx", 1, "", "MIT", address="file:///etc/hosts")
    with pytest.raises(ServiceDown, match="no address"):
        fetch(card, tmp_path)


def test_a_folder_that_cannot_be_written_is_said(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "models").write_bytes(b"a file, no folder")
    with pytest.raises(DiskFull, match="cannot be written"):
        fetch(shop.card(), tmp_path / "models")
