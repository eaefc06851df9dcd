import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from installer.cloud.command import Command, parser, plan_of
from installer.cloud.deploy.settings_file import DEFAULTS
from installer.cloud.plan import Plan
from kiosk import settings
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.wire import ACCOUNT
from tests.installer.cloud.works import Works

IMAGE = f"763104351884.dkr.ecr.{REGION}.amazonaws.com/pytorch-inference:2.0-gpu"


class CloudFormation:
    """Takes every template, and tells each of its outputs as `<its key>-told`."""

    def __init__(self) -> None:
        self.parameters: dict[str, dict[str, str]] = {}
        self._outputs: dict[str, dict[str, str]] = {}

    def deploy(self, name: str, template: str, parameters: Mapping[str, str] | None = None) -> dict[str, str]:
        read = json.loads(template)
        given = dict(parameters or {})
        wanted = {key for key, one in read.get("Parameters", {}).items() if "Default" not in one}
        assert wanted <= given.keys() <= set(read.get("Parameters", {}))
        self.parameters[name] = given
        self._outputs[name] = {key: f"{key}-told" for key in read.get("Outputs", {})}
        return self._outputs[name]

    def delete(self, name: str) -> bool:
        return self._outputs.pop(name, None) is not None

    def status(self, name: str) -> str | None:
        return "CREATE_COMPLETE" if name in self._outputs else None

    def outputs(self, name: str) -> dict[str, str]:
        return self._outputs.get(name, {})


def test_a_deployment_ends_with_settings_that_the_kiosk_reads(
    works: Works, made: Path, said: list[str], tmp_path: Path
) -> None:
    options = ["deploy", "--region", REGION, "--out", str(tmp_path), "--withdrawn-days", "60"]
    options += ["--model-image", IMAGE, "--model-data", "s3://models/sd/model.tar.gz"]
    given = parser().parse_args(options)
    stacks, questions = CloudFormation(), list[str]()

    def ask(question: str) -> str:
        questions.append(question)
        assert "US dollars a month" in said[0], "the estimate comes before the question"
        return "yes"

    def made_before(plan: Plan, folder: Path) -> list[Path]:
        shutil.copytree(made / "async", folder)
        return sorted(folder.glob("*.template.json"))

    command = Command(given, plan_of(given), works.client, said.append, ask, stacks, made_before)
    assert command.run() == 0
    assert len(questions) == 1
    plan = Plan(region=REGION)
    assert list(stacks.parameters) == [plan.part(role) for role in plan.stacks]
    model = stacks.parameters[plan.part("generation")]
    assert model["ModelRegistryArn"] == f"arn:aws:ecr:{REGION}:763104351884:repository/pytorch-inference"
    [code] = works.sandbox.object_keys(plan.code_bucket(ACCOUNT))
    assert code in (tmp_path / "templates" / f"{plan.part('pictures')}.template.json").read_text()
    read = settings.load(DEFAULTS, tmp_path / "kiosk.toml", {}).aws
    assert (read.pictures_url, read.tracking_id) == ("PicturesUrl-told", "TrackingId-told")
    assert (read.filter_arn, read.users_dataset_arn) == ("MoodFilterArn-told", "UsersDatasetArn-told")
    assert (read.collection, read.pictures_table) == (plan.part("visitors"), plan.part("pictures"))
    admin = settings.load(DEFAULTS, tmp_path / "kiosk.toml", {}).admin
    assert (admin.idle_minutes, admin.withdrawn_keep_days) == (plan.idle_minutes, 60)
    names = json.loads((tmp_path / "cloud.json").read_text())
    assert names["orders_queue"] == "OrdersQueue-told"
    assert names["admin_role_arn"] == "AdminRoleArn-told"
    assert "campaign_arn" not in names
