import importlib.util
import json
import os
import subprocess
from pathlib import Path

import pytest

from installer.cloud.command import main
from installer.cloud.deploy import costs
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.deploy.model_lookup import find_model
from installer.cloud.plan import Generation, Plan, PlanWrong
from tests.aws_sandbox.access import REGION
from tests.installer.cloud.conftest import ROOT
from tests.installer.cloud.works import Works


def test_synth_only_works_without_a_network_or_an_account(cloud_python: Path, tmp_path: Path) -> None:
    alone = ["unshare", "-rn"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        alone = []
    nobody = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    command = [str(cloud_python), "-m", "installer.cloud", "deploy", "--synth-only", "--out", str(tmp_path)]
    ran = subprocess.run(
        [*alone, *command, "--generation", "none", "--without-personalize"],
        cwd=ROOT,
        env=nobody | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "US dollars a month" in ran.stdout
    made = {path.name for path in (tmp_path / "templates").glob("*.template.json")}
    roles = ("storage", "faces", "pictures", "fleet", "watch")
    assert made == {f"emotion-kiosk-{role}.template.json" for role in roles}
    assert "| s3:GetObject |" in (tmp_path / "templates" / "permissions.md").read_text()


def test_without_cdk_it_says_what_is_missing(tmp_path: Path, said: list[str]) -> None:
    if importlib.util.find_spec("aws_cdk"):
        pytest.skip("CDK is here")
    assert main(["deploy", "--synth-only", "--out", str(tmp_path)], say=said.append) == 1
    assert "aws_cdk" in said[-1]
    assert "bootstrap.py cloud" in said[-1]


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--name", "UPPER", "small letters"),
        ("--region", "seoul", "is no region"),
        ("--instance", "g5", "is no instance type"),
        ("--email", "nobody", "no address"),
        ("--idle-minutes", "3", "15 to 240"),
        ("--withdrawn-days", "0", "1 to 365"),
    ],
)
def test_a_wrong_choice_is_named(option: str, value: str, why: str, said: list[str]) -> None:
    assert main(["deploy", option, value], say=said.append) == 2
    assert why in said[-1]


def test_a_plan_travels_as_json() -> None:
    plan = Plan(name="shop-2", generation=Generation.REALTIME, signing_key="-----BEGIN")
    assert Plan.from_json(plan.to_json()) == plan
    with pytest.raises(PlanWrong):
        Plan.from_json(plan.to_json().replace("shop-2", "x"))


def test_nothing_happens_before_the_user_agrees(works: Works, said: list[str], tmp_path: Path) -> None:
    arguments = ["destroy", "--name", works.name, "--region", REGION, "--out", str(tmp_path)]
    assert main(arguments, works.client, said.append, lambda question: "yes") == 1
    assert said[-1] == "Nothing was done."
    assert not works.sandbox.journal()


def test_status_tells_what_stands_and_what_costs(works: Works, said: list[str], tmp_path: Path) -> None:
    works.client("iot").create_thing_type(thingTypeName=f"{works.name}-kiosk")
    works.send(works.orders, "one")
    arguments = ["status", "--name", works.name, "--region", REGION, "--out", str(tmp_path)]
    assert main(arguments, works.client, said.append) == 0
    assert "storage      not there" in said
    assert "orders           1 messages" in said
    assert "costs by the hour: nothing" in said
    assert said[-1] == "kiosks: none"


def test_redrive_from_the_command_line(works: Works, said: list[str]) -> None:
    works.send(works.dead(works.orders), "first")
    works.send(works.dead(works.orders), "second")
    arguments = ["redrive", "orders", "--name", works.name, "--region", REGION]
    assert main(arguments, works.client, said.append) == 0
    assert said == ["2 messages given again, 0 thrown away."]
    assert works.waiting(works.orders) == 2


def test_what_aws_refuses_is_told_in_one_line(works: Works, said: list[str]) -> None:
    works.sandbox.deny("iot", "ListThingPrincipals")
    assert main(["revoke", "k1", "--name", works.name, "--region", REGION], works.client, said.append) == 1
    assert said[-1].startswith("AWS says:")


def test_the_estimate_adds_up_and_warns() -> None:
    lines = costs.estimate(Plan(), kiosks=2)
    by_name = {one.what: one.usd for one in lines}
    assert by_name["Rekognition"] == pytest.approx(49.5)
    assert by_name["Personalize, from `train` on"] == pytest.approx(146)
    assert "more than the budget" in costs.as_text(lines, 100)
    assert "more than the budget" not in costs.as_text(lines, 1000)
    bare = costs.estimate(Plan(generation=Generation.NONE, personalize=False))
    assert {one.what.split(",")[0] for one in bare} == {"Rekognition", "Storage", "Alarms and dashboard"}


def test_the_model_is_found_in_the_regions_catalogue(works: Works) -> None:
    plan = Plan(region=REGION)
    bucket = f"jumpstart-cache-prod-{REGION}"
    s3 = works.client("s3")
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    versions = [
        {"model_id": plan.model, "version": version, "spec_key": f"specs/{version}.json"}
        for version in ("1.9.0", "1.10.0")
    ]
    s3.put_object(Bucket=bucket, Key="models_manifest.json", Body=json.dumps(versions))
    image = f"763104351884.dkr.ecr.{REGION}.amazonaws.com/pytorch-inference:2.0-gpu"
    spec = {
        "hosting_prepacked_artifact_key": "stabilityai/prepacked.tar.gz",
        "hosting_instance_type_variants": {
            "regional_aliases": {REGION: {"gpu": image}},
            "variants": {"g5": {"regional_properties": {"image_uri": "$gpu"}}},
        },
    }
    s3.put_object(Bucket=bucket, Key="specs/1.10.0.json", Body=json.dumps(spec))
    found = find_model(s3, plan).parameters()
    assert found["ModelImage"] == image
    assert found["ModelData"] == f"s3://{bucket}/stabilityai/prepacked.tar.gz"
    assert found["ModelDataArn"] == f"arn:aws:s3:::{bucket}/stabilityai/prepacked.tar.gz"
    assert found["ModelRegistryArn"] == f"arn:aws:ecr:{REGION}:763104351884:repository/pytorch-inference"
    assert (found["ModelDataType"], found["ModelCompression"]) == ("S3Object", "Gzip")
    with pytest.raises(DeploymentFailed, match=r"does not run on ml\.inf1\.xlarge"):
        find_model(s3, Plan(region=REGION, instance="ml.inf1.xlarge"))
    with pytest.raises(DeploymentFailed, match="no such model"):
        find_model(s3, Plan(region=REGION, model="unheard-of"))
