"""Retention: everything about a visitor goes when their time is over, and faces that nobody owns go too."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.functions.face_shelf import FaceShelf
from installer.cloud.functions.queue_batch import code_of
from kiosk.adapters.aws.names import BY_USER
from kiosk.adapters.aws.table_rows import as_row, as_text, from_row

SUSPECTED_FOR = timedelta(hours=12)
"""A kiosk writes the row seconds after the face; only what has none for this long belongs to nobody."""
_FORGOTTEN_FOR = timedelta(days=60)
"""How long an id waits for the deletion job in Personalize, as in the kiosk."""


class VisitorSweep:
    """The visitors and interactions tables, and the collection."""

    def __init__(self, dynamodb: Any, faces: FaceShelf, visitors: str, interactions: str) -> None:
        self._dynamodb = dynamodb
        self._faces = faces
        self._visitors = visitors
        self._interactions = interactions

    def sweep(self, now: datetime) -> dict[str, int]:
        """Forgets all whose time is over at an aware `now`; answers how many of what. Raises SDK errors.

        A row goes first, so that a kiosk cannot prolong what is being deleted; if a later step fails, the
        table's stream brings the row here again.
        """
        report = {"visitors": 0, "faces": 0, "interactions": 0, "suspected": 0, "orphans": 0}
        rows = list(self._rows())
        for row in rows:
            if row.get("kind") in ("visitor", "code") and int(row.get("expires_at", 0)) <= now.timestamp():
                if not self._take_out(row, now):
                    continue
                gone = self.finish(row, now)
                report = {name: report[name] + gone.get(name, 0) for name in report}
        known = {str(row["id"]): row for row in rows}
        for owner, face_ids in self._faces.owners().items():
            if owner not in known:
                verdict = self._suspect(owner, face_ids, known.get(f"orphan/{owner or 'nobody'}"), now)
                report[verdict] += 1
        return report

    def finish(self, row: dict[str, Any], now: datetime | None = None) -> dict[str, int]:
        """Deletes what belongs to a row that is gone: harmless when it is done already.

        The faces, the interactions, the code; and word for Personalize, which forgets by a job.
        """
        if row.get("kind") != "visitor":
            return {}
        visitor_id = str(row["id"])
        if self._is_back(visitor_id):
            return {}
        faces = self._faces.remove(visitor_id, [str(one) for one in row.get("face_ids", ())])
        interactions = self._forget_interactions(visitor_id)
        if row.get("code_hash"):
            self._delete(self._visitors, {"id": {"S": f"code/{row['code_hash']}"}})
        at = now or datetime.fromtimestamp(float(row["expires_at"])).astimezone()
        self._order_deletion(visitor_id, at)
        return {"visitors": 1, "faces": faces, "interactions": interactions}

    def _rows(self) -> Iterator[dict[str, Any]]:
        """Every row, page by page: a scan stops at 1 MB."""
        more: dict[str, Any] = {}
        while True:
            answer = self._dynamodb.scan(TableName=self._visitors, ConsistentRead=True, **more)
            yield from map(from_row, answer["Items"])
            if not answer.get("LastEvaluatedKey"):
                return
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def _take_out(self, row: dict[str, Any], now: datetime) -> bool:
        """Deletes a row whose time is over; not one that a kiosk has prolonged in the meantime."""
        try:
            self._dynamodb.delete_item(
                TableName=self._visitors,
                Key={"id": {"S": str(row["id"])}},
                ConditionExpression="expires_at <= :now",
                ExpressionAttributeValues=as_row({":now": int(now.timestamp())}),
            )
        except ClientError as trouble:
            if code_of(trouble) == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def _is_back(self, visitor_id: str) -> bool:
        answer = self._dynamodb.get_item(
            TableName=self._visitors, Key={"id": {"S": visitor_id}}, ConsistentRead=True
        )
        return bool(answer.get("Item"))

    def _forget_interactions(self, visitor_id: str) -> int:
        pages: dict[str, Any] = {}
        count = 0
        while True:
            answer = self._dynamodb.query(
                TableName=self._interactions,
                IndexName=BY_USER,
                KeyConditionExpression="user_id = :user",
                ExpressionAttributeValues={":user": {"S": visitor_id}},
                **pages,
            )
            for item in answer["Items"]:
                self._delete(self._interactions, {"event_id": item["event_id"]})
                count += 1
            if not answer.get("LastEvaluatedKey"):
                return count
            pages = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def _order_deletion(self, visitor_id: str, at: datetime) -> None:
        row = {
            "id": f"forgotten/{visitor_id}",
            "kind": "forgotten",
            "created_at": as_text(at),
            "expires_at": int((at + _FORGOTTEN_FOR).timestamp()),
        }
        self._dynamodb.put_item(TableName=self._visitors, Item=as_row(row))

    def _suspect(
        self, owner: str, face_ids: list[str], suspicion: dict[str, Any] | None, now: datetime
    ) -> str:
        mark = f"orphan/{owner or 'nobody'}"
        if suspicion is None:
            row = {
                "id": mark,
                "kind": "orphan",
                "created_at": as_text(now),
                "expires_at": int((now + _FORGOTTEN_FOR).timestamp()),
            }
            self._dynamodb.put_item(TableName=self._visitors, Item=as_row(row))
            return "suspected"
        if datetime.fromisoformat(suspicion["created_at"]) > now - SUSPECTED_FOR:
            return "suspected"
        self._faces.remove(owner or "nobody", face_ids)
        self._delete(self._visitors, {"id": {"S": mark}})
        return "orphans"

    def _delete(self, table: str, key: dict[str, Any]) -> None:
        self._dynamodb.delete_item(TableName=table, Key=key)
