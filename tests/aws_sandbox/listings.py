"""ListObjectsV2 without folders: moto takes 0.3 s for each page, and a pool has a hundred of them."""

import base64
import binascii
from bisect import bisect_right
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.wire import Answer, Request, ServiceFault

MOST_KEYS = 1000
_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


class Listings:
    """Pages of a bucket's keys, in the order of their bytes."""

    def __init__(self, moto: Moto) -> None:
        self._moto = moto

    def answer(self, operation: str, request: Request) -> Answer | None:
        """The page that is asked for; None for what moto answers better."""
        query = request.query
        bucket = request.path.strip("/")
        if operation != "ListObjectsV2" or query.get("delimiter") or bucket not in self._moto.bucket_names():
            return None
        prefix = query.get("prefix", "")
        most = min(MOST_KEYS, int(query.get("max-keys", MOST_KEYS)))
        keys = self._moto.list_keys(bucket, prefix)
        token = query.get("continuation-token")
        after = query.get("start-after", "") if token is None else _key_of(token)
        start = bisect_right(keys, after)
        page = keys[start : start + most]
        written = quote if query.get("encoding-type") == "url" else escape
        parts = [
            f"<Contents><Key>{written(key)}</Key><LastModified>{at}</LastModified><ETag>{escape(tag)}</ETag>"
            f"<Size>{size}</Size><StorageClass>STANDARD</StorageClass></Contents>"
            for key, at, tag, size in self._moto.about_objects(bucket, page)
        ]
        more = start + most < len(keys)
        if more:
            parts.append(f"<NextContinuationToken>{_token_of(page[-1])}</NextContinuationToken>")
        if query.get("encoding-type") == "url":
            parts.append("<EncodingType>url</EncodingType>")
        head = (
            f"<Name>{bucket}</Name><Prefix>{written(prefix)}</Prefix><MaxKeys>{most}</MaxKeys>"
            f"<KeyCount>{len(page)}</KeyCount><IsTruncated>{str(more).lower()}</IsTruncated>"
        )
        body = (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<ListBucketResult xmlns="{_NAMESPACE}">{head}{"".join(parts)}</ListBucketResult>'
        )
        request_id = base64.b32encode(str(len(body)).encode()).decode().strip("=")
        return Answer(
            200, body.encode(), [("content-type", "application/xml"), ("x-amz-request-id", request_id)]
        )


def _token_of(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode()


def _key_of(token: str) -> str:
    try:
        return base64.b64decode(token, b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as wrong:
        raise ServiceFault("InvalidArgument", "The continuation token provided is incorrect", 400) from wrong
