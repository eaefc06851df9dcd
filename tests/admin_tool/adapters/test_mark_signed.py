"""Signed content credentials, with the real library where it is installed (the extra `c2pa`)."""

import importlib.util
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from admin_tool.adapters.content_credentials import (
    LIBRARY,
    ContentCredentials,
    SigningFailed,
    open_content_credentials,
)
from kiosk.adapters import picture_metadata
from kiosk.adapters.picture_metadata import DigitalSource
from kiosk.core.errors import SettingsWrong
from tests.admin_tool.adapters.promotion_works import ai_made

with_library = pytest.mark.skipif(
    importlib.util.find_spec(LIBRARY) is None, reason="the extra c2pa is not installed"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A certificate chain of our own making, and its key."""
    root_key, key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    root = _certificate("A root", "A root", root_key, root_key, True)
    own = _certificate("A shop", "A root", key, root_key, False)
    chain = tmp_path / "chain.pem"
    chain.write_bytes(own.public_bytes(Encoding.PEM) + root.public_bytes(Encoding.PEM))
    secret = tmp_path / "key.pem"
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(chain), str(secret)


@with_library
def test_a_signed_picture_says_how_it_came_to_be_and_keeps_its_mark(files: tuple[str, str]) -> None:
    import c2pa

    credentials = open_content_credentials(*files)
    assert credentials is not None

    signed = credentials.sign(ai_made(1), "image/jpeg", DigitalSource.TRAINED_MODEL)

    with c2pa.Reader("image/jpeg", io.BytesIO(signed)) as reader:
        told = json.loads(reader.json())
        state = reader.get_validation_state()
    [action] = told["manifests"][told["active_manifest"]]["assertions"][0]["data"]["actions"]
    assert action["digitalSourceType"].endswith("trainedAlgorithmicMedia")
    assert state in ("Valid", "Trusted")
    assert picture_metadata.read(signed) == picture_metadata.read(ai_made(1))
    assert len(signed) < len(ai_made(1)) + 20_000


@with_library
def test_what_cannot_be_signed_is_told(files: tuple[str, str]) -> None:
    credentials = open_content_credentials(*files)
    assert credentials is not None
    with pytest.raises(SigningFailed):
        credentials.sign(b"\xff\xd8 no picture", "image/jpeg", DigitalSource.ALGORITHM)
    import c2pa

    with pytest.raises(SigningFailed):
        ContentCredentials(c2pa, "no chain", "no key").sign(ai_made(1), "image/jpeg", DigitalSource.ALGORITHM)


def test_without_files_there_are_no_credentials(tmp_path: Path) -> None:
    assert open_content_credentials("", "") is None
    with pytest.raises(SettingsWrong):
        open_content_credentials(str(tmp_path / "none.pem"), str(tmp_path / "none.key"))


@pytest.mark.skipif(importlib.util.find_spec(LIBRARY) is not None, reason="the extra c2pa is installed")
def test_without_the_library_only_the_mark_is_written(files: tuple[str, str]) -> None:
    assert open_content_credentials(*files) is None


def _certificate(
    name: str, issuer: str, key: EllipticCurvePrivateKey, by: EllipticCurvePrivateKey, root: bool
) -> x509.Certificate:
    def named(text: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, text),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Emotion Kiosk tests"),
            ]
        )

    uses = dict.fromkeys(
        (
            *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
            *("encipher_only", "decipher_only"),
        ),
        False,
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(root, None), True)
        .add_extension(
            x509.KeyUsage(digital_signature=not root, key_cert_sign=root, crl_sign=root, **uses), True
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), False)
    )
    if not root:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), False)
    return made.sign(by, hashes.SHA256())
