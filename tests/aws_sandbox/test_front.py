import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.front import HOST, Front
from tests.aws_sandbox.wire import Answer, Request


@pytest.fixture
def front() -> Iterator[Front]:
    def echo(request: Request, connection: Any) -> Answer | None:
        if request.path == "/reset":
            return None
        status = 204 if request.path == "/nothing" else 200
        return Answer(status, request.method.encode() + b" " + request.body)

    running = Front(echo)
    running.start()
    yield running
    running.stop()


def talk(front: Front, sent: bytes) -> bytes:
    with socket.create_connection((HOST, front.port), timeout=60) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_several_requests_share_a_connection(front: Front) -> None:
    post = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
    chunked = b"PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunked += b"2\r\nde\r\n1;a=b\r\nf\r\n0\r\nT: 1\r\n\r\n"
    nothing = b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"
    head = b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"
    got = talk(front, post + chunked + nothing + head + post)
    assert got.count(b"HTTP/1.1 200 OK") == 4
    assert got.count(b"HTTP/1.1 204 No Content") == 1
    assert got.count(b"POST abc") == 2
    assert b"PUT def" in got
    assert got.count(b"content-length") == 4


@pytest.mark.parametrize(
    "sent",
    [
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n",
    ],
)
def test_a_body_that_is_not_what_its_headers_say_is_refused(front: Front, sent: bytes) -> None:
    assert talk(front, sent).startswith(b"HTTP/1.1 400 ")


def test_a_reset_is_seen_as_one(front: Front) -> None:
    with socket.create_connection((HOST, front.port), timeout=60) as connection:
        connection.sendall(b"GET /reset HTTP/1.1\r\nHost: x\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            connection.recv(100)


def test_stopping_ends_idle_connections_and_their_threads(front: Front) -> None:
    before = set(threading.enumerate())
    with socket.create_connection((HOST, front.port), timeout=60) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert connection.recv(100)
        talking = set(threading.enumerate()) - before
        front.stop()
        assert connection.recv(65536) == b"" or connection.recv(65536) == b""
    assert talking and not talking & set(threading.enumerate())


def test_only_one_sandbox_runs_in_a_process(running: Sandbox) -> None:
    second = Sandbox()
    with pytest.raises(RuntimeError, match="SandboxProcess"):
        second.start()
    second.discard()


def test_the_control_path_answers_over_http(sandbox: Sandbox) -> None:
    host = sandbox.endpoint.removeprefix("http://")
    address, port = host.split(":")
    with socket.create_connection((address, int(port)), timeout=60) as connection:
        connection.sendall(b"GET /__sandbox__/counts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        got = b""
        while part := connection.recv(65536):
            got += part
    assert json.loads(got.split(b"\r\n\r\n", 1)[1]) == {"answer": {}}
