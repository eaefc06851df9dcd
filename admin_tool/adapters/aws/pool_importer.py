"""Puts pictures into the pool's part of the bucket, each with its row."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from admin_tool.adapters.pool_lister import Description, ListedPicture
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of
from kiosk.adapters.aws.table_rows import as_row, picture_row
from kiosk.adapters.local.database import utc_now
from kiosk.core.errors import KioskError, PictureMissing
from kiosk.core.picture import Picture, PictureStatus, parse_key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient
    from mypy_boto3_s3.client import S3Client


class S3PictureImporter:
    """Conditional writes: a picture that is there stays."""

    def __init__(self, clients: Clients, names: AwsNames, now: Callable[[], datetime] = utc_now) -> None:
        self._clients = clients
        self._names = names
        self._now = now
        self._store = S3PictureStore(clients, names)

    def put(self, about: Description, data: bytes, kind: str) -> ListedPicture | None:
        """Stores a picture and its row; None when the key is taken. Raises ServiceError."""
        key = parse_key(about.id)
        if key is None:
            raise PictureMissing("That is no picture's key", item=about.id)
        action = "s3:PutObject"
        client: S3Client = self._clients.client("s3")
        with asking(action):
            try:
                answer = client.put_object(
                    Bucket=self._names.bucket,
                    Key=about.id,
                    Body=data,
                    ContentType=kind,
                    CacheControl="public, max-age=31536000, immutable",  # kept when it is copied to emotions/
                    IfNoneMatch="*",
                )
            except ClientError as trouble:
                if code_of(trouble) == "PreconditionFailed":
                    return None
                raise
        check_answer(answer, action, "ETag")
        now = self._now()
        picture = Picture(
            about.id,
            key[1],
            PictureStatus.POOL,
            now,
            prompt=about.prompt,
            seed=about.seed,
            generator=about.generator,
        )
        self._keep_row(picture, about.negative)
        return ListedPicture(about.id, len(data), answer["ETag"].strip('"'), now)

    def digest(self, picture_id: str) -> bytes:
        """The SHA-256 of a picture of the pool; empty when it cannot be read."""
        try:
            return hashlib.sha256(self._store.fetch(picture_id)).digest()
        except KioskError:
            return b""

    def _keep_row(self, picture: Picture, negative: str) -> None:
        if not self._names.pictures_table:
            return
        action = "dynamodb:PutItem"
        client: DynamoDBClient = self._clients.client("dynamodb")
        with asking(action):
            try:
                answer = client.put_item(
                    TableName=self._names.pictures_table,
                    Item=picture_row(picture) | as_row({"negative": negative or None}),
                    ConditionExpression="attribute_not_exists(id)",
                )
            except ClientError as trouble:
                if code_of(trouble) == "ConditionalCheckFailedException":
                    return
                raise
        check_answer(answer, action)
