"""moto behind our own front: S3, SQS, DynamoDB, SageMaker, STS and IoT."""

import io
import logging
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from moto.backends import get_backend
from moto.core.request import PRESERVED_HEADER_NAMES_ENVIRON_KEY
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.test import run_wsgi_app

from tests.aws_sandbox.bodies import is_aws_chunked, unwrap_aws_chunked
from tests.aws_sandbox.wire import ACCOUNT, Answer, Request

_DROPPED = frozenset({"connection", "transfer-encoding", "keep-alive", "content-length", "date", "server"})


class Moto:
    """moto's backends of this process; two sandboxes in one process would share them."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._application = DomainDispatcherApplication(create_backend_app)
        logging.getLogger("werkzeug").setLevel(logging.ERROR)

    def reset(self) -> None:
        """Empties every backend."""
        request = Request("POST", "/moto-api/reset", {"host": f"{self._host}:{self._port}"}, b"")
        answer = self.answer(request)
        if answer.status != 200:
            raise RuntimeError(f"moto does not reset: {answer.status}")

    def answer(self, request: Request) -> Answer:
        """What moto says. Raises BodyWrong when an aws-chunked body is damaged."""
        headers = dict(request.headers)
        body = request.body
        if is_aws_chunked(headers):
            body, trailer = unwrap_aws_chunked(body, headers)
            headers |= {name: value for name, value in trailer.items() if name.startswith("x-amz-checksum-")}
            headers["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD"
            encodings = [name.strip() for name in headers.pop("content-encoding", "").split(",")]
            kept = ",".join(name for name in encodings if name not in ("", "aws-chunked"))
            if kept:
                headers["content-encoding"] = kept
        headers.pop("transfer-encoding", None)
        parts, status, answered = run_wsgi_app(
            self._application, self._environ(request, headers, body), buffered=True
        )
        dropped = _DROPPED - {"content-length"} if request.method == "HEAD" else _DROPPED
        kept_headers = [(name, value) for name, value in answered.items() if name.lower() not in dropped]
        return Answer(int(status.split()[0]), b"".join(parts), kept_headers)

    def _environ(self, request: Request, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": "",
            # WSGI wants latin-1 of the decoded bytes.
            "PATH_INFO": request.path.encode("utf-8", "surrogateescape").decode("latin-1"),
            "RAW_URI": request.target,
            "REQUEST_URI": request.target,
            "QUERY_STRING": request.query_string,
            "SERVER_NAME": self._host,
            "SERVER_PORT": str(self._port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            "CONTENT_LENGTH": str(len(body)),
            PRESERVED_HEADER_NAMES_ENVIRON_KEY: {},
        }
        for name, value in headers.items():
            key = name.upper().replace("-", "_")
            if key == "CONTENT_LENGTH":
                continue
            environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
            if "_" in name and name.startswith("x-amz-meta-"):
                environ[PRESERVED_HEADER_NAMES_ENVIRON_KEY][f"HTTP_{key}"] = name
        return environ

    def read_object(self, bucket: str, key: str) -> bytes | None:
        """An object of S3, past the front and its journal; None when it is not there."""
        found = self._s3().buckets.get(bucket)
        item = found.keys.get(key) if found else None
        return bytes(item.value) if item is not None else None

    def list_keys(self, bucket: str, prefix: str = "") -> list[str]:
        """The keys of a bucket below a prefix, sorted; empty when there is no such bucket."""
        found = self._s3().buckets.get(bucket)
        return sorted(key for key in found.keys if key.startswith(prefix)) if found else []

    def about_objects(self, bucket: str, keys: Sequence[str]) -> Iterator[tuple[str, str, str, int]]:
        """(key, time of its last change, ETag, bytes) of objects that are there."""
        kept = self._s3().buckets[bucket].keys
        for key in keys:
            item = kept.get(key)
            if item is not None:
                yield key, item.last_modified_ISO8601, item.etag, item.size

    def bucket_names(self) -> list[str]:
        """All buckets."""
        return sorted(self._s3().buckets)

    def write_object(self, bucket: str, key: str, content: bytes) -> None:
        """Puts an object past the front. Raises moto's error when there is no such bucket."""
        self._s3().put_object(bucket, key, content)

    def endpoint_status(self, name: str, region: str) -> str | None:
        """Status of a SageMaker endpoint; None when there is none of this name."""
        one = get_backend("sagemaker")[ACCOUNT][region].endpoints.get(name)
        return None if one is None else str(one.endpoint_status)

    def send_message(self, queue: str, region: str, body: str, group: str) -> None:
        """Puts a message into a FIFO queue that removes doubles by content."""
        get_backend("sqs")[ACCOUNT][region].send_message(queue, body, group_id=group)

    def _s3(self) -> Any:
        return get_backend("s3")[ACCOUNT]["aws"]
