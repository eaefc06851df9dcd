"""Pictures in the bucket, delivered by CloudFront where there is one."""

import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.pages import object_pages, shelf_pages
from kiosk.adapters.aws.picture_delivery import LARGEST_BYTES, PictureDelivery
from kiosk.adapters.aws.service_errors import CHECK_NETWORK, asking, check_answer, code_of
from kiosk.adapters.aws.table_rows import as_picture, shelf
from kiosk.adapters.picture_cache import Fetched
from kiosk.adapters.picture_check import check_picture
from kiosk.core.errors import PictureDamaged, PictureMissing, ServiceDown
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import LIVE_ROOT, POOL_ROOT, Picture, PictureStatus, parse_key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.client import DynamoDBClient
    from mypy_boto3_s3.client import S3Client

log = logging.getLogger(__name__)

WITHDRAWN_ROOT = "withdrawn"
_ROOTS = {
    PictureStatus.LIVE: LIVE_ROOT,
    PictureStatus.POOL: POOL_ROOT,
    PictureStatus.WITHDRAWN: WITHDRAWN_ROOT,
}
_ABSENT = {"NoSuchKey", "404"}


class S3PictureStore:
    """The bucket's keys are the pictures' ids; lists come from the pictures table where there is one.

    Without the table nothing is known of a picture but its key and its time.
    """

    def __init__(self, clients: Clients, names: AwsNames, delivery: PictureDelivery | None = None) -> None:
        """Without a `delivery` pictures come straight from the bucket."""
        self._clients = clients
        self._names = names
        self._delivery = delivery

    def fetch(self, picture_id: str) -> bytes:
        """The encoded picture, read through once. Raises PictureMissing, PictureDamaged, ServiceError."""
        fetched = self.fetch_tagged(picture_id)
        if fetched is None:
            raise ServiceDown("The picture was held back", item=picture_id, remedy=CHECK_NETWORK)
        return fetched.data

    def fetch_tagged(self, picture_id: str, known_tag: str = "") -> Fetched | None:
        """The same with its ETag, or None when it still has the known one."""
        key = parse_key(picture_id)
        if key is None or key[2] in (".", ".."):
            raise PictureMissing("That is no picture's key", item=picture_id)
        if self._delivery and key[0] == LIVE_ROOT:  # it delivers nothing else
            fetched = self._delivery.fetch_tagged(picture_id, known_tag)
        else:
            fetched = self._get(picture_id, known_tag)
        if fetched:
            check_picture(fetched.data, picture_id)
        return fetched

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        """All pictures of a status, newest first. Raises ServiceError."""
        moods = MOODS if mood is None else (mood,)
        read = self._in_table if self._names.pictures_table else self._in_bucket
        found = [picture for one in moods for picture in read(status, one)]
        return sorted(found, key=lambda picture: (picture.created_at, picture.id), reverse=True)

    def copy(self, picture_id: str, target_id: str) -> None:
        """Copies a picture with its metadata; a target that is there already stays as it is."""
        action = "s3:PutObject"
        if self._there(target_id):
            return  # the condition below is for who comes between
        for last_try in (False, True):
            with asking(action):
                try:
                    answer = self._s3().copy_object(
                        Bucket=self._names.bucket,
                        Key=target_id,
                        CopySource={"Bucket": self._names.bucket, "Key": picture_id},
                        IfNoneMatch="*",
                    )
                except ClientError as trouble:
                    if code_of(trouble) in _ABSENT:
                        raise PictureMissing("There is no such picture", item=picture_id) from None
                    if code_of(trouble) == "PreconditionFailed":
                        return
                    if code_of(trouble) == "ConditionalRequestConflict" and not last_try:
                        continue  # somebody else writes the same key now
                    raise
            check_answer(answer, action, "CopyObjectResult")
            return

    def delete(self, picture_id: str) -> None:
        """Removes a picture; a missing one is no error."""
        action = "s3:DeleteObject"
        with asking(action):
            answer = self._s3().delete_object(Bucket=self._names.bucket, Key=picture_id)
        check_answer(answer, action)

    def _there(self, picture_id: str) -> bool:
        action = "s3:GetObject"
        with asking(action):
            try:
                answer = self._s3().head_object(Bucket=self._names.bucket, Key=picture_id)
            except ClientError as trouble:
                # who may not list a bucket is told 403 for what is not there
                if code_of(trouble) in ("403", "404"):
                    return False
                raise
        check_answer(answer, action)
        return True

    def _get(self, picture_id: str, etag: str) -> Fetched | None:
        action = "s3:GetObject"
        condition: dict[str, Any] = {"IfNoneMatch": etag} if etag else {}
        with asking(action):
            try:
                answer = self._s3().get_object(Bucket=self._names.bucket, Key=picture_id, **condition)
            except ClientError as trouble:
                if code_of(trouble) in _ABSENT:
                    raise PictureMissing("There is no such picture", item=picture_id) from None
                if code_of(trouble) == "304":
                    return None
                raise
            with answer["Body"] as body:
                check_answer(answer, action)
                if answer.get("ContentLength", 0) > LARGEST_BYTES:
                    raise PictureDamaged(
                        f"The picture has more than {LARGEST_BYTES} bytes",
                        item=picture_id,
                        remedy="Make it smaller.",
                    )
                data = body.read()
        return Fetched(data, answer.get("ETag", ""))

    def _in_bucket(self, status: PictureStatus, mood: Mood) -> Iterator[Picture]:
        for page in object_pages(self._s3(), self._names.bucket, f"{_ROOTS[status]}/{mood}/"):
            for item in page:
                picture_id = item["Key"]
                if status is PictureStatus.WITHDRAWN:  # it keeps the id that it had when it was live
                    picture_id = LIVE_ROOT + picture_id.removeprefix(WITHDRAWN_ROOT)
                if parse_key(picture_id):
                    yield Picture(picture_id, mood, status, item["LastModified"])

    def _in_table(self, status: PictureStatus, mood: Mood) -> Iterator[Picture]:
        client: DynamoDBClient = self._clients.client("dynamodb")
        for page in shelf_pages(client, self._names.pictures_table, shelf(status, mood)):
            for row in page:
                try:
                    yield as_picture(row)
                except (KeyError, TypeError, ValueError):
                    log.warning("A row of %s is no picture", self._names.pictures_table)

    def _s3(self) -> "S3Client":
        client: S3Client = self._clients.client("s3")
        return client
