"""Promotion in the bucket: server-side copies that never overwrite, and a mark for pictures without one."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from botocore.exceptions import ClientError

from admin_tool.adapters.ai_mark import Origin, needs_mark, source_of, type_of
from admin_tool.adapters.aws.picture_ends import PictureEnds
from admin_tool.adapters.promoter_shelf import Original
from admin_tool.core.promotion import LivePicture
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.picture_store import WITHDRAWN_ROOT, S3PictureStore
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of
from kiosk.adapters.picture_check import check_picture
from kiosk.adapters.picture_metadata import DigitalSource
from kiosk.core.errors import PictureMissing, ServiceDown
from kiosk.core.picture import LIVE_ROOT, PictureStatus, parse_key

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

FOR_EVER = "public, max-age=31536000, immutable"
"""A key never gets another picture."""
_ABSENT = {"NoSuchKey", "404"}
_HIDDEN = {"AccessDenied", "403"}
"""Who may not list the whole bucket is told this for what is not there, too."""


class BucketShelf:
    """`imgPool/`, `emotions/` and `withdrawn/` of one bucket; prompts come from the pictures table."""

    def __init__(self, clients: Clients, names: AwsNames) -> None:
        self._clients = clients
        self._names = names
        self._ends = PictureEnds(self._read)

    def live_ids(self) -> Collection[str]:
        """See PromotionShelf."""
        return {key for key, _ in self._listed(LIVE_ROOT)}

    def withdrawn_ids(self) -> Collection[str]:
        """See PromotionShelf."""
        return {key for key, _ in self._listed(WITHDRAWN_ROOT)}

    def live(self) -> Sequence[LivePicture]:
        """See PromotionShelf."""
        return self._shown(LIVE_ROOT, PictureStatus.LIVE)

    def withdrawn(self) -> Sequence[LivePicture]:
        """See PromotionShelf; it was withdrawn when its object was written."""
        return self._shown(WITHDRAWN_ROOT, PictureStatus.WITHDRAWN)

    def needs_mark(self, picture_id: str) -> bool:
        """See PromotionShelf; reads the begin, and the last bytes of a long picture."""
        return needs_mark(self._ends.head(picture_id), picture_id)

    def copy(self, picture_id: str, target_id: str) -> bool:
        """See PromotionShelf. Content type, caching and metadata go with it."""
        return self._copy(picture_id, target_id, {"IfNoneMatch": "*"})

    def fetch(self, picture_id: str) -> Original:
        """See PromotionShelf."""
        data, answer = self._read(picture_id)
        check_picture(data, picture_id)
        notes = answer.get("Metadata", {})
        return Original(data, _origin(notes), notes)

    def put(self, target_id: str, data: bytes, original: Original) -> bool:
        """See PromotionShelf."""
        source = source_of(data, original.origin)
        action = "s3:PutObject"
        with asking(action):
            try:
                answer = self._s3().put_object(
                    Bucket=self._names.bucket,
                    Key=target_id,
                    Body=data,
                    ContentType=type_of(data),
                    CacheControl=FOR_EVER,
                    Metadata={**original.notes, "ai-made": "true", "digital-source-type": str(source)},
                    IfNoneMatch="*",
                )
            except ClientError as trouble:
                if code_of(trouble) == "PreconditionFailed":
                    return False
                raise self._conflict(trouble, action) from None
        check_answer(answer, action)
        return True

    def withdraw(self, live_id: str) -> None:
        """See PromotionShelf; the copy is there before the live object goes."""
        hidden_id = _hidden(live_id)
        try:
            self._copy(live_id, hidden_id, {})
        except PictureMissing:
            if not self._there(hidden_id):
                raise
        self._delete(live_id)

    def restore(self, live_id: str) -> None:
        """See PromotionShelf; a live object that is there stays."""
        hidden_id = _hidden(live_id)
        try:
            self._copy(hidden_id, live_id, {"IfNoneMatch": "*"})
        except PictureMissing:
            if not self._there(live_id):
                raise
        self._delete(hidden_id)

    def discard(self, live_id: str) -> None:
        """See PromotionShelf."""
        self._delete(_hidden(live_id))

    def _copy(self, key: str, target: str, condition: Any) -> bool:
        action = "s3:PutObject"
        with asking(action):
            try:
                answer = self._s3().copy_object(
                    Bucket=self._names.bucket,
                    Key=target,
                    # as a table: boto3 would not encode a key in a text
                    CopySource={"Bucket": self._names.bucket, "Key": key},
                    **condition,
                )
            except ClientError as trouble:
                if code_of(trouble) == "PreconditionFailed":
                    return False
                self._tell_missing(trouble, key)
                raise self._conflict(trouble, action) from None
        check_answer(answer, action, "CopyObjectResult")
        return True

    def _read(self, key: str, part: str = "") -> tuple[bytes, Any]:
        action = "s3:GetObject"
        some: Any = {"Range": f"bytes={part}"} if part else {}
        with asking(action):
            try:
                answer = self._s3().get_object(Bucket=self._names.bucket, Key=key, **some)
            except ClientError as trouble:
                if code_of(trouble) == "InvalidRange":  # an empty object has no first byte
                    return b"", {}
                self._tell_missing(trouble, key)
                raise
            with answer["Body"] as body:
                check_answer(answer, action)
                return body.read(), answer

    def _delete(self, key: str) -> None:
        action = "s3:DeleteObject"
        with asking(action):
            answer = self._s3().delete_object(Bucket=self._names.bucket, Key=key)
        check_answer(answer, action)

    def _there(self, key: str) -> bool:
        """By a listing: who may not list the whole bucket is refused a HEAD of what is not there."""
        return any(found == key for found, _ in self._page(key, {"MaxKeys": 1})[0])

    def _tell_missing(self, trouble: ClientError, key: str) -> None:
        gone = code_of(trouble) in _ABSENT or (code_of(trouble) in _HIDDEN and not self._there(key))
        if gone:
            raise PictureMissing("There is no such picture", item=key) from None

    @staticmethod
    def _conflict(trouble: ClientError, action: str) -> Exception:
        if code_of(trouble) != "ConditionalRequestConflict":
            return trouble
        return ServiceDown(
            "Somebody else writes the same key", item=action, remedy="It is asked again later."
        )

    def _shown(self, root: str, status: PictureStatus) -> Sequence[LivePicture]:
        known = {}
        if self._names.pictures_table:
            known = {one.id: one for one in S3PictureStore(self._clients, self._names).list(status)}
        shown = []
        for live_id, at in self._listed(root):
            parts, row = parse_key(live_id), known.get(live_id)
            if parts:
                withdrawn_at = at if status is PictureStatus.WITHDRAWN else None
                made_at, prompt = (row.created_at, row.prompt) if row else (at, "")
                shown.append(
                    LivePicture(live_id, parts[1], made_at, withdrawn_at=withdrawn_at, prompt=prompt)
                )
        return shown

    def _listed(self, root: str) -> Iterator[tuple[str, datetime]]:
        """(live id, time of the object) of everything below a root, a thousand a call."""
        more: dict[str, Any] = {}
        while True:
            found, answer = self._page(f"{root}/", more)
            for key, at in found:
                live_id = LIVE_ROOT + key.removeprefix(root)
                if parse_key(live_id):
                    yield live_id, at
            if not answer.get("IsTruncated"):
                return
            more = {"ContinuationToken": answer["NextContinuationToken"]}

    def _page(self, prefix: str, more: dict[str, Any]) -> tuple[list[tuple[str, datetime]], Any]:
        action = "s3:ListBucket"
        with asking(action):
            answer = self._s3().list_objects_v2(Bucket=self._names.bucket, Prefix=prefix, **more)
        check_answer(answer, action)
        return [(item["Key"], item["LastModified"]) for item in answer.get("Contents", [])], answer

    def _s3(self) -> "S3Client":
        client: S3Client = self._clients.client("s3")
        return client


def _hidden(live_id: str) -> str:
    return WITHDRAWN_ROOT + live_id.removeprefix(LIVE_ROOT)


def _origin(notes: dict[str, str]) -> Origin:
    seed, source = notes.get("seed", ""), notes.get("digital-source-type", "")
    return Origin(
        prompt=unquote(notes.get("prompt", "")),
        seed=int(seed) if seed.isdecimal() and len(seed) < 19 else None,
        generator=unquote(notes.get("generator", "")),
        source=DigitalSource(source) if source in tuple(DigitalSource) else None,
    )
