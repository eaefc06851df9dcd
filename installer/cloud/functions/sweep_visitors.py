"""Lambda: forgets visitors whose time is over, every night and whenever a row expires."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from installer.cloud.functions.clients import ClientOf, Handler, make_client
from installer.cloud.functions.face_shelf import FaceShelf
from installer.cloud.functions.notes import note
from installer.cloud.functions.queue_batch import said
from installer.cloud.functions.visitor_sweep import VisitorSweep
from kiosk.adapters.aws.table_rows import from_row


def build(environment: Mapping[str, str], client_of: ClientOf) -> Handler:
    """The function of these settings; it takes records of the table's stream and the schedule's call."""
    sweep = VisitorSweep(
        client_of("dynamodb"),
        FaceShelf(client_of("rekognition"), environment["COLLECTION"]),
        environment["VISITORS_TABLE"],
        environment["INTERACTIONS_TABLE"],
    )

    def run(event: dict[str, Any]) -> dict[str, Any]:
        if "Records" in event:
            return _expired(sweep, event["Records"])
        report = sweep.sweep(datetime.now(UTC))
        note("swept", **report)
        return {"report": report}

    return run


def _expired(sweep: VisitorSweep, records: list[dict[str, Any]]) -> dict[str, Any]:
    """A stream is read in order: it goes on after the first record that failed, so that one is named."""
    for record in records:
        old = record["dynamodb"].get("OldImage")
        if record["eventName"] != "REMOVE" or not old:
            continue
        try:
            sweep.finish(from_row(old))
        except (ClientError, BotoCoreError) as trouble:
            note("a visitor was not forgotten yet", reason=said(trouble))
            return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
    return {"batchItemFailures": []}


@cache
def _function() -> Handler:
    return build(os.environ, make_client)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls with records of the visitors table, and with the schedule's event."""
    return _function()(event)
