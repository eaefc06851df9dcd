import pytest

from tests.aws_sandbox.personalize_resources import KINDS, Resources
from tests.aws_sandbox.wire import ServiceFault


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def test_a_resource_becomes_active_after_a_while_and_goes_after_a_while() -> None:
    clock = Clock()
    resources = Resources(clock, settle_s=10)
    group = resources.add(KINDS["datasetGroup"], "g", "g", {}, "r")
    seen = [group.status(clock())]
    with pytest.raises(ServiceFault, match="ResourceInUseException"):
        resources.active("datasetGroup", group.arn)
    with pytest.raises(ServiceFault, match="ResourceInUseException"):
        resources.check_deletable(group)
    for clock.now_s in (1006.0, 1010.0):
        seen.append(group.status(clock()))
    assert seen == ["CREATE PENDING", "CREATE IN_PROGRESS", "ACTIVE"]
    resources.check_deletable(group)
    resources.delete(group)
    assert resources.get("datasetGroup", group.arn).status(clock()) == "DELETE IN_PROGRESS"
    clock.now_s = 1020.0
    with pytest.raises(ServiceFault, match="ResourceNotFoundException"):
        resources.get("datasetGroup", group.arn)


def test_a_test_need_not_wait_for_what_takes_its_time() -> None:
    resources = Resources(Clock(), settle_s=3600)
    group = resources.add(KINDS["datasetGroup"], "g", "g", {}, "r")
    resources.finish()
    assert resources.active("datasetGroup", group.arn) is group
    resources.delete(group)
    resources.finish()
    assert resources.all("datasetGroup") == []


def test_a_failure_is_told_when_it_is_over() -> None:
    clock = Clock()
    resources = Resources(clock, settle_s=10)
    version = resources.add(KINDS["solutionVersion"], "s/1", "", {}, "r", failure="too little")
    assert version.described(clock())["failureReason"] is None
    clock.now_s += 10
    assert version.described(clock())["failureReason"] == "too little"
    assert version.status(clock()) == "CREATE FAILED"


def test_a_deletion_job_has_words_of_its_own() -> None:
    clock = Clock()
    resources = Resources(clock, settle_s=10)
    job = resources.add(KINDS["dataDeletionJob"], "j", "j", {}, "r")
    seen = [job.status(now_s) for now_s in (1000.0, 1006.0, 1010.0)]
    assert seen == ["PENDING", "IN_PROGRESS", "COMPLETED"]
