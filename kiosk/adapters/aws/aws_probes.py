"""Every call that a kiosk makes, in a form that shows whether it is allowed and changes nothing."""

import io
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError
from PIL import Image

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import BY_SHELF, BY_USER, AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of

NOT_MET = ("ConditionalCheckFailedException",)
NO_SUCH_USER = ("ResourceNotFoundException",)
NOT_TAKEN = ("InvalidInputException",)


@dataclass(frozen=True, slots=True)
class Probe:
    """One call; an error whose code is in `fine` says that the action is allowed, too."""

    action: str
    service: str
    call: Callable[[Any], Any]
    fine: tuple[str, ...] = ()

    def run(self, clients: Clients) -> None:
        """Makes the call. Raises ServiceError."""
        with asking(self.action):
            try:
                answer = self.call(clients.client(self.service))
            except ClientError as trouble:
                if code_of(trouble) in self.fine:
                    return
                raise
        check_answer(answer, self.action)


def face_probes(collection_id: str, plain: bool) -> Iterator[Probe]:
    """Rekognition: a grey picture has no face, and nobody has the id of the probe."""
    picture, nobody, face = {"Bytes": grey_picture()}, f"doctor-{uuid.uuid4()}", str(uuid.uuid4())
    here = {"CollectionId": collection_id}
    yield Probe(
        "rekognition:DetectFaces",
        "rekognition",
        lambda client: client.detect_faces(Image=picture, Attributes=["EMOTIONS"]),
    )
    if not collection_id:
        return
    yield Probe(
        "rekognition:IndexFaces",
        "rekognition",
        lambda client: client.index_faces(**here, Image=picture, MaxFaces=1),
    )
    yield Probe(
        "rekognition:DeleteFaces", "rekognition", lambda client: client.delete_faces(**here, FaceIds=[face])
    )
    if plain:
        yield Probe(
            "rekognition:SearchFacesByImage",
            "rekognition",
            lambda client: client.search_faces_by_image(**here, Image=picture),
            ("InvalidParameterException",),
        )
        return
    yield Probe(
        "rekognition:SearchUsersByImage",
        "rekognition",
        lambda client: client.search_users_by_image(**here, Image=picture),
    )
    yield Probe(
        "rekognition:AssociateFaces",
        "rekognition",
        lambda client: client.associate_faces(**here, UserId=nobody, FaceIds=[face]),
        NO_SUCH_USER,
    )
    yield Probe(
        "rekognition:ListFaces",
        "rekognition",
        lambda client: client.list_faces(**here, UserId=nobody),
        NO_SUCH_USER,
    )
    yield Probe(
        "rekognition:CreateUser", "rekognition", lambda client: client.create_user(**here, UserId=nobody)
    )
    yield Probe(
        "rekognition:DeleteUser",
        "rekognition",
        lambda client: client.delete_user(**here, UserId=nobody),
        NO_SUCH_USER,
    )


def table_probes(names: AwsNames) -> Iterator[Probe]:
    """DynamoDB: writes carry a condition that no row meets."""
    for table, key in ((names.visitors_table, "id"), (names.interactions_table, "event_id")):
        if table:
            yield from _writes(table, key)
    if names.visitors_table:
        yield _read(names.visitors_table)
        yield _update(names.visitors_table)
    if names.interactions_table:
        yield _query(names.interactions_table, BY_USER, "user_id")
    if names.pictures_table:
        yield _query(names.pictures_table, BY_SHELF, "shelf")


def list_probes(names: AwsNames) -> Iterator[Probe]:
    """Personalize: events and users that it refuses because they are no JSON."""
    if names.tracking_id:
        yield Probe(
            "personalize:PutEvents",
            "personalize-events",
            lambda client: client.put_events(
                trackingId=names.tracking_id,
                userId="doctor",
                sessionId="doctor",
                eventList=[{"eventType": "doctor", "sentAt": datetime.now(UTC), "properties": "-"}],
            ),
            NOT_TAKEN,
        )
    if names.users_dataset_arn:
        yield Probe(
            "personalize:PutUsers",
            "personalize-events",
            lambda client: client.put_users(
                datasetArn=names.users_dataset_arn, users=[{"userId": "doctor", "properties": "-"}]
            ),
            NOT_TAKEN,
        )


def _writes(table: str, key: str) -> Iterator[Probe]:
    row = {key: {"S": f"doctor/{uuid.uuid4()}"}}
    yield Probe(
        f"dynamodb:PutItem on {table}",
        "dynamodb",
        lambda client: client.put_item(
            TableName=table, Item=row, ConditionExpression=f"attribute_exists({key})"
        ),
        NOT_MET,
    )
    yield Probe(
        f"dynamodb:DeleteItem on {table}",
        "dynamodb",
        lambda client: client.delete_item(TableName=table, Key=row),
    )


def _read(table: str) -> Probe:
    return Probe(
        f"dynamodb:GetItem on {table}",
        "dynamodb",
        lambda client: client.get_item(TableName=table, Key={"id": {"S": "doctor"}}),
    )


def _update(table: str) -> Probe:
    return Probe(
        f"dynamodb:UpdateItem on {table}",
        "dynamodb",
        lambda client: client.update_item(
            TableName=table,
            Key={"id": {"S": "doctor"}},
            UpdateExpression="SET expires_at = :soon",
            ConditionExpression="attribute_exists(id)",
            ExpressionAttributeValues={":soon": {"N": "0"}},
        ),
        NOT_MET,
    )


def _query(table: str, index: str, key: str) -> Probe:
    return Probe(
        f"dynamodb:Query on {table}/index/{index}",
        "dynamodb",
        lambda client: client.query(
            TableName=table,
            IndexName=index,
            KeyConditionExpression=f"{key} = :nobody",
            ExpressionAttributeValues={":nobody": {"S": "doctor"}},
            Limit=1,
        ),
    )


def grey_picture() -> bytes:
    """A JPEG that shows nothing."""
    out = io.BytesIO()
    Image.new("RGB", (160, 160), (128, 128, 128)).save(out, "JPEG")
    return out.getvalue()
