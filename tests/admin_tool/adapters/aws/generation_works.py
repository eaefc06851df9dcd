"""The cloud's functions at work on orders of the admin tool, in the sandbox."""

from dataclasses import dataclass
from typing import Any

from admin_tool.adapters.aws.generation_queue import AwsGenerationQueue
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.session import AwsSession
from tests.aws_sandbox.queue_worker import QueueWorker
from tests.installer.cloud.works import ENDPOINT, Works

USD_PER_HOUR = 1.41


@dataclass(frozen=True)
class GenerationWorks:
    """A queue of the admin tool, and what works on it."""

    works: Works
    names: AwsNames
    queue: AwsGenerationQueue
    painter: QueueWorker

    def work(self) -> None:
        """Lets the function work until nothing waits."""
        self.works.drain(self.painter, self.works.orders)

    def pool(self) -> set[str]:
        return set(self.works.sandbox.object_keys(self.works.bucket, "imgPool/"))


def make_works(works: Works, session: AwsSession, **environment: str) -> GenerationWorks:
    """With no waits between tries; `environment` is that of the function."""
    names = AwsNames(
        bucket=works.bucket,
        pictures_table=works.tables["pictures"],
        batches_table=works.tables["batches"],
        orders_queue=works.orders,
        orders_dead_queue=works.dead(works.orders),
        endpoint=ENDPOINT,
        endpoint_config=ENDPOINT,
    )
    queue = AwsGenerationQueue(session, names, "tester", USD_PER_HOUR, wait=lambda seconds: None)
    return GenerationWorks(works, names, queue, works.painter(**environment))


def empty_pool(client: Any, bucket: str) -> None:
    """Other tests' pictures are none of ours."""
    for item in client.list_objects_v2(Bucket=bucket, Prefix="imgPool/").get("Contents", []):
        client.delete_object(Bucket=bucket, Key=item["Key"])
