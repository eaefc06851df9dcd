"""The register of live pictures: a row in the table, an item in Personalize, newest event of a key wins."""

import json
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from botocore.exceptions import ClientError

from installer.cloud.functions.notes import note
from installer.cloud.functions.picture_event import ObjectEvent, read_events
from installer.cloud.functions.queue_batch import Poison, code_of
from kiosk.adapters import picture_metadata
from kiosk.adapters.aws.table_rows import as_row, as_text, from_row, shelf
from kiosk.core.mood import Mood
from kiosk.core.picture import LIVE_ROOT, PictureStatus, parse_key

LONGEST_ITEM_ID = 256
_LONGEST_DESCRIPTION = 1000
_HEAD_BYTES = 131_072
"""Holds every segment before the pixels that our pictures have."""


class PictureRegister:
    """Takes events in any order and any number of times."""

    def __init__(
        self,
        s3: Any,
        dynamodb: Any,
        personalize_events: Any,
        bucket: str,
        table: str,
        items_dataset_arn: str = "",
    ) -> None:
        self._s3 = s3
        self._dynamodb = dynamodb
        self._personalize = personalize_events
        self._bucket = bucket
        self._table = table
        self._items = items_dataset_arn

    def take(self, body: str) -> None:
        """Registers what one message says. Raises Poison and errors of the SDK."""
        for event in read_events(body):
            key = parse_key(event.key)
            if key is None or key[0] != LIVE_ROOT:
                note("not a live picture", key=event.key)
                continue
            if len(event.key) > LONGEST_ITEM_ID or "|" in event.key:
                raise Poison(f"Personalize takes no item id over {LONGEST_ITEM_ID} characters or with |")
            self._register(event, key[1])

    def _register(self, event: ObjectEvent, mood: Mood) -> None:
        about = self._about(event.key) if event.written else {}
        if about is None:
            note("gone already", key=event.key)
            return
        status = PictureStatus.LIVE if event.written else PictureStatus.WITHDRAWN
        row = self._keep(event, mood, status, about)
        if row is None:
            note("older than what is known", key=event.key)
            return
        if self._items:
            self._tell_personalize(event.key, mood, status, row)
        note("registered", key=event.key, status=str(status))

    def _about(self, key: str) -> dict[str, Any] | None:
        """What the picture's own metadata says, or None when it is not there any more."""
        try:
            answer = self._s3.get_object(Bucket=self._bucket, Key=key, Range=f"bytes=0-{_HEAD_BYTES - 1}")
        except ClientError as trouble:
            if code_of(trouble) in ("NoSuchKey", "404"):
                return None
            if code_of(trouble) == "InvalidRange":
                raise Poison("The picture is empty") from trouble
            raise
        with answer["Body"] as body:
            found = picture_metadata.read(body.read())
        if found:
            return {
                "prompt": found.prompt,
                "seed": found.seed,
                "generator": found.generator,
                "focus_x": found.focus.x,
                "focus_y": found.focus.y,
                "ai_made": True,
            }
        told = answer.get("Metadata", {})
        seed = told.get("seed", "")
        return {
            "prompt": unquote(told["prompt"]) if "prompt" in told else None,
            "seed": int(seed) if seed.isdecimal() and len(seed) < 19 else None,
            "generator": told.get("generator"),
        }

    def _keep(
        self, event: ObjectEvent, mood: Mood, status: PictureStatus, about: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Writes the row unless it knows something newer; the same event again writes the same again."""
        values = {
            "shelf": shelf(status, mood),
            "mood": str(mood),
            "status": str(status),
            "sequencer": event.sequencer,
            f"{status}_at": as_text(event.at),
        } | {name: value for name, value in about.items() if value is not None}
        sets = [f"#{number} = :{number}" for number in range(len(values))]
        names = {f"#{number}": name for number, name in enumerate(values)}
        row = as_row({f":{number}": value for number, value in enumerate(values.values())})
        try:
            answer = self._dynamodb.update_item(
                TableName=self._table,
                Key={"id": {"S": event.key}},
                UpdateExpression=f"SET {', '.join(sets)}, created_at = if_not_exists(created_at, :at)",
                ConditionExpression="attribute_not_exists(sequencer) OR sequencer <= :sequencer",
                ExpressionAttributeNames=names,
                ExpressionAttributeValues=row
                | as_row({":at": as_text(event.at), ":sequencer": event.sequencer}),
                ReturnValues="ALL_NEW",
            )
        except ClientError as trouble:
            if code_of(trouble) == "ConditionalCheckFailedException":
                return None
            raise
        return from_row(answer["Attributes"])

    def _tell_personalize(self, key: str, mood: Mood, status: PictureStatus, row: dict[str, Any]) -> None:
        """Puts the whole item anew: Personalize can replace an item, never delete one."""
        created_at = datetime.fromisoformat(row["created_at"])
        properties: dict[str, Any] = {
            "creationTimestamp": int(created_at.timestamp()),
            "emotion": str(mood),
            "status": str(status),
        }
        if row.get("prompt"):
            properties["description"] = str(row["prompt"])[:_LONGEST_DESCRIPTION]
        self._personalize.put_items(
            datasetArn=self._items, items=[{"itemId": key, "properties": json.dumps(properties)}]
        )
