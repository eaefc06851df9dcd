"""The shop's Lambda functions at work on the queues of a sandbox."""

from installer.cloud.functions import generate_picture, register_picture
from installer.cloud.functions.clients import Handler
from tests.aws_sandbox.provision import Shop
from tests.aws_sandbox.queue_worker import QueueWorker
from tests.aws_sandbox.shop_storage import ClientOf, dead_letters_of

MODEL = "sandbox painter"


def shop_workers(client_of: ClientOf, shop: Shop) -> tuple[QueueWorker, ...]:
    """`register_picture` and `generate_picture` (with an endpoint that answers at once), not started."""
    shared = {
        "BUCKET": shop.bucket,
        "PICTURES_TABLE": shop.tables["pictures"],
        "BATCHES_TABLE": shop.tables["batches"],
        "ITEMS_DATASET_ARN": shop.personalize.datasets["ITEMS"],
        "ENDPOINT": shop.endpoint,
        "ENDPOINT_KIND": "realtime",
        "MODEL": MODEL,
    }

    def worker(function: Handler, queue: str) -> QueueWorker:
        return QueueWorker(client_of("sqs"), queue, lambda event, context: function(event))

    built = []
    for build, queue in (
        (register_picture.build, shop.events_queue),
        (generate_picture.build, shop.orders_queue),
    ):
        environment = shared | {"QUEUE_URL": queue, "DEAD_LETTERS_URL": dead_letters_of(queue)}
        built.append(worker(build(environment, client_of), queue))
    return tuple(built)
