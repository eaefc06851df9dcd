"""Reads request bodies whole: by length, chunked, and S3's own aws-chunked with its trailing checksum."""

import base64
import zlib
from collections.abc import Mapping
from typing import BinaryIO

MOST_BYTES = 256 * 1024 * 1024


class BodyWrong(Exception):
    """The body does not follow its own headers; `code` is S3's word for it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def read_body(stream: BinaryIO, headers: Mapping[str, str]) -> bytes:
    """The body of one request, so that the connection stands at the next one. Raises BodyWrong, OSError."""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return _read_chunked(stream)
    try:
        length = int(headers.get("content-length") or 0)
    except ValueError as error:
        raise BodyWrong("InvalidRequest", "Content-Length is no number") from error
    if not 0 <= length <= MOST_BYTES:
        raise BodyWrong("EntityTooLarge", f"Content-Length {length} is not accepted")
    body = stream.read(length)
    if len(body) != length:
        raise BodyWrong("IncompleteBody", "The body is shorter than its Content-Length")
    return body


def is_aws_chunked(headers: Mapping[str, str]) -> bool:
    """Whether the body is wrapped in S3's own chunks."""
    return headers.get("x-amz-content-sha256", "").startswith("STREAMING-")


def unwrap_aws_chunked(body: bytes, headers: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """The content and the trailing headers of an aws-chunked body.

    https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html. Raises BodyWrong, with
    BadDigest when a CRC32 in the trailer is not the content's.
    """
    content, at = bytearray(), 0
    while True:
        end = body.find(b"\r\n", at)
        if end < 0:
            raise BodyWrong("IncompleteBody", "A chunk has no head")
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError as error:
            raise BodyWrong("InvalidRequest", "A chunk has no size") from error
        at = end + 2
        if size == 0:
            break
        content += body[at : at + size]
        at += size + 2
    trailer = dict(_header(line) for line in body[at:].split(b"\r\n") if b":" in line)
    decoded = headers.get("x-amz-decoded-content-length")
    if decoded is not None and int(decoded) != len(content):
        raise BodyWrong("IncompleteBody", "The content is not as long as x-amz-decoded-content-length")
    crc = trailer.get("x-amz-checksum-crc32")
    if crc is not None and crc != crc32_of(bytes(content)):
        raise BodyWrong("BadDigest", "The CRC32 you specified did not match the calculated checksum.")
    return bytes(content), trailer


def crc32_of(content: bytes) -> str:
    """Base64 of the CRC32, big endian, as S3 writes it."""
    return base64.b64encode(zlib.crc32(content).to_bytes(4, "big")).decode()


def _header(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode("latin-1").partition(":")
    return name.strip().lower(), value.strip()


def _read_chunked(stream: BinaryIO) -> bytes:
    parts: list[bytes] = []
    total = 0
    while True:
        head = stream.readline(1024)
        try:
            size = int(head.split(b";")[0], 16)
        except ValueError as error:
            raise BodyWrong("InvalidRequest", "A chunk has no size") from error
        total += size
        if total > MOST_BYTES:
            raise BodyWrong("EntityTooLarge", "The body is too large")
        if size == 0:
            while stream.readline(8192).strip():
                pass
            return b"".join(parts)
        part = stream.read(size)
        if len(part) != size or not stream.readline(8).endswith(b"\n"):
            raise BodyWrong("IncompleteBody", "A chunk is shorter than its size")
        parts.append(part)
