import json
import stat
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from installer.cloud.deploy.enrolment import Enrolment
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.deploy.settings_file import DEFAULTS, settings_of, write_settings
from installer.cloud.plan import Plan
from kiosk import settings
from tests.installer.cloud.works import Works


@pytest.fixture
def plan(works: Works) -> Plan:
    """A plan whose fleet stack is there."""
    plan = Plan(name=works.name)
    iot = works.client("iot")
    iot.create_thing_type(thingTypeName=plan.part("kiosk"))
    document = json.dumps({"Version": "2012-10-17", "Statement": []})
    iot.create_policy(policyName=plan.part("kiosk"), policyDocument=document)
    return plan


@pytest.fixture
def enrolment(works: Works, plan: Plan) -> Enrolment:
    return Enrolment(works.client("iot"), plan)


OUTPUTS = {
    "PicturesUrl": "https://d111111abcdef8.cloudfront.net",
    "TrackingId": "f6e4",
    "MoodFilterArn": "arn:aws:personalize:ap-northeast-2:123456789012:filter/mood",
    "OrdersQueue": "https://sqs/orders.fifo",
}


def test_an_enrolled_kiosk_has_all_it_needs_in_one_folder(
    works: Works, plan: Plan, enrolment: Enrolment, tmp_path: Path
) -> None:
    name = f"gangnam-{works.name}"
    made = enrolment.enroll(name, tmp_path, settings_of(plan, "123456789012", OUTPUTS))
    key_file = made.folder / "private.key"
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    certificate = x509.load_pem_x509_certificate((made.folder / "certificate.pem").read_bytes())
    assert certificate.not_valid_after_utc > certificate.not_valid_before_utc
    assert serialization.load_pem_private_key(key_file.read_bytes(), None)
    read = settings.load(DEFAULTS, made.folder / "kiosk.toml", {})
    assert read.backend == "aws"
    assert (read.aws.thing_name, read.aws.role_alias) == (name, plan.part("kiosk"))
    assert read.aws.credential_endpoint.endswith("amazonaws.com")
    assert read.aws.bucket == f"{plan.name}-123456789012-ap-northeast-2"
    assert read.aws.pictures_url == OUTPUTS["PicturesUrl"]
    assert read.aws.visitors_table == plan.part("visitors")
    assert enrolment.kiosks() == [name]


def test_a_revoked_kiosk_is_out(works: Works, enrolment: Enrolment, tmp_path: Path) -> None:
    name = f"kiosk-{works.name}"
    made = enrolment.enroll(name, tmp_path, {})
    enrolment.enroll(name, tmp_path / "second", {})
    assert enrolment.revoke(name) == 2
    with pytest.raises(ClientError, match="ResourceNotFound"):
        works.client("iot").describe_certificate(certificateId=made.certificate_id)
    assert enrolment.kiosks() == []
    with pytest.raises(DeploymentFailed, match="no such kiosk"):
        enrolment.revoke(name)


def test_certificates_end_before_anything_else_can_fail(
    works: Works, enrolment: Enrolment, tmp_path: Path
) -> None:
    name = f"kiosk-{works.name}"
    made = enrolment.enroll(name, tmp_path, {})
    works.sandbox.fail("iot", "DetachThingPrincipal", times=1)
    with pytest.raises(ClientError):
        enrolment.revoke(name)
    found = works.client("iot").describe_certificate(certificateId=made.certificate_id)
    assert found["certificateDescription"]["status"] == "INACTIVE"
    assert enrolment.revoke(name) == 1


def test_a_key_is_never_written_over(works: Works, enrolment: Enrolment, tmp_path: Path) -> None:
    name = f"kiosk-{works.name}"
    folder = enrolment.enroll(name, tmp_path, {}).folder
    before = (folder / "private.key").read_text()
    with pytest.raises(DeploymentFailed, match="There is a key already"):
        enrolment.enroll(name, tmp_path, {})
    assert (folder / "private.key").read_text() == before
    with pytest.raises(DeploymentFailed, match="letters, digits"):
        enrolment.enroll("../etc", tmp_path, {})


def test_settings_hold_only_what_the_programs_know(tmp_path: Path) -> None:
    plan = Plan()
    values = settings_of(plan, "123456789012", OUTPUTS) | {"quote": 'a "b" \\ c'}
    write_settings(tmp_path / "kiosk.toml", values)
    read = settings.load(DEFAULTS, tmp_path / "kiosk.toml", {})
    assert read.aws.filter_arn == OUTPUTS["MoodFilterArn"]
    assert read.aws.campaign_arn == ""
    assert "quote" not in (tmp_path / "kiosk.toml").read_text()
    assert values["orders_dead_queue"] == "https://sqs/orders-dead.fifo"
