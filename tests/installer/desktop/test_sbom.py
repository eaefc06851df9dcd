import json
from importlib.metadata import distribution

import pytest

from installer.desktop.notice import Works
from installer.desktop.programs import ROOT
from installer.desktop.sbom import BillInvalid, bill, check


@pytest.fixture(scope="module")
def text() -> str:
    return bill(Works([distribution("imagehash"), distribution("numpy")], ["dpkg"]))


def test_what_is_shipped_is_listed_and_nothing_else(text: str) -> None:
    told = json.loads(text)
    names = {component["name"] for component in told["components"]}
    assert names == {"ImageHash", "numpy", "CPython", "dpkg"}
    assert told["metadata"]["component"]["name"] == "emotion-kiosk"


def test_who_needs_whom_is_told_among_what_is_shipped(text: str) -> None:
    told = json.loads(text)
    needs = {edge["ref"].partition("==")[0]: edge["dependsOn"] for edge in told["dependencies"]}
    assert [name.partition("==")[0] for name in needs["ImageHash"]] == ["numpy"]
    assert len(needs["root-component"]) == 4


def test_every_part_has_an_address_of_its_package(text: str) -> None:
    for component in json.loads(text)["components"]:
        assert component["purl"].startswith(("pkg:pypi/", "pkg:deb/debian/", "pkg:generic/python@"))


def test_no_path_of_this_machine_is_in_it(text: str) -> None:
    assert str(ROOT) not in text and "file://" not in text


def test_what_is_no_bill_is_refused() -> None:
    with pytest.raises(BillInvalid):
        check('{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": 7}]}')
