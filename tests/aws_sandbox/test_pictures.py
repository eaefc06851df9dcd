from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from kiosk.adapters.aws.picture_signing import PictureSigner
from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.shop_storage import make_bucket

KEY = "emotions/happy/a b 한글.jpeg"


@pytest.fixture(scope="module")
def url(running: Sandbox) -> str:
    if running.options.bucket not in running.buckets():
        make_bucket(running.client, running.options.bucket, "ap-northeast-2")
    running.client("s3").put_object(Bucket=running.options.bucket, Key=KEY, Body=b"jpeg")
    running.client("s3").put_object(Bucket=running.options.bucket, Key="imgPool/happy/b.jpeg", Body=b"secret")
    return f"{running.pictures_url}/{KEY}"


def test_a_live_picture_is_served_with_its_mark_and_not_again_to_those_who_have_it(
    sandbox: Sandbox, url: str
) -> None:
    answer = requests.get(url, timeout=10)
    assert (answer.content, answer.headers["content-type"]) == (b"jpeg", "image/jpeg")
    again = requests.get(url, headers={"If-None-Match": answer.headers["etag"]}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")
    changed = requests.get(url, headers={"If-None-Match": '"other"'}, timeout=10)
    assert changed.status_code == 200
    assert requests.head(url, timeout=10).headers["content-length"] == "4"
    assert sandbox.counts == {"cloudfront:GetPicture": 4}


def test_what_is_missing_or_not_live_is_refused_alike(sandbox: Sandbox, url: str) -> None:
    for path in ("emotions/happy/none.jpeg", "imgPool/happy/b.jpeg", ""):
        assert requests.get(f"{sandbox.pictures_url}/{path}", timeout=10).status_code == 403
    assert requests.put(url, data=b"x", timeout=10).status_code == 405


def test_signed_addresses_and_cookies_open_what_others_do_not_see(
    sandbox: Sandbox, url: str, tmp_path: Path
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key_file = tmp_path / "key.pem"
    key_file.write_bytes(pem)
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    public = key.public_key().public_bytes(serialization.Encoding.PEM, spki).decode()
    sandbox.want_signed_pictures("K1", public)
    quoted = requests.Request("GET", url).prepare().url
    assert quoted is not None
    signer = PictureSigner("K1", key_file)
    yesterday = PictureSigner("K1", key_file, lambda: datetime.now(UTC) - timedelta(days=1))
    try:
        assert requests.get(signer.signed(quoted), timeout=10).content == b"jpeg"
        cookies = "; ".join(f"{n}={v}" for n, v in signer.cookies(f"{sandbox.pictures_url}/emotions").items())
        assert requests.get(quoted, headers={"Cookie": cookies}, timeout=10).content == b"jpeg"
        elsewhere = "; ".join(f"{n}={v}" for n, v in signer.cookies(f"{sandbox.pictures_url}/other").items())
        refused = [
            requests.get(quoted, timeout=10),
            requests.get(yesterday.signed(quoted), timeout=10),
            requests.get(signer.signed(quoted).replace("happy", "sad"), timeout=10),
            requests.get(PictureSigner("K2", key_file).signed(quoted), timeout=10),
            requests.get(quoted, headers={"Cookie": elsewhere}, timeout=10),
        ]
        assert [one.status_code for one in refused] == [403] * 5
    finally:
        sandbox.want_signed_pictures("", None)
    assert requests.get(quoted, timeout=10).status_code == 200
