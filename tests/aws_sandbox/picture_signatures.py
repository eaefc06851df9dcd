"""Checks CloudFront's signed addresses and cookies."""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import datetime
from http.cookies import CookieError, SimpleCookie

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.aws_sandbox.wire import Request

_NAMES = ("Policy", "Signature", "Key-Pair-Id", "Expires")


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A public key of the distribution's key group."""

    id: str
    key: rsa.RSAPublicKey

    @classmethod
    def read(cls, key_id: str, public_pem: str) -> "TrustedKey":
        """Raises ValueError for what is no RSA key in PEM."""
        key = serialization.load_pem_public_key(public_pem.encode())
        if not isinstance(key, rsa.RSAPublicKey):
            raise ValueError("CloudFront takes RSA keys")
        return cls(key_id, key)


def refusal(request: Request, base_url: str, trusted: TrustedKey, now: datetime) -> str:
    """Why a request is not to be served, in CloudFront's words; empty when it is.

    `base_url` is the distribution's address without the path. Policies may be canned (`Expires`) or custom.
    """
    given = {name: request.query[name] for name in _NAMES if name in request.query} or _cookies(request)
    if not given.get("Signature") or not given.get("Key-Pair-Id"):
        return "MissingKey"
    if given["Key-Pair-Id"] != trusted.id:
        return "InvalidKey"
    url = base_url + request.target
    for name in _NAMES:
        url = re.sub(rf"[?&]{name}=[^&]*", "", url)
    try:
        if "Policy" in given:
            policy = _decoded(given["Policy"])
        else:
            policy = _canned(url, int(given.get("Expires", "")))
        trusted.key.verify(_decoded(given["Signature"]), policy, padding.PKCS1v15(), hashes.SHA1())
        statement = json.loads(policy)["Statement"][0]
        ends_at = statement["Condition"]["DateLessThan"]["AWS:EpochTime"]
        resource = statement["Resource"]
    except (InvalidSignature, binascii.Error, ValueError, KeyError, IndexError, TypeError):
        return "AccessDenied"
    wanted = re.escape(resource).replace(r"\*", ".*").replace(r"\?", ".")
    return "" if re.fullmatch(wanted, url) and now.timestamp() < ends_at else "AccessDenied"


def _canned(url: str, expires: int) -> bytes:
    condition = {"DateLessThan": {"AWS:EpochTime": expires}}
    policy = {"Statement": [{"Resource": url, "Condition": condition}]}
    return json.dumps(policy, separators=(",", ":")).encode()


def _decoded(text: str) -> bytes:
    return base64.b64decode(text.replace("-", "+").replace("_", "=").replace("~", "/"), validate=True)


def _cookies(request: Request) -> dict[str, str]:
    try:
        jar = SimpleCookie(request.headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: jar[f"CloudFront-{name}"].value for name in _NAMES if f"CloudFront-{name}" in jar}
