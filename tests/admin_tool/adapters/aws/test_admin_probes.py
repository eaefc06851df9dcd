from dataclasses import replace

import pytest

from admin_tool.adapters.aws.admin_probes import admin_probes
from kiosk.core.errors import ServiceRefused
from tests.adapters.aws.conftest import Shop


def test_an_administrator_who_may_everything_is_refused_nothing(shop: Shop) -> None:
    probes = list(admin_probes(shop.names))
    for probe in probes:
        probe.run(shop.session)
    assert {"s3:ListBucket", "rekognition:DetectModerationLabels"} <= {probe.action for probe in probes}


def test_what_is_denied_is_named(shop: Shop) -> None:
    shop.sandbox.deny("rekognition", "DetectModerationLabels")
    refused = {}
    for probe in admin_probes(shop.names):
        try:
            probe.run(shop.session)
        except ServiceRefused as trouble:
            refused[probe.action] = trouble.what
    assert list(refused) == ["rekognition:DetectModerationLabels"]
    assert "denied" in refused["rekognition:DetectModerationLabels"]


def test_looking_changes_nothing(shop: Shop) -> None:
    before = shop.sandbox.object_keys(shop.names.bucket, "")
    for probe in admin_probes(shop.names):
        probe.run(shop.session)
    assert shop.sandbox.object_keys(shop.names.bucket, "") == before
    rows = shop.fitter.client("dynamodb").scan(TableName=shop.names.pictures_table)["Count"]
    assert rows == 0


@pytest.mark.parametrize("name", ["bucket", "pictures_table"])
def test_what_the_settings_do_not_name_is_not_asked(shop: Shop, name: str) -> None:
    fewer = list(admin_probes(replace(shop.names, **{name: ""})))
    assert 0 < len(fewer) < len(list(admin_probes(shop.names)))
