"""S3's conditional writes, which moto ignores for copies."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.wire import Request, ServiceFault

_WRITES = ("PutObject", "CopyObject", "CompleteMultipartUpload")


class ConditionalWrites:
    """Lets one conditional write after the other look and write."""

    def __init__(self, moto: Moto) -> None:
        self._moto = moto
        self._turn = threading.Lock()

    @contextmanager
    def checked(self, operation: str, request: Request) -> Iterator[None]:
        """Holds others off during a write with a condition. Raises ServiceFault when it does not hold."""
        if operation not in _WRITES or "if-none-match" not in request.headers:
            yield
            return
        bucket, _, key = request.path.lstrip("/").partition("/")
        if request.headers["if-none-match"] != "*":
            message = "A header you provided implies functionality that is not implemented"
            raise ServiceFault("NotImplemented", message, 501)
        with self._turn:
            if self._moto.read_object(bucket, key) is not None:
                message = "At least one of the pre-conditions you specified did not hold"
                raise ServiceFault("PreconditionFailed", message, 412)
            yield
