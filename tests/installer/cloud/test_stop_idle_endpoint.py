from datetime import UTC, datetime, timedelta

import pytest

from installer.cloud.functions.stop_idle_endpoint import IdleWatch, build
from kiosk.adapters.aws.names import KEPT_RUNNING
from tests.aws_sandbox.access import REGION
from tests.installer.cloud.works import Works

IDLE = timedelta(minutes=30)


@pytest.fixture
def endpoint(works: Works) -> str:
    """A running endpoint with its alarm."""
    sagemaker = works.client("sagemaker")
    sagemaker.create_endpoint(EndpointName=works.name, EndpointConfigName="painter")
    works.client("cloudwatch").put_metric_alarm(
        AlarmName=works.name,
        Namespace="AWS/SageMaker",
        MetricName="Invocations",
        Statistic="Sum",
        Period=300,
        EvaluationPeriods=6,
        Threshold=1,
        ComparisonOperator="LessThanThreshold",
    )
    return works.name


def look(works: Works, after: timedelta, alarm: str) -> str:
    works.client("cloudwatch").set_alarm_state(AlarmName=works.name, StateValue=alarm, StateReason="test")
    now = datetime.now(UTC) + after
    return IdleWatch(works.client, works.name, works.name, works.orders, IDLE, lambda: now).look()


def is_there(works: Works) -> bool:
    found = works.client("sagemaker").list_endpoints(NameContains=works.name)["Endpoints"]
    return bool(found)


def test_an_endpoint_that_nobody_uses_is_deleted_and_its_configuration_stays(
    works: Works, endpoint: str
) -> None:
    assert look(works, 2 * IDLE, "ALARM") == "the endpoint was idle and is deleted"
    assert not is_there(works)
    assert works.client("sagemaker").describe_endpoint_config(EndpointConfigName="painter")
    assert look(works, 2 * IDLE, "ALARM") == "there is no endpoint"


def test_an_endpoint_in_use_a_new_one_and_one_with_orders_stay(works: Works, endpoint: str) -> None:
    assert look(works, 2 * IDLE, "OK") == "the endpoint is in use"
    assert look(works, IDLE / 2, "ALARM") == "the endpoint is new"
    works.send(works.orders, "an order")
    assert look(works, 2 * IDLE, "ALARM") == "orders are waiting"
    assert is_there(works)


def test_an_endpoint_that_somebody_wants_to_run_on_stays(works: Works, endpoint: str) -> None:
    sagemaker = works.client("sagemaker")
    arn = sagemaker.describe_endpoint(EndpointName=endpoint)["EndpointArn"]
    sagemaker.add_tags(ResourceArn=arn, Tags=[{"Key": KEPT_RUNNING, "Value": "yes"}])
    assert look(works, 2 * IDLE, "ALARM") == "somebody wants it to run on"
    sagemaker.delete_tags(ResourceArn=arn, TagKeys=[KEPT_RUNNING])
    assert look(works, 2 * IDLE, "ALARM") == "the endpoint was idle and is deleted"


def test_the_function_says_what_it_found(
    works: Works, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"ENDPOINT": endpoint, "ALARM": endpoint, "QUEUE_URL": works.orders, "IDLE_MINUTES": "30"}
    assert build(settings, works.client)({}) == {"found": "the endpoint is new"}
    assert REGION not in capsys.readouterr().out
