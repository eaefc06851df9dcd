import json
from pathlib import Path
from typing import Any

import pytest

from installer.cloud.deploy.code_bucket import CodeBucket, zipped
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.deploy.stack_deployer import StackDeployer, Waiting
from tests.aws_sandbox.access import REGION
from tests.installer.cloud.works import Works


def template(*queues: str) -> str:
    """A stack that moto can make."""
    made = {
        name: {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Fn::Sub": f"${{Prefix}}-{name}"}}}
        for name in queues
    }
    return json.dumps(
        {
            "Parameters": {"Prefix": {"Type": "String"}},
            "Resources": made,
        }
    )


@pytest.fixture
def deployer(works: Works, said: list[str]) -> StackDeployer:
    waiting = Waiting(step_s=0.01, most_s=5)
    return StackDeployer(works.client("cloudformation"), said.append, waiting)


def queues(works: Works) -> list[str]:
    told = works.client("sqs").list_queues(QueueNamePrefix=f"{works.name}-")
    return [url.rpartition("-")[2] for url in told.get("QueueUrls", []) if url.endswith(("one", "two"))]


def test_a_stack_is_made_changed_and_deleted(works: Works, deployer: StackDeployer, said: list[str]) -> None:
    name, given = f"{works.name}-stack", {"Prefix": works.name}
    assert deployer.status(name) is None
    deployer.deploy(name, template("one"), given)
    assert deployer.status(name) == "CREATE_COMPLETE"
    deployer.deploy(name, template("one", "two"), given)
    assert sorted(queues(works)) == ["one", "two"]
    assert deployer.delete(name) is True
    assert deployer.delete(name) is False
    assert queues(works) == []
    assert said == [f"{name}: making it", f"{name}: changing it", f"{name}: deleting it"]


class Answers:
    """CloudFormation where moto has none of its own: changes that are refused, stacks that fail."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        def answer(**given: Any) -> Any:
            self.asked.append(name)
            found = self.answers.get(name, {})
            return found.pop(0) if isinstance(found, list) else found

        return answer


def stack(status: str) -> dict[str, Any]:
    return {"Stacks": [{"StackStatus": status, "Outputs": [{"OutputKey": "A", "OutputValue": "b"}]}]}


def test_a_stack_that_is_as_it_should_be_is_left_alone(said: list[str]) -> None:
    nothing = {"Status": "FAILED", "StatusReason": "The submitted information didn't contain changes. ..."}
    service = Answers(
        describe_stacks=stack("UPDATE_COMPLETE"), create_change_set={"Id": "c"}, describe_change_set=nothing
    )
    assert StackDeployer(service, said.append).deploy("s", "{}") == {"A": "b"}
    assert "execute_change_set" not in service.asked
    assert "delete_change_set" in service.asked
    assert said == ["s: as it should be"]


def test_a_stack_that_fails_tells_its_first_reason(said: list[str]) -> None:
    events = [
        {"LogicalResourceId": "b", "ResourceStatus": "CREATE_FAILED", "ResourceStatusReason": "cancelled"},
        {"LogicalResourceId": "a", "ResourceStatus": "CREATE_FAILED", "ResourceStatusReason": "no quota"},
    ]
    service = Answers(
        describe_stacks=[
            stack("UPDATE_COMPLETE"),
            stack("UPDATE_IN_PROGRESS"),
            stack("UPDATE_ROLLBACK_COMPLETE"),
        ],
        create_change_set={"Id": "c"},
        describe_change_set={"Status": "CREATE_COMPLETE"},
        describe_stack_events={"StackEvents": events},
    )
    with pytest.raises(DeploymentFailed, match=r"UPDATE_ROLLBACK_COMPLETE.*a: no quota"):
        StackDeployer(service, said.append, Waiting(0, 5)).deploy("s", "{}")


def test_a_stack_that_never_settles_is_given_up(said: list[str]) -> None:
    service = Answers(
        describe_stacks=stack("CREATE_IN_PROGRESS"),
        create_change_set={"Id": "c"},
        describe_change_set={"Status": "CREATE_COMPLETE"},
    )
    with pytest.raises(DeploymentFailed, match="too long"):
        StackDeployer(service, said.append, Waiting(0, 0.05)).deploy("s", "{}")


def test_code_is_uploaded_once_under_the_name_that_the_template_says(works: Works, tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "a.py").write_text("A = 1\n")
    place = {"here": {"bucketName": "b", "objectKey": "abc.zip"}}
    files = {
        "1": {"source": {"path": "code", "packaging": "zip"}, "destinations": place},
        "2": {"source": {"path": "t.json", "packaging": "file"}, "destinations": place},
    }
    (tmp_path / "s.assets.json").write_text(json.dumps({"files": files}))
    bucket = CodeBucket(works.client("s3"), f"{works.name}-code", REGION)
    bucket.ensure()
    bucket.ensure()
    assert bucket.upload(tmp_path) == 1
    assert bucket.upload(tmp_path) == 0
    assert works.sandbox.object_keys(f"{works.name}-code") == ["abc.zip"]
    closed = works.client("s3").get_public_access_block(Bucket=f"{works.name}-code")
    assert all(closed["PublicAccessBlockConfiguration"].values())
    assert zipped(tmp_path / "code") == zipped(tmp_path / "code")
    assert bucket.delete() is True
    assert bucket.delete() is False
