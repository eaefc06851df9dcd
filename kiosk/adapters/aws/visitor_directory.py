"""Visitors over Rekognition and DynamoDB: found, remembered with consent, forgotten with a receipt."""

import hashlib
import json
import logging
import threading
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.code_book import CodeBook
from kiosk.adapters.aws.face_collection import FaceCollection
from kiosk.adapters.aws.interaction_table import InteractionTable
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.adapters.aws.side_by_side import both
from kiosk.adapters.aws.visitor_table import VisitorRow, VisitorTable
from kiosk.core.errors import KioskError
from kiosk.core.visitor import Receipt, Remembered, Visitor

if TYPE_CHECKING:
    from mypy_boto3_personalize_events.client import PersonalizeEventsClient

log = logging.getLogger(__name__)


class RekognitionVisitorDirectory:
    """Faces as vectors in a collection, everything else in two tables; no picture is kept anywhere."""

    def __init__(
        self,
        clients: Clients,
        names: AwsNames,
        faces: FaceCollection,
        keep: timedelta,
        kiosk: str = "kiosk",
        forget_queued: Callable[[str], int] = lambda visitor_id: 0,
        visitor_found: Callable[[str], None] = lambda visitor_id: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`forget_queued` deletes what the outbox still holds of a visitor and answers how much it was.

        `visitor_found` is told an id as soon as a face was found (`LookAhead.visitor_found`); `kiosk` is the
        name under which wrong codes are counted.
        """
        self._clients = clients
        self._names = names
        self._faces = faces
        self._table = VisitorTable(clients, names.visitors_table, keep, now)
        self._interactions = InteractionTable(clients, names.interactions_table)
        self._codes = CodeBook(self._table, kiosk, now)
        self._forget_queued = forget_queued
        self._visitor_found = visitor_found
        self._now = now
        self._turn = threading.Lock()
        self._trying: tuple[bytes, str] | None = None
        self._unknown: bytes | None = None

    def recognize(self, jpeg: bytes) -> Visitor | None:
        """Who this face is, or None. Raises ServiceError, PictureDamaged.

        One who was found but whose time is over is nobody.
        """
        for hit in self._faces.search(jpeg):
            self._visitor_found(hit.visitor_id)
            found, visitor = both(
                partial(self._table.meet, hit.visitor_id), partial(self._visitor, hit.visitor_id)
            )
            if found or hit.by_old_demo:
                return visitor
        with self._turn:
            self._unknown = _mark(jpeg)
        return None

    def redeem(self, code: str) -> Visitor | None:
        """Who this return code belongs to, or None. Raises CodePause after five wrong tries."""
        visitor_id = self._codes.owner(code)
        if visitor_id is None or self._table.meet(visitor_id) is None:
            return None
        return self._visitor(visitor_id)

    def remember(self, jpeg: bytes | None) -> Remembered:
        """Makes a visitor of this face; without a usable face, of a return code that is shown once.

        Trying again with the same picture after a failure goes on with the same visitor.
        """
        if jpeg is not None:
            if self._unknown != _mark(jpeg):  # a search is paid for, so only where it was not just made
                known = self.recognize(jpeg)
                if known is not None:
                    return Remembered(known)
            visitor_id = self._id_for(jpeg)
            face_ids = self._faces.add(jpeg, visitor_id)
            if face_ids:
                self._keep(visitor_id, face_ids)
                with self._turn:
                    self._trying = self._unknown = None
                return Remembered(Visitor(visitor_id))
        visitor_id, code = self._codes.give(_new_id)
        self._register(visitor_id)
        return Remembered(Visitor(visitor_id), code)

    def forget(self, visitor_id: str) -> Receipt:
        """Deletes everything about a visitor; calling again is harmless.

        The row goes last: it knows the faces, so that a call that failed half-way can be made again.
        """
        with self._turn:
            self._trying = self._unknown = None
        queued = self._forget_queued(visitor_id)
        row = self._table.visitor(visitor_id) or VisitorRow(visitor_id)
        faces = self._faces.remove(visitor_id, row.face_ids)
        interactions = self._interactions.forget(visitor_id) if self._names.interactions_table else 0
        if self._names.tracking_id:
            self._table.order_deletion(visitor_id)
        codes = self._table.delete(f"code/{row.code_hash}") if row.code_hash else 0
        visitors = self._table.delete(visitor_id)
        removed = {
            "visitors": visitors,
            "faces": faces,
            "codes": codes,
            "interactions": interactions,
            "queued": queued,
        }
        return Receipt(_new_id(), self._now(), removed)

    def _visitor(self, visitor_id: str) -> Visitor:
        table = self._names.interactions_table
        return Visitor(visitor_id, self._interactions.likes(visitor_id) if table else 0)

    def _id_for(self, jpeg: bytes) -> str:
        """A new id, or the one of the last try with this very picture; only a hash of it is kept."""
        mark = _mark(jpeg)
        with self._turn:
            if self._trying is None or self._trying[0] != mark:
                self._trying = (mark, _new_id())
            return self._trying[1]

    def _keep(self, visitor_id: str, face_ids: tuple[str, ...]) -> None:
        try:
            self._table.add(VisitorRow(visitor_id, face_ids))
        except KioskError:
            # without a row nobody would ever delete the face
            self._faces.remove(visitor_id, face_ids)
            raise
        self._register(visitor_id)

    def _register(self, visitor_id: str) -> None:
        """Tells Personalize once; without it the visitor is learned of by their first interaction."""
        if not self._names.users_dataset_arn:
            return
        action = "personalize:PutUsers"
        try:
            with asking(action):
                client: PersonalizeEventsClient = self._clients.client("personalize-events")
                answer = client.put_users(
                    datasetArn=self._names.users_dataset_arn,
                    users=[{"userId": visitor_id, "properties": json.dumps({"kind": "visitor"})}],
                )
            check_answer(answer, action)
        except KioskError as trouble:
            log.warning("A visitor was not registered with Personalize: %s", trouble)


def _mark(jpeg: bytes) -> bytes:
    return hashlib.sha256(jpeg).digest()


def _new_id() -> str:
    return str(uuid.uuid4())
