import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from kiosk.adapters.aws.picture_signing import PictureSigner
from kiosk.core.errors import SignInFailed

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
URL = "https://d111.cloudfront.net/emotions/happy/%ED%96%89%EB%B3%B5.jpeg"


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
def key_file(key: rsa.RSAPrivateKey, tmp_path: Path) -> Path:
    path = tmp_path / "pictures.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return path


def plain(text: str) -> bytes:
    return base64.b64decode(text.replace("-", "+").replace("_", "=").replace("~", "/"))


def test_an_address_is_signed_for_an_hour(key: rsa.RSAPrivateKey, key_file: Path) -> None:
    signed = PictureSigner("K2JCJMDEHXQW5F", key_file, lambda: NOW).signed(URL)
    address, asked = signed.split("?")[0], parse_qs(urlsplit(signed).query)
    assert address == URL
    assert asked["Expires"] == [str(int(NOW.timestamp()) + 3600)]
    assert asked["Key-Pair-Id"] == ["K2JCJMDEHXQW5F"]
    policy = {
        "Statement": [
            {"Resource": URL, "Condition": {"DateLessThan": {"AWS:EpochTime": int(asked["Expires"][0])}}}
        ]
    }
    message = json.dumps(policy, separators=(",", ":")).encode()
    key.public_key().verify(plain(asked["Signature"][0]), message, padding.PKCS1v15(), hashes.SHA1())


def test_cookies_open_a_folder_for_an_hour(key: rsa.RSAPrivateKey, key_file: Path) -> None:
    cookies = PictureSigner("K2JCJMDEHXQW5F", key_file, lambda: NOW).cookies(
        "https://d111.cloudfront.net/emotions"
    )
    policy = plain(cookies["CloudFront-Policy"])
    assert json.loads(policy)["Statement"][0]["Resource"] == "https://d111.cloudfront.net/emotions/*"
    assert cookies["CloudFront-Key-Pair-Id"] == "K2JCJMDEHXQW5F"
    signature = plain(cookies["CloudFront-Signature"])
    key.public_key().verify(signature, policy, padding.PKCS1v15(), hashes.SHA1())


def test_a_key_that_is_no_rsa_key_is_said_without_quoting_it(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.pem"
    for content in (
        b"-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----",
        ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    ):
        wrong.write_bytes(content)
        with pytest.raises(SignInFailed, match="no RSA key") as failed:
            PictureSigner("K", wrong)
        assert "secret" not in str(failed.value)
    with pytest.raises(SignInFailed, match="cannot be read"):
        PictureSigner("K", tmp_path / "none.pem")
