import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from admin_tool.adapters.aws.batch_evidence import LOST
from admin_tool.adapters.aws.generation_queue import AwsGenerationQueue
from admin_tool.core.batch import BatchOrder, EndpointState, JobState, new_name
from admin_tool.core.ports import GenerationQueue
from installer.cloud.functions.order_book import ticket_of
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.session import AwsSession
from kiosk.core.errors import ServiceRefused
from kiosk.core.picture_order import LONGEST_TEXT, PictureOrder
from tests.adapters.aws.shop import ShopFitter
from tests.admin_tool.adapters.aws.generation_works import (
    USD_PER_HOUR,
    GenerationWorks,
    empty_pool,
    make_works,
)
from tests.admin_tool.adapters.generation_contract import SMALL, GenerationQueueContract, order
from tests.admin_tool.adapters.waiting import Watch
from tests.aws_sandbox.sandbox import Sandbox
from tests.aws_sandbox.shop_storage import make_endpoint
from tests.installer.cloud.works import ENDPOINT, Works


@pytest.fixture(scope="module")
def endpoint(fitter: ShopFitter) -> str:
    return make_endpoint(fitter.client, ENDPOINT)


@pytest.fixture
def cloud(
    sandbox: Sandbox, session: AwsSession, fitter: ShopFitter, endpoint: str
) -> Iterator[GenerationWorks]:
    empty_pool(fitter.client("s3"), sandbox.options.bucket)
    clients = {
        name: fitter.client(name) for name in ("s3", "sqs", "dynamodb", "sagemaker", "sagemaker-runtime")
    }
    works = Works(sandbox, clients, f"g{uuid.uuid4().hex[:8]}")
    sandbox.clear_journal()
    yield make_works(works, session)
    sandbox.clear_faults()
    violations = [one for one in sandbox.violations if "px: sides must be" not in str(one)]
    sandbox.clear_journal()
    assert not violations


class TestAwsGenerationQueue(GenerationQueueContract):
    @pytest.fixture
    def queue(self, cloud: GenerationWorks) -> GenerationQueue:
        return cloud.queue

    @pytest.fixture
    def work(self, cloud: GenerationWorks) -> Callable[[], None]:
        return cloud.work

    @pytest.fixture
    def pool(self, cloud: GenerationWorks) -> Callable[[], set[str]]:
        return cloud.pool


def test_progress_is_seen_without_a_head_per_job(cloud: GenerationWorks) -> None:
    cloud.queue.send(order(23))
    calls = cloud.works.sandbox.journal("sqs", "SendMessageBatch")
    assert [len(one["parameters"]["Entries"]) for one in calls] == [10, 10, 3]
    cloud.painter.work_once()
    cloud.works.sandbox.clear_journal()
    [batch] = cloud.queue.batches()
    assert (batch.count(JobState.DONE), batch.open) == (10, True)
    assert not cloud.works.sandbox.journal("s3", "HeadObject")
    assert len(cloud.works.sandbox.journal("s3", "ListObjectsV2")) == 1
    cloud.work()
    assert cloud.queue.batches()[0].count(JobState.DONE) == 23
    cloud.works.sandbox.clear_journal()
    assert cloud.queue.batches()[0].ended_at
    assert not cloud.works.sandbox.journal("s3")  # it is over: nothing is looked for any more


def test_a_picture_that_is_promoted_or_deleted_stays_done(
    cloud: GenerationWorks, session: AwsSession
) -> None:
    cloud.queue.send(order(3))
    cloud.work()
    assert cloud.queue.batches()[0].count(JobState.DONE) == 3
    empty_pool(cloud.works.client("s3"), cloud.works.bucket)
    fresh = AwsGenerationQueue(session, cloud.names, "other", USD_PER_HOUR)
    assert fresh.batches()[0].count(JobState.DONE) == 3


def test_poison_lies_among_the_dead_letters_with_its_reason(cloud: GenerationWorks) -> None:
    cloud.works.send(cloud.works.orders, "{")
    cloud.queue.send(order(2))
    cloud.work()
    [letter] = cloud.queue.dead_letters()
    assert (letter.body, letter.reason, letter.picture_id) == ("{", "The message is no JSON", "")
    assert cloud.queue.batches()[0].count(JobState.DONE) == 2


def test_what_was_given_up_is_made_once_the_cause_is_gone(cloud: GenerationWorks) -> None:
    name = cloud.queue.send(order(14)).name
    cloud.works.sandbox.deny("sagemaker-runtime", "InvokeEndpoint")
    cloud.work()
    [batch] = cloud.queue.batches()
    told = [job for job in batch.jobs if job.state is JobState.FAILED]
    assert len(told) >= 10  # SQS shows ten of a group at a time
    assert "AccessDenied" in told[0].reason
    cloud.works.sandbox.clear_faults()
    assert cloud.queue.retry(name) == 14
    cloud.work()
    assert cloud.queue.batches()[0].count(JobState.DONE) == 14
    assert cloud.works.waiting(cloud.names.orders_dead_queue) == 0
    assert len(cloud.pool()) == 14


def test_a_redrive_that_is_cancelled_leaves_the_rest_where_it_is(cloud: GenerationWorks) -> None:
    cloud.works.sandbox.deny("sagemaker-runtime", "InvokeEndpoint")
    cloud.queue.send(order(4))
    cloud.work()
    stopped = Watch(cancelled=True)
    assert cloud.queue.redrive(stopped) == 0
    assert len(cloud.queue.dead_letters()) == 4


def test_a_busy_queue_is_asked_again(cloud: GenerationWorks) -> None:
    cloud.works.sandbox.throttle("sqs", "SendMessageBatch", times=5)
    assert cloud.queue.send(order(12)).count(JobState.QUEUED) == 12
    cloud.work()
    assert len(cloud.pool()) == 12


def test_an_answer_that_got_lost_sends_nothing_twice(cloud: GenerationWorks) -> None:
    cloud.works.sandbox.reset("sqs", "SendMessageBatch", applied=True, times=1)
    cloud.queue.send(order(10))
    assert cloud.works.waiting(cloud.works.orders) == 10


def test_what_did_not_get_into_the_queue_is_told_and_sent_by_a_retry(
    cloud: GenerationWorks, session: AwsSession
) -> None:
    events = session.client("sqs").meta.events
    after = "after-call.sqs.SendMessageBatch"

    def fail_from_now_on(**details: object) -> None:
        cloud.works.sandbox.throttle("sqs", "SendMessageBatch")

    events.register(after, fail_from_now_on, unique_id="fail")
    sent = cloud.queue.send(order(25))
    events.unregister(after, unique_id="fail")
    assert (sent.count(JobState.QUEUED), sent.count(JobState.FAILED)) == (10, 15)
    assert "too busy" in sent.jobs[24].reason
    cloud.works.sandbox.clear_faults()
    assert cloud.queue.retry(sent.name) == 15
    cloud.work()
    assert cloud.queue.batches()[0].count(JobState.DONE) == 25


def test_a_queue_that_is_denied_says_so_and_leaves_no_batch(cloud: GenerationWorks) -> None:
    cloud.works.sandbox.deny("sqs", "SendMessageBatch")
    with pytest.raises(ServiceRefused, match="denied"):
        cloud.queue.send(order(3))
    assert not cloud.queue.batches()


def test_without_a_queue_in_the_settings_an_order_is_refused(session: AwsSession) -> None:
    queue = AwsGenerationQueue(session, AwsNames(), "tester", USD_PER_HOUR)
    with pytest.raises(ServiceRefused, match="no queue for orders"):
        queue.send(order(1))
    assert not queue.batches()
    assert not queue.dead_letters()
    assert queue.endpoint().state is EndpointState.STOPPED


def test_an_order_that_vanished_from_the_queue_is_failed_and_can_be_sent_again(
    cloud: GenerationWorks, session: AwsSession
) -> None:
    name = cloud.queue.send(order(2)).name
    cloud.works.client("sqs").purge_queue(QueueUrl=cloud.works.orders)
    assert cloud.queue.batches()[0].count(JobState.QUEUED) == 2  # counts of SQS may be a minute old
    later = AwsGenerationQueue(
        session, cloud.names, "tester", USD_PER_HOUR, lambda: datetime.now(UTC) + timedelta(minutes=3)
    )
    assert [job.reason for job in later.batches()[0].jobs] == [LOST, LOST]
    assert later.retry(name) == 2
    cloud.work()
    assert cloud.queue.batches()[0].count(JobState.DONE) == 2


def test_an_asynchronous_endpoint_has_its_orders_running(cloud: GenerationWorks, session: AwsSession) -> None:
    works = make_works(cloud.works, session, ENDPOINT_KIND="async")
    name = works.queue.send(order(3)).name
    works.painter.work_once()
    [batch] = works.queue.batches()
    assert batch.count(JobState.RUNNING) == 3
    assert works.queue.cancel(name) == 0  # the endpoint has them already
    s3, first = cloud.works.client("s3"), PictureOrder(SMALL, 0, name)
    s3.put_object(Bucket=cloud.works.bucket, Key=first.key, Body=b"made")
    assert works.queue.batches()[0].jobs[0].state is JobState.DONE
    assert ticket_of(first)


def test_many_long_prompts_fit_into_the_table_and_the_queue(cloud: GenerationWorks) -> None:
    text = "호" * (LONGEST_TEXT - 10)
    prompts = tuple(replace(SMALL, text=f"{text} {n}", negative=text, seed=n) for n in range(24))
    batch = cloud.queue.send(BatchOrder(SMALL.mood, "long", prompts, new_name(datetime.now(UTC))))
    assert batch.count(JobState.QUEUED) == 24
    assert cloud.queue.cancel(batch.name) == 24
    assert cloud.queue.retry(batch.name) == 24


def test_the_endpoint_is_stopped_and_started(cloud: GenerationWorks) -> None:
    running = cloud.queue.endpoint()
    assert (running.state, running.machine, running.usd_per_hour) == (
        EndpointState.IN_SERVICE,
        "ml.g4dn.xlarge",
        USD_PER_HOUR,
    )
    assert running.since
    assert running.warm
    cloud.queue.start_endpoint()  # it runs already
    cloud.queue.stop_endpoint()
    stopped = cloud.queue.endpoint()
    assert (stopped.state, stopped.machine, stopped.warm) == (EndpointState.STOPPED, "ml.g4dn.xlarge", False)
    cloud.queue.stop_endpoint()
    cloud.queue.start_endpoint()
    assert cloud.queue.endpoint().state is EndpointState.IN_SERVICE


def test_the_endpoint_runs_on_until_it_is_told_otherwise(cloud: GenerationWorks) -> None:
    assert cloud.queue.endpoint().stops_when_idle
    cloud.queue.stop_when_idle(False)
    cloud.queue.stop_when_idle(False)
    assert not cloud.queue.endpoint().stops_when_idle
    cloud.queue.stop_when_idle(True)
    assert cloud.queue.endpoint().stops_when_idle
    cloud.queue.stop_when_idle(False)
    cloud.queue.stop_endpoint()
    with pytest.raises(ServiceRefused):
        cloud.queue.stop_when_idle(True)
    cloud.queue.start_endpoint()
    assert cloud.queue.endpoint().stops_when_idle, "a new one stops when idle"
    cloud.works.sandbox.deny("sagemaker", "ListTags")
    assert cloud.queue.endpoint().stops_when_idle


def test_a_role_that_may_not_see_the_machine_sees_the_rest(cloud: GenerationWorks) -> None:
    cloud.works.sandbox.deny("sagemaker", "DescribeEndpointConfig")
    found = cloud.queue.endpoint()
    assert (found.state, found.machine) == (EndpointState.IN_SERVICE, "")
    cloud.works.sandbox.deny("sagemaker", "DeleteEndpoint")
    with pytest.raises(ServiceRefused, match="sagemaker:DeleteEndpoint"):
        cloud.queue.stop_endpoint()


def test_an_endpoint_that_scales_by_itself_is_not_started_by_hand(
    cloud: GenerationWorks, session: AwsSession
) -> None:
    sagemaker = cloud.works.client("sagemaker")
    name = f"scaling-{cloud.works.name}"
    variant = {"VariantName": "all", "ModelName": ENDPOINT, "InitialInstanceCount": 1}
    sagemaker.create_endpoint_config(
        EndpointConfigName=name,
        ProductionVariants=[variant | {"InstanceType": "ml.g4dn.xlarge"}],
        AsyncInferenceConfig={"OutputConfig": {"S3OutputPath": "s3://b/async-output/"}},
    )
    sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name)
    names = replace(cloud.names, endpoint=name, endpoint_config=name)
    queue = AwsGenerationQueue(session, names, "tester", USD_PER_HOUR)
    found = queue.endpoint()
    assert (found.scales_to_zero, found.machines, found.since) == (True, 1, None)
    for act in (queue.start_endpoint, queue.stop_endpoint):
        with pytest.raises(ServiceRefused, match="by itself"):
            act()
