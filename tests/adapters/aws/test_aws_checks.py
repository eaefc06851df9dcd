from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.adapters.aws.aws_checks import AwsChecks, AwsFinding
from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key
from tests.adapters.aws.conftest import Shop
from tests.adapters.aws.test_iot_credentials import written
from tests.adapters.making import jpeg


def checks_of(shop: Shop, **choices: Any) -> dict[str, AwsFinding]:
    names = replace(shop.names, pictures_table="")
    store = S3PictureStore(shop.session, names)
    checks = AwsChecks(shop.session, shop.names, store, Campaign(shop.session, shop.names), **choices)
    found = list(checks.findings())
    assert len({finding.name for finding in found}) == len(found)
    return {finding.name: finding for finding in found}


@pytest.fixture
def ready(trained_shop: Shop) -> Shop:
    trained_shop.fitter.client("s3").put_object(
        Bucket=trained_shop.names.bucket, Key=live_key(Mood.HAPPY, "a.jpeg"), Body=jpeg(1)
    )
    trained_shop.sandbox.clear_journal()
    return trained_shop


def test_a_shop_that_is_well_has_only_the_reminder_to_opt_out(ready: Shop) -> None:
    found = checks_of(ready)
    assert all(finding.ok for finding in found.values())
    assert [finding.name for finding in found.values() if finding.remedy] == ["aws opt-out"]
    assert "123456789012" in found["aws identity"].detail
    ready.sandbox.clear_journal()  # two probes are refused on purpose


def test_checking_changes_nothing(ready: Shop) -> None:
    before = dict(ready.sandbox.interactions)
    checks_of(ready)
    assert ready.sandbox.users(ready.names.collection_id) == []
    assert ready.sandbox.faces(ready.names.collection_id) == {}
    assert dict(ready.sandbox.interactions) == before
    assert "doctor" not in ready.sandbox.personalize_users()
    for table in (ready.names.visitors_table, ready.names.interactions_table):
        assert ready.fitter.client("dynamodb").scan(TableName=table)["Items"] == []
    ready.sandbox.clear_journal()


@pytest.mark.parametrize(
    ("service", "operation", "action"),
    [
        ("rekognition", "DetectFaces", "rekognition:DetectFaces"),
        ("rekognition", "SearchUsersByImage", "rekognition:SearchUsersByImage"),
        ("rekognition", "IndexFaces", "rekognition:IndexFaces"),
        ("rekognition", "CreateUser", "rekognition:CreateUser"),
        ("rekognition", "AssociateFaces", "rekognition:AssociateFaces"),
        ("rekognition", "ListFaces", "rekognition:ListFaces"),
        ("rekognition", "DeleteUser", "rekognition:DeleteUser"),
        ("rekognition", "DeleteFaces", "rekognition:DeleteFaces"),
        ("personalize-events", "PutEvents", "personalize:PutEvents"),
        ("personalize-events", "PutUsers", "personalize:PutUsers"),
        ("dynamodb", "UpdateItem", "dynamodb:UpdateItem"),
        ("dynamodb", "Query", "dynamodb:Query"),
    ],
)
def test_exactly_the_denied_action_is_named(ready: Shop, service: str, operation: str, action: str) -> None:
    ready.sandbox.deny(service, operation)
    failed = [finding for finding in checks_of(ready).values() if not finding.ok]
    assert {finding.detail for finding in failed} == {f"{action} is denied"}
    assert all(finding.remedy == "Allow it in the role that is used." for finding in failed)
    ready.sandbox.clear_journal()


def test_a_collection_of_the_old_demo_needs_the_search_by_face(ready: Shop) -> None:
    ready.sandbox.deny("rekognition", "SearchFacesByImage")
    assert "rekognition:SearchFacesByImage" not in checks_of(ready)
    assert not checks_of(ready, plain_faces=True)["rekognition:SearchFacesByImage"].ok
    ready.sandbox.clear_journal()


def test_who_cannot_sign_in_is_asked_nothing_else(ready: Shop) -> None:
    ready.sandbox.expired("sts")
    found = checks_of(ready)
    assert list(found) == ["aws identity"]
    assert not found["aws identity"].ok and found["aws identity"].remedy


def test_a_clock_that_is_off_is_told_by_how_much(ready: Shop) -> None:
    found = checks_of(ready, now=lambda: datetime.now(UTC) - timedelta(seconds=200))
    assert not found["aws clock"].ok
    off_s = float(found["aws clock"].detail.split()[0])
    assert -201 <= off_s <= -200 + 60  # the Date of an answer is of whole seconds, and older than its reader
    ready.sandbox.clear_journal()


def test_what_is_missing_is_told(ready: Shop) -> None:
    gone = replace(
        ready,
        names=replace(ready.names, collection_id="gone", campaign_arn=f"{ready.names.campaign_arn}-gone"),
    )
    found = checks_of(gone)
    assert not found["aws collection"].ok and "not there" in found["aws collection"].detail
    assert not found["aws campaign"].ok
    ready.sandbox.clear_journal()


def test_a_shop_at_its_beginning_is_told_what_it_lacks_without_failing_for_it(shop: Shop) -> None:
    bare = replace(shop, names=AwsNames(bucket=shop.names.bucket))
    found = checks_of(bare)
    assert {name for name, finding in found.items() if not finding.ok} == {"aws interactions", "aws pictures"}
    assert found["aws campaign"].remedy and found["aws event tracker"].remedy


def test_a_certificate_that_ends_soon_is_a_reminder(ready: Shop, tmp_path: Path) -> None:
    soon = checks_of(ready, identity=written(ready.sandbox, tmp_path, days=10))
    assert soon["aws certificate"].ok and soon["aws certificate"].remedy
    over = checks_of(ready, identity=written(ready.sandbox, tmp_path, starts_in=-9, days=3))
    assert not over["aws certificate"].ok
    ready.sandbox.clear_journal()
