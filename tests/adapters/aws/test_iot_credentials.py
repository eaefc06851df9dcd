import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from botocore.credentials import RefreshableCredentials
from cryptography import x509

from kiosk.adapters.aws.face_analyzer import RekognitionFaceAnalyzer
from kiosk.adapters.aws.iot_credentials import IotCredentialProvider, IotIdentity, check_certificate
from kiosk.adapters.aws.session import AwsSession
from kiosk.core.errors import SignInFailed
from tests.adapters.aws.conftest import Shop
from tests.aws_sandbox.access import REGION, ROLE_ALIAS
from tests.aws_sandbox.certificates import Authority
from tests.aws_sandbox.sandbox import Sandbox

THING = "gangnam-1"


def written(
    sandbox: Sandbox, folder: Path, thing: str = THING, days: float = 365, starts_in: float = -1
) -> IotIdentity:
    issued = sandbox.issue_certificate(thing, starts_in_days=starts_in, days=days)
    (folder / "kiosk.pem").write_text(issued["certificate_pem"])
    (folder / "kiosk.key").write_text(issued["private_key_pem"])
    return IotIdentity(
        sandbox.addresses.credential_endpoint,
        ROLE_ALIAS,
        thing,
        folder / "kiosk.pem",
        folder / "kiosk.key",
        sandbox.addresses.ca_file,
    )


@pytest.fixture
def identity(sandbox: Sandbox, tmp_path: Path) -> Iterator[IotIdentity]:
    yield written(sandbox, tmp_path)
    sandbox.clear_faults()
    sandbox.clear_journal()


def failure(identity: IotIdentity, now: datetime | None = None) -> SignInFailed:
    with pytest.raises(SignInFailed) as failed:
        IotCredentialProvider(identity, lambda: now or datetime.now(UTC)).fetch()
    assert failed.value.remedy
    assert "PRIVATE KEY" not in str(failed.value)
    return failed.value


def test_a_kiosk_signs_in_with_its_certificate_and_nothing_else(
    shop: Shop, identity: IotIdentity, face: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name)
    session = AwsSession(region=REGION, identity=identity)
    shop.sandbox.clear_journal()
    session.warm()
    assert not shop.sandbox.journal()  # clients are made without a network
    assert RekognitionFaceAnalyzer(session).read(face) is not None
    assert RekognitionFaceAnalyzer(session).read(face) is not None
    session.close()
    assert shop.sandbox.counts == {
        "iot-credentials:AssumeRoleWithCertificate": 1,
        "rekognition:DetectFaces": 2,
    }


def test_the_credentials_are_of_botocores_refreshable_kind(identity: IotIdentity) -> None:
    # this part of botocore is not documented: a new version must not change it unnoticed
    credentials = IotCredentialProvider(identity).load()
    assert isinstance(credentials, RefreshableCredentials)
    frozen = credentials.get_frozen_credentials()
    assert frozen.access_key and frozen.access_key.startswith("ASIA")
    assert frozen.token
    assert not credentials.refresh_needed()


def test_credentials_that_will_end_soon_are_fetched_again(sandbox: Sandbox, identity: IotIdentity) -> None:
    sandbox.set_credential_life(600)
    try:
        credentials = IotCredentialProvider(identity).load()
        first = credentials.get_frozen_credentials().token
        assert credentials.get_frozen_credentials().token != first
    finally:
        sandbox.set_credential_life(3600)


def test_a_revoked_certificate_is_refused_with_what_to_check(sandbox: Sandbox, tmp_path: Path) -> None:
    issued = sandbox.issue_certificate(THING)
    identity = written(sandbox, tmp_path)
    identity.certificate.write_text(issued["certificate_pem"])
    identity.key.write_text(issued["private_key_pem"])
    sandbox.revoke_certificate(issued["id"])
    told = failure(identity)
    assert "refuses the certificate" in told.what
    assert "revoked" in told.remedy and ROLE_ALIAS in told.remedy


def test_the_name_of_another_thing_is_refused(identity: IotIdentity) -> None:
    assert "gangnam-2" in failure(replace(identity, thing_name="gangnam-2")).what


def test_a_role_alias_that_is_not_there_is_named(identity: IotIdentity) -> None:
    assert "no-such-alias" in failure(replace(identity, role_alias="no-such-alias")).remedy


def test_an_expired_certificate_is_told_with_its_day_before_anything_is_asked(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.clear_journal()
    identity = written(sandbox, tmp_path, starts_in=-10, days=5)
    certificate = x509.load_pem_x509_certificate(identity.certificate.read_bytes())
    told = failure(identity)
    assert str(certificate.not_valid_after_utc.date()) in told.what
    assert not sandbox.journal()


def test_a_certificate_of_the_future_means_a_wrong_clock(sandbox: Sandbox, tmp_path: Path) -> None:
    assert "clock" in failure(written(sandbox, tmp_path, starts_in=2)).what


def test_a_clock_that_differs_from_the_services_is_told_by_how_much(identity: IotIdentity) -> None:
    told = failure(identity, datetime.now(UTC) + timedelta(minutes=42))
    assert "+42 minutes" in told.what
    assert "NTP" in told.remedy


def test_a_file_that_is_missing_is_named(identity: IotIdentity, tmp_path: Path) -> None:
    told = failure(replace(identity, key=tmp_path / "none.key"))
    assert "none.key" in told.item


@pytest.mark.parametrize(
    "content", ["", "no certificate", "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----"]
)
def test_a_file_that_is_no_key_is_told_without_quoting_it(identity: IotIdentity, content: str) -> None:
    identity.key.write_text(content)
    told = failure(identity)
    assert "PEM" in told.what and "secret" not in str(told)


def test_a_key_of_another_certificate_is_told(sandbox: Sandbox, identity: IotIdentity) -> None:
    identity.key.write_text(sandbox.issue_certificate(THING)["private_key_pem"])
    assert "does not belong" in failure(identity).what


def test_no_network_is_told(identity: IotIdentity) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        endpoint = f"localhost:{closed.getsockname()[1]}"  # bound, so that nobody else listens there
        assert "not reachable" in failure(replace(identity, endpoint=endpoint)).what


def test_somebody_else_who_answers_for_aws_is_told(identity: IotIdentity) -> None:
    assert "Somebody else" in failure(replace(identity, ca_bundle=None)).what


def test_a_certificate_of_another_authority_is_told(
    sandbox: Sandbox, identity: IotIdentity, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    issued = Authority(other).issue(
        THING, datetime.now(UTC) - timedelta(days=1), datetime.now(UTC) + timedelta(days=1)
    )
    identity.certificate.write_text(issued.certificate_pem)
    identity.key.write_text(issued.private_key_pem)
    assert "does not take the certificate" in failure(identity).what


@pytest.mark.parametrize(
    ("fault", "what"),
    [("garbage", "not from AWS IoT"), ("throttle", "429"), ("fail", "500"), ("reset", "not reachable")],
)
def test_a_provider_that_is_not_well_is_told(
    sandbox: Sandbox, identity: IotIdentity, fault: str, what: str
) -> None:
    getattr(sandbox, fault)("iot-credentials")
    assert what in failure(identity).what


def test_a_failed_sign_in_reaches_the_caller_of_any_adapter(
    shop: Shop, identity: IotIdentity, face: bytes
) -> None:
    shop.sandbox.deny("iot-credentials")
    session = AwsSession(region=REGION, identity=identity)
    with pytest.raises(SignInFailed, match="refuses the certificate"):
        RekognitionFaceAnalyzer(session).read(face)
    session.close()


def test_doctor_can_tell_when_a_certificate_ends(identity: IotIdentity) -> None:
    ends = check_certificate(identity, datetime.now(UTC))
    assert timedelta(days=363) < ends - datetime.now(UTC) < timedelta(days=366)
