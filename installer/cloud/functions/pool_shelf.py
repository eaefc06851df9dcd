"""Puts generated pictures into `imgPool/`, each once, with everything that is known of their making."""

import string
from datetime import datetime
from typing import Any
from urllib.parse import quote

from botocore.exceptions import ClientError

from installer.cloud.functions.notes import note
from installer.cloud.functions.queue_batch import Later, code_of
from kiosk.adapters import picture_metadata
from kiosk.adapters.aws.table_rows import as_row, picture_row
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata
from kiosk.core.errors import PictureDamaged
from kiosk.core.picture import Picture, PictureStatus
from kiosk.core.picture_order import PictureOrder

_READABLE = "".join(sorted(set(string.ascii_letters + string.digits + string.punctuation + " ") - {"%"}))
_LONGEST_VALUE = 1200
"""S3 keeps 2 KB of metadata an object; the whole prompt is in the picture itself."""


class PoolShelf:
    """The pool in the bucket and its rows in the pictures table."""

    def __init__(self, s3: Any, dynamodb: Any, bucket: str, table: str, generator: str) -> None:
        """`generator` is the name of the model, kept with every picture."""
        self._s3 = s3
        self._dynamodb = dynamodb
        self._bucket = bucket
        self._table = table
        self._generator = generator

    def has(self, order: PictureOrder) -> bool:
        """Whether the picture of this order is there."""
        try:
            self._s3.head_object(Bucket=self._bucket, Key=order.key)
        except ClientError as trouble:
            if code_of(trouble) in ("404", "NoSuchKey", "NotFound"):
                return False
            raise
        return True

    def put(self, order: PictureOrder, jpeg: bytes, at: datetime) -> None:
        """Keeps a new picture; one that came first stays. Raises Later and errors of the SDK."""
        prompt = order.prompt
        try:
            marked = picture_metadata.write(
                jpeg,
                PictureMetadata(
                    source=DigitalSource.TRAINED_MODEL,
                    mood=prompt.mood,
                    prompt=prompt.text,
                    negative=prompt.negative,
                    seed=prompt.seed,
                    generator=self._generator,
                ),
            )
        except PictureDamaged as trouble:
            raise Later(trouble.what) from trouble
        try:
            self._s3.put_object(
                Bucket=self._bucket,
                Key=order.key,
                Body=marked,
                ContentType="image/jpeg",
                CacheControl="public, max-age=31536000, immutable",  # kept when it is copied to emotions/
                Metadata={
                    "prompt": as_header(prompt.text),
                    "seed": str(prompt.seed),
                    "generator": as_header(self._generator),
                    "ai-made": "true",
                    "digital-source-type": str(DigitalSource.TRAINED_MODEL),
                },
                IfNoneMatch="*",
            )
        except ClientError as trouble:
            if code_of(trouble) != "PreconditionFailed":
                raise
            note("was there already", key=order.key)
        self.list(order, at)

    def list(self, order: PictureOrder, at: datetime) -> None:
        """Writes the row unless there is one: somebody may have decided on the picture already."""
        picture = Picture(
            order.key,
            order.prompt.mood,
            PictureStatus.POOL,
            at,
            prompt=order.prompt.text,
            seed=order.prompt.seed,
            generator=self._generator,
        )
        batch = as_row({"batch": order.group, "number": order.index})
        try:
            self._dynamodb.put_item(
                TableName=self._table,
                Item=picture_row(picture) | batch,
                ConditionExpression="attribute_not_exists(id)",
            )
        except ClientError as trouble:
            if code_of(trouble) != "ConditionalCheckFailedException":
                raise


def as_header(text: str) -> str:
    """Text for S3's metadata, which takes ASCII only: everything else, and %, percent-encoded."""
    whole = quote(text, safe=_READABLE)
    if len(whole) <= _LONGEST_VALUE:
        return whole.strip()
    kept = ""
    for sign in text:
        longer = kept + quote(sign, safe=_READABLE)
        if len(longer) > _LONGEST_VALUE:
            break
        kept = longer
    return kept.strip()
