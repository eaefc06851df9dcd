import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from admin_tool.adapters.aws.control_plane import ControlPlane
from admin_tool.adapters.aws.data_deletion import delete_files, forget_users
from admin_tool.adapters.aws.patience import Patience
from admin_tool.core.training import GoesOn, StepState
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds
from kiosk.adapters.aws.session import AwsSession
from tests.admin_tool.adapters.aws.training_works import TrainingWorks, states
from tests.admin_tool.adapters.waiting import Watch
from tests.aws_sandbox.access import REGION, SandboxAccess, SandboxOptions
from tests.aws_sandbox.process import SandboxProcess
from tests.aws_sandbox.shop_storage import make_bucket, make_shop_tables

SETTLE_S = 3600.0


@dataclass
class Arriving(Watch):
    """A `Progress` that lets the cloud finish its work when it is told how far that is, and does not stop."""

    sandbox: SandboxAccess | None = None

    def report(self, done: int, total: int, note: str = "") -> None:
        super().report(done, total, note)
        assert self.sandbox is not None
        if not self.cancelled:
            self.sandbox.finish_work()


@pytest.fixture(scope="module")
def slow_sandbox() -> Iterator[SandboxAccess]:
    """Everything takes its time, as in the world: until a test lets it arrive."""
    with SandboxProcess(SandboxOptions(settle_s=SETTLE_S, bucket="slow-shop")) as access:
        make_bucket(access.client, "slow-shop", REGION)
        yield access


@pytest.fixture
def works(
    slow_sandbox: SandboxAccess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TrainingWorks]:
    for name, value in slow_sandbox.environment().items():
        monkeypatch.setenv(name, value)
    session, name = AwsSession(read_s=60), f"shop-{uuid.uuid4().hex[:8]}"
    tables = make_shop_tables(slow_sandbox.client, name)
    names = AwsNames(
        bucket="slow-shop",
        pictures_table=tables["pictures"],
        interactions_table=tables["interactions"],
        visitors_table=tables["visitors"],
        import_role_arn="arn:aws:iam::123456789012:role/imports",
    )
    made = TrainingWorks(slow_sandbox, session, names, name, tmp_path)
    yield made
    made.trainer().tear_down(Arriving(sandbox=slow_sandbox))
    session.close()


def test_who_stops_waiting_finds_the_work_again(works: TrainingWorks) -> None:
    def arriving(stop_on: str = "") -> Arriving:
        return Arriving(stop_on, sandbox=works.sandbox)

    works.shelve()
    works.trainer().perform("datasets", arriving())
    with pytest.raises(GoesOn, match="goes on in the cloud"):
        works.trainer().seed(arriving("The import"))
    assert states(works.trainer())["history"] is StepState.RUNNING
    works.trainer().perform("history", arriving())
    keys = works.sandbox.object_keys("slow-shop", "training/history-")
    assert len(keys) == 1, "no second import was ordered"
    assert states(works.trainer())["history"] is StepState.DONE
    with pytest.raises(GoesOn):
        works.trainer().train(arriving("The training"))
    running = next(one for one in works.trainer().steps() if one.id == "training")
    assert running.state is StepState.RUNNING
    assert running.numbers["expected_s"] > 0
    watch = arriving()
    version = works.trainer().train(watch)
    assert (version.name, version.state, version.seeded_share) == ("v1", StepState.DONE, 1.0)
    assert any(total > 0 for _, total, _ in watch.told), "its progress is told by time"
    [only] = works.trainer().versions()
    assert only.name == "v1"
    with pytest.raises(GoesOn):
        works.trainer().perform("campaign", arriving("The campaign"))
    assert states(works.trainer())["campaign"] is StepState.RUNNING
    refused = [one for one in works.trainer().tear_down(arriving()) if not one.gone]
    assert any("only what is done" in one.why for one in refused), "nothing is deleted while it is made"
    works.trainer().perform("campaign", arriving())
    assert states(works.trainer())["campaign"] is StepState.DONE
    assert all(one.gone for one in works.trainer().tear_down(arriving()))
    assert works.left() == []


def test_forgotten_people_are_deleted_by_a_job(works: TrainingWorks) -> None:
    works.trainer().perform("datasets", Arriving(sandbox=works.sandbox))
    group = next(one for one in works.left() if "dataset-group" in one)
    assert forget_users(works.clients, works.names, ["a"]) == "", "there is no group in these settings"
    names = replace(works.names, dataset_group_arn=group)
    assert forget_users(works.clients, names, []) == ""
    job = forget_users(works.clients, names, ["a", "b", "a"], UserIds.DEMO)
    client = works.client("personalize")
    described = client.describe_data_deletion_job(dataDeletionJobArn=job)["dataDeletionJob"]
    key = described["dataSource"]["dataLocation"].removeprefix("s3://slow-shop/")
    lines = works.client("s3").get_object(Bucket="slow-shop", Key=key)["Body"].read().decode().split()
    assert lines[0] == "USER_ID"
    assert len(lines) == 1 + 2 * 8
    assert delete_files(works.clients, names) == 0, "the job still reads it"
    look = partial(ControlPlane(works.clients).described, "data_deletion_job", job)
    assert (
        Patience(0.05, 30.0)
        .until_ready("The deletion", look, Arriving(sandbox=works.sandbox))
        .details["numDeleted"]
        == 0
    )
    assert delete_files(works.clients, names) == 1
    assert not works.sandbox.object_keys("slow-shop", "training/forget-")
