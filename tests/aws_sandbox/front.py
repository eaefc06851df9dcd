"""The one port: a threaded HTTP/1.1 server on 127.0.0.1."""

import http.client
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, BinaryIO, cast

from tests.aws_sandbox.bodies import BodyWrong, read_body
from tests.aws_sandbox.wire import Answer, Request, error_answer

HOST = "127.0.0.1"
Answerer = Callable[[Request, Any], Answer | None]
"""Answers a request on a connection (the socket); None cuts the connection with a reset."""
_BODILESS = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


class Front:
    """Listens from `start` to `stop`; `port` is chosen by the system unless given."""

    def __init__(self, answer: Answerer, port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self._server = _Server((HOST, port), answer, tls)
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Where it listens, also before `start`."""
        return int(self._server.server_address[1])

    def start(self) -> None:
        """Answers from now on, on its own threads."""
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="sandbox-front", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Closes the port and all connections, and waits for the threads."""
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
        self._server.close_all()


class _Server(HTTPServer):
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], answer: Answerer, tls: ssl.SSLContext | None) -> None:
        super().__init__(address, _Handler)
        self.answer = answer
        self._tls = tls
        self._lock = threading.Lock()
        self._open: dict[socket.socket, threading.Thread] = {}

    def process_request(self, request: Any, client_address: Any) -> None:
        """Known before it starts, so that `close_all` misses none."""
        thread = threading.Thread(target=self._converse, args=(request, client_address), daemon=True)
        with self._lock:
            self._open[request] = thread
        thread.start()

    def _converse(self, request: socket.socket, client_address: Any) -> None:
        connection = request
        try:
            connection.settimeout(60)
            if self._tls is not None:
                with self._lock:
                    self._open.pop(connection)
                    connection = self._tls.wrap_socket(
                        connection, server_side=True, do_handshake_on_connect=False
                    )
                    self._open[connection] = threading.current_thread()
                _shake_hands(connection)
            self.finish_request(connection, client_address)
        except OSError:
            # The other side went away, or its TLS handshake failed: it knows.
            connection.close()
        finally:
            with self._lock:
                self._open.pop(connection, None)
            self.shutdown_request(connection)

    def close_all(self) -> None:
        self.server_close()
        with self._lock:
            threads = list(self._open.values())
            for connection in self._open:
                _shut(connection)
        for thread in threads:
            thread.join(60)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle_one_request(self) -> None:
        line = self.rfile.readline(65537)
        if not line:
            self.close_connection = True
            return
        self.raw_requestline = line
        if len(line) > 65536 or not self.parse_request():
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        server = cast(_Server, self.server)
        answer: Answer | None
        try:
            body = read_body(cast(BinaryIO, self.rfile), headers)
        except BodyWrong as wrong:
            answer = error_answer("rest-xml", wrong.code, wrong.message, 400)
            self.close_connection = True
        else:
            answer = server.answer(Request(self.command, self.path, headers, body), self.connection)
        if answer is None:
            self._reset()
        else:
            self._send(answer)

    def _send(self, answer: Answer) -> None:
        lines = [f"HTTP/1.1 {answer.status} {http.client.responses.get(answer.status, '')}"]
        names = {name.lower() for name, _ in answer.headers}
        lines += [f"{name}: {value}" for name, value in answer.headers]
        if "date" not in names:
            lines.append(f"date: {formatdate(usegmt=True)}")
        if answer.status not in _BODILESS and not (self.command == "HEAD" and "content-length" in names):
            lines.append(f"content-length: {len(answer.body)}")
        if self.close_connection:
            lines.append("connection: close")
        body = b"" if self.command == "HEAD" or answer.status in _BODILESS else answer.body
        # One write, so that no answer waits for a delayed acknowledgement.
        self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + body)

    def _reset(self) -> None:
        """Cuts the connection so that the client sees a reset, not an end."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()

    def finish(self) -> None:
        if self.connection.fileno() >= 0:
            super().finish()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Silent: the journal has it."""


def _shake_hands(connection: ssl.SSLSocket) -> None:
    """Raises OSError; before that it waits until the other side has read why."""
    try:
        connection.do_handshake()
    except ssl.SSLError:
        connection.settimeout(1)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass
        raise


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        connection.close()
