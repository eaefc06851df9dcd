import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from installer.cloud.bundle import SERVICES, make_bundle
from installer.cloud.permissions import Permission, as_markdown, load_templates, read_permissions, words_of
from installer.cloud.plan import TRAINING_STACKS, Generation, Plan
from kiosk.core.mood import MOODS
from tests.installer.cloud import snapshots

ROOT = Path(__file__).parents[3]
FREE_OF_ARNS = {
    "rekognition:DetectFaces",
    "rekognition:DetectModerationLabels",
    "ecr:GetAuthorizationToken",
    "dynamodb:ListStreams",
    *(
        f"personalize:List{kind}s"
        for kind in (
            "Campaign",
            "DataDeletionJob",
            "Dataset",
            "DatasetImportJob",
            "EventTracker",
            "Filter",
            "MetricAttribution",
            "Solution",
            "SolutionVersion",
        )
    ),
}
"""Actions without a resource type (https://docs.aws.amazon.com/service-authorization); lists are not sure."""
MOST_BYTES_INLINE = 51_200

ALL = {plan: snapshots.read(plan) for plan in snapshots.PLANS}
RESOURCES = [
    (plan, stack, name, resource)
    for plan, templates in ALL.items()
    for stack, template in templates.items()
    for name, resource in template["Resources"].items()
]


def of_type(kind: str, plan: str = "async") -> dict[str, dict[str, Any]]:
    return {name: one for where, _, name, one in RESOURCES if one["Type"] == kind and where == plan}


def statements(resource: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("PolicyDocument", "AssumeRolePolicyDocument"):
        yield from resource.get("Properties", {}).get(key, {}).get("Statement", [])


@pytest.mark.parametrize("plan", snapshots.PLANS)
def test_templates_are_those_of_the_snapshots(made: Path, plan: str) -> None:
    """After a wanted change: python -m tests.installer.cloud.snapshots FOLDER."""
    templates = {name: snapshots.normal(one) for name, one in load_templates(made / plan).items()}
    assert templates == ALL[plan]


def test_templates_pass_cfn_lint() -> None:
    files = sorted(snapshots.FOLDER.glob("*/*.template.json"))
    lint = Path(sys.executable).with_name("cfn-lint")
    # W3005: CDK says dependencies that CloudFormation would find
    told = subprocess.run(
        [lint, "-i", "W3005", "--regions", "ap-northeast-2", "--", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


def test_every_system_of_the_design_is_there() -> None:
    kinds = {one["Type"] for _, _, _, one in RESOURCES}
    for name in (
        *("S3::Bucket", "CloudFront::Distribution", "CloudFront::OriginAccessControl", "Events::Rule"),
        *("SQS::Queue", "Lambda::Function", "Lambda::EventSourceMapping", "DynamoDB::Table"),
        *("Rekognition::Collection", "SageMaker::Model", "SageMaker::EndpointConfig", "SageMaker::Endpoint"),
        *("Personalize::DatasetGroup", "Personalize::Schema", "Personalize::Dataset"),
        *("Personalize::EventTracker", "Personalize::Filter", "Personalize::Campaign"),
        *("IoT::ThingType", "IoT::Policy", "IoT::RoleAlias", "ApplicationAutoScaling::ScalableTarget"),
        *("CloudWatch::Alarm", "CloudWatch::Dashboard", "Budgets::Budget"),
    ):
        assert f"AWS::{name}" in kinds
    assert "Custom::PersonalizeSolution" in kinds
    named = {name.removeprefix("emotion-kiosk-") for name in ALL["async"]}
    assert named == {*Plan().stacks, *TRAINING_STACKS}
    assert {name.removeprefix("emotion-kiosk-") for name in ALL["none"]} == set(
        Plan(generation=Generation.NONE, personalize=False).stacks
    )


def test_a_star_stands_only_where_no_arn_exists() -> None:
    for _, _, name, resource in RESOURCES:
        for one in statements(resource):
            if one["Effect"] == "Deny":
                continue
            actions = one["Action"] if isinstance(one["Action"], list) else [one["Action"]]
            assert not any("*" in action for action in actions), name
            if one.get("Resource") == "*" or "*" in one.get("Resource", ()):
                assert set(actions) <= FREE_OF_ARNS, name


def test_nobody_outside_the_account_is_let_in() -> None:
    for _, _, name, resource in RESOURCES:
        for one in statements(resource):
            principal = one.get("Principal", {})
            assert one["Effect"] == "Deny" or (principal != "*" and principal.get("AWS") != "*"), name
    for one in of_type("AWS::Lambda::Permission").values():
        assert one["Properties"]["Principal"] == "events.amazonaws.com"
        assert one["Properties"]["SourceArn"]


def test_whatever_holds_data_is_kept() -> None:
    kinds = ["S3::Bucket", "DynamoDB::Table", "Rekognition::Collection"]
    kinds += ("Personalize::DatasetGroup", "Personalize::Dataset", "Personalize::Schema")
    for kind in kinds:
        found = of_type(f"AWS::{kind}")
        assert found
        for one in found.values():
            assert (one["DeletionPolicy"], one["UpdateReplacePolicy"]) == ("Retain", "Retain")


@pytest.mark.parametrize("plan", snapshots.PLANS)
def test_every_queue_of_work_has_dead_letters_and_six_times_the_functions_time(plan: str) -> None:
    queues, functions = of_type("AWS::SQS::Queue", plan), of_type("AWS::Lambda::Function", plan)
    fed = 0
    for feed in of_type("AWS::Lambda::EventSourceMapping", plan).values():
        source = feed["Properties"]["EventSourceArn"].get("Fn::GetAtt", ["stream"])[0]
        assert feed["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        if source not in queues:
            continue
        fed += 1
        queue = queues[source]["Properties"]
        function = functions[feed["Properties"]["FunctionName"]["Ref"]]["Properties"]
        assert queue["VisibilityTimeout"] >= 6 * function["Timeout"]
        dead = queues[queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]]["Properties"]
        assert dead["FifoQueue"] is True
        assert dead["MessageRetentionPeriod"] > queue["MessageRetentionPeriod"]
        reserve = function["Environment"]["Variables"]["DEAD_LETTERS_URL"]
        assert reserve["Ref"] == queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]
    assert fed == {"async": 3, "realtime": 2, "none": 1}[plan]


def test_each_mood_has_its_own_group_of_events() -> None:
    groups = {}
    for one in of_type("AWS::Events::Rule").values():
        for target in one["Properties"]["Targets"]:
            prefix = one["Properties"].get("EventPattern", {}).get("detail", {}).get("object", {})
            if "SqsParameters" in target:
                groups[prefix["key"][0]["prefix"]] = target["SqsParameters"]["MessageGroupId"]
    assert {f"emotions/{mood}/": str(mood) for mood in MOODS}.items() <= groups.items()


def test_the_kiosk_may_do_what_its_adapters_do_and_no_more() -> None:
    """The adapters name every action that they ask for."""
    named: set[str] = set()
    for path in (ROOT / "kiosk" / "adapters" / "aws").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'"((?:rekognition|dynamodb|personalize):[A-Z][A-Za-z]+)"', text))
    allowed = {one.action for one in permissions("emotion-kiosk-kiosk")}
    assert named == allowed


def test_administrators_may_do_what_training_asks_for() -> None:
    """Every call of the admin tool's training is allowed; what is deleted was made by it."""
    allowed = {one.action for one in permissions("emotion-kiosk-admin")}
    made = {"DatasetGroup", "Schema", "Dataset", "EventTracker", "Filter", "Solution", "Campaign"}
    wanted = {f"personalize:{verb}{kind}" for kind in made for verb in ("Create", "Delete", "Describe")}
    wanted |= {"personalize:CreateSolutionVersion", "personalize:UpdateCampaign", "iam:PassRole"}
    wanted |= {"personalize:GetSolutionMetrics", "personalize:PutItems", "s3:PutObject", "dynamodb:Scan"}
    wanted |= {f"personalize:{one}" for one in ("CreateDataDeletionJob", "CreateDatasetImportJob")}
    assert wanted <= allowed


def permissions(who: str, plan: str = "async") -> list[Permission]:
    return [one for one in read_permissions(ALL[plan]) if one.who == who]


def test_kiosks_reach_neither_the_bucket_nor_the_pool() -> None:
    assert not [one for one in permissions("emotion-kiosk-kiosk") if one.action.startswith(("s3:", "sqs:"))]


@pytest.mark.parametrize("plan", snapshots.PLANS)
def test_the_report_says_why_of_everything(plan: str) -> None:
    found = read_permissions(ALL[plan])
    assert all(one.why and one.resource and one.who != "?" for one in found)
    report = as_markdown(found)
    assert "## emotion-kiosk-register-picture" in report
    assert "| rekognition:DetectFaces | * | Read the mood of a face |" in report


def test_ids_of_statements_read_as_words() -> None:
    assert words_of("TakeMessagesFromOrders") == "Take messages from orders"
    assert words_of("TellPersonalizeOfPictures") == "Tell personalize of pictures"


def test_templates_are_small_enough_to_be_sent_as_they_are() -> None:
    for plan in snapshots.PLANS:
        for name, template in ALL[plan].items():
            assert len(json.dumps(template, indent=1)) < MOST_BYTES_INLINE, name


def test_the_bundle_runs_on_a_bare_python(tmp_path: Path) -> None:
    make_bundle(tmp_path / "code")
    names = [
        path.stem
        for path in (tmp_path / "code/installer/cloud/functions").glob("*.py")
        if path.stem[0] != "_"
    ]
    code = f"""
import importlib, sys
sys.path.insert(0, {str(tmp_path / "code")!r})
for name in {names!r}:
    importlib.import_module("installer.cloud.functions." + name)
from installer.cloud.functions.clients import make_client
for service in {SERVICES!r}:
    make_client(service)
ours = [path for path in sys.path if "site-packages" in path]
print(ours, {{name for name in ("numpy", "cv2", "PIL", "requests", "PySide6") if name in sys.modules}})
"""
    # -I -S: no site-packages, no environment
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code],
        cwd=tmp_path,
        env={"AWS_DEFAULT_REGION": "ap-northeast-2", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == "[] set()"
    handlers = {one["Properties"]["Handler"] for one in of_type("AWS::Lambda::Function").values()}
    assert {one.split(".")[-2] for one in handlers} <= set(names)
    asked = set()
    for path in (ROOT / "installer/cloud/functions").glob("*.py"):
        asked |= set(re.findall(r'client_of\("([a-z0-9-]+)"\)', path.read_text(encoding="utf-8")))
    assert asked == set(SERVICES)
    size = sum(path.stat().st_size for path in (tmp_path / "code").rglob("*") if path.is_file())
    assert size < 20_000_000
