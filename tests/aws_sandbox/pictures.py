"""The stand-in for CloudFront: `emotions/*` of one bucket, with ETags, signed when asked for."""

import hashlib
import mimetypes
from collections.abc import Callable
from datetime import datetime
from email.utils import formatdate

from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.operations import PICTURES_PATH
from tests.aws_sandbox.picture_signatures import TrustedKey, refusal
from tests.aws_sandbox.wire import Answer, Request, error_answer


class Pictures:
    """Serves live pictures as the distribution with origin access control does."""

    def __init__(self, moto: Moto, bucket: str, now: Callable[[], datetime]) -> None:
        self._moto = moto
        self._bucket = bucket
        self._now = now
        self.trusted: TrustedKey | None = None
        """With a key only signed addresses and cookies are answered."""

    def answer(self, request: Request) -> Answer:
        """The picture, 304 when the client has it, 403 for what is not there or not to be seen.

        A distribution whose bucket policy has s3:GetObject alone gets, and passes on, 403 for missing keys.
        """
        key = request.path.removeprefix(PICTURES_PATH)
        if request.method not in ("GET", "HEAD"):
            return error_answer(
                "rest-xml", "MethodNotAllowed", "This distribution only serves pictures.", 405
            )
        if self.trusted is not None:
            why = refusal(request, f"http://{request.headers.get('host', '')}", self.trusted, self._now())
            if why:
                return error_answer("rest-xml", why, "Access denied", 403)
        content = self._moto.read_object(self._bucket, key) if key.startswith("emotions/") else None
        if content is None:
            return error_answer("rest-xml", "AccessDenied", "Access Denied", 403)
        etag = f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'
        headers = [
            ("etag", etag),
            ("cache-control", "public, max-age=31536000, immutable"),
            ("last-modified", formatdate(0, usegmt=True)),
        ]
        known = {
            tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")
        }
        if etag in known or "*" in known:
            return Answer(304, b"", headers)
        kind = mimetypes.guess_type(key)[0] or "application/octet-stream"
        return Answer(200, content, [*headers, ("content-type", kind)])
