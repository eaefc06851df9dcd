"""Lambda: what appears in or goes from `emotions/` becomes a row and an item of Personalize."""

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from installer.cloud.functions.clients import ClientOf, Handler, make_client
from installer.cloud.functions.picture_register import PictureRegister
from installer.cloud.functions.queue_batch import make_batch


def build(environment: Mapping[str, str], client_of: ClientOf) -> Handler:
    """The function of these settings; without ITEMS_DATASET_ARN only rows are kept."""
    arn = environment.get("ITEMS_DATASET_ARN", "")
    register = PictureRegister(
        s3=client_of("s3"),
        dynamodb=client_of("dynamodb"),
        personalize_events=client_of("personalize-events") if arn else None,
        bucket=environment["BUCKET"],
        table=environment["PICTURES_TABLE"],
        items_dataset_arn=arn,
    )
    sqs = client_of("sqs")
    return make_batch(register.take, sqs, environment).run


@cache
def _function() -> Handler:
    return build(os.environ, make_client)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls with up to ten messages."""
    return _function()(event)
