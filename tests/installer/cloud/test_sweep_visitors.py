import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import cv2
import pytest

from installer.cloud.functions import sweep_visitors
from installer.cloud.functions.clients import Handler
from installer.cloud.functions.face_shelf import FaceShelf
from installer.cloud.functions.visitor_sweep import SUSPECTED_FOR, VisitorSweep
from kiosk.adapters.aws.face_collection import UserCollection
from kiosk.adapters.aws.interaction_table import InteractionTable
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.table_rows import as_row, from_row
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.core.interaction import InteractionKind
from tests.adapters.making import interaction
from tests.films import face_picture
from tests.installer.cloud.works import Works

KEEP = timedelta(days=30)


class Shop:
    """Visitors as the kiosk makes them, and the sweeper."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self.collection = f"{works.name}-visitors"
        works.client("rekognition").create_collection(CollectionId=self.collection)
        names = AwsNames(
            collection_id=self.collection,
            visitors_table=works.tables["visitors"],
            interactions_table=works.tables["interactions"],
        )
        self.faces = UserCollection(works, self.collection)
        self.directory = RekognitionVisitorDirectory(works, names, self.faces, KEEP)
        self.interactions = InteractionTable(works, names.interactions_table)

    def function(self) -> Handler:
        return sweep_visitors.build(
            {
                "COLLECTION": self.collection,
                "VISITORS_TABLE": self.works.tables["visitors"],
                "INTERACTIONS_TABLE": self.works.tables["interactions"],
            },
            self.works.client,
        )

    def sweep(self, at: datetime) -> dict[str, int]:
        faces = FaceShelf(self.works.client("rekognition"), self.collection)
        tables = self.works.tables
        dynamodb = self.works.client("dynamodb")
        return VisitorSweep(dynamodb, faces, tables["visitors"], tables["interactions"]).sweep(at)

    def rows(self) -> dict[str, dict[str, Any]]:
        found = self.works.client("dynamodb").scan(TableName=self.works.tables["visitors"])["Items"]
        return {str(row["id"]): row for row in map(from_row, found)}


@pytest.fixture
def shop(works: Works) -> Iterator[Shop]:
    shop = Shop(works)
    yield shop
    works.client("rekognition").delete_collection(CollectionId=shop.collection)


@pytest.fixture(scope="session")
def face() -> bytes:
    done, encoded = cv2.imencode(".jpg", face_picture(), [cv2.IMWRITE_JPEG_QUALITY, 90])
    assert done
    return encoded.tobytes()


def test_the_night_forgets_whose_time_is_over_and_nobody_else(shop: Shop, face: bytes) -> None:
    gone = shop.directory.remember(face).visitor.id
    coded = shop.directory.remember(None).visitor.id
    liked = interaction(InteractionKind.LIKE, user_id=coded)
    shop.interactions.store([interaction(user_id=gone), interaction(user_id=gone), liked])
    now = datetime.now(UTC)
    assert shop.sweep(now + KEEP - timedelta(hours=1))["visitors"] == 0
    shop.works.client("dynamodb").update_item(
        TableName=shop.works.tables["visitors"],
        Key={"id": {"S": coded}},
        UpdateExpression="SET expires_at = :later",
        ExpressionAttributeValues=as_row({":later": int((now + 2 * KEEP).timestamp())}),
    )
    report = shop.sweep(now + KEEP + timedelta(minutes=1))
    assert (report["visitors"], report["faces"], report["interactions"]) == (1, 1, 2)
    rows = shop.rows()
    assert gone not in rows
    assert rows[f"forgotten/{gone}"]["kind"] == "forgotten"
    assert coded in rows
    assert shop.works.sandbox.users(shop.collection) == []
    assert shop.works.sandbox.faces(shop.collection) == {}
    assert shop.interactions.likes(coded) == 1
    assert shop.sweep(now + KEEP + timedelta(minutes=2))["visitors"] == 0


def removal(row: dict[str, Any], number: str = "1") -> dict[str, Any]:
    return {"eventName": "REMOVE", "dynamodb": {"OldImage": as_row(row), "SequenceNumber": number}}


def test_a_row_that_expires_takes_the_faces_with_it(shop: Shop, face: bytes) -> None:
    visitor = shop.directory.remember(face).visitor.id
    row = shop.rows()[visitor]
    shop.works.client("dynamodb").delete_item(
        TableName=shop.works.tables["visitors"], Key={"id": {"S": visitor}}
    )
    for _ in range(2):  # streams deliver at least once
        assert shop.function()({"Records": [removal(row)]}) == {"batchItemFailures": []}
        assert shop.works.sandbox.faces(shop.collection) == {}
        assert shop.works.sandbox.users(shop.collection) == []


def test_a_visitor_who_is_back_keeps_their_face(shop: Shop, face: bytes) -> None:
    visitor = shop.directory.remember(face).visitor.id
    assert shop.function()({"Records": [removal(shop.rows()[visitor])]}) == {"batchItemFailures": []}
    assert shop.works.sandbox.users(shop.collection) == [visitor]


def test_what_could_not_be_forgotten_comes_again_from_there(shop: Shop, face: bytes) -> None:
    visitor = shop.directory.remember(face).visitor.id
    row = shop.rows()[visitor]
    shop.works.client("dynamodb").delete_item(
        TableName=shop.works.tables["visitors"], Key={"id": {"S": visitor}}
    )
    shop.works.sandbox.throttle("rekognition", "DeleteFaces", times=1)
    other = {"id": f"code/{uuid.uuid4()}", "kind": "code", "expires_at": 1}
    records = [removal(other, "1"), removal(row, "2"), removal(other, "3")]
    assert shop.function()({"Records": records}) == {"batchItemFailures": [{"itemIdentifier": "2"}]}
    assert shop.function()({"Records": records[1:]}) == {"batchItemFailures": []}
    assert shop.works.sandbox.faces(shop.collection) == {}


def test_a_face_without_a_row_is_suspected_first_and_deleted_half_a_day_later(
    shop: Shop, face: bytes
) -> None:
    shop.faces.add(face, str(uuid.uuid4()))
    now = datetime.now(UTC)
    assert shop.sweep(now)["suspected"] == 1
    assert shop.sweep(now + SUSPECTED_FOR - timedelta(minutes=1))["suspected"] == 1
    assert len(shop.works.sandbox.faces(shop.collection)) == 1
    assert shop.sweep(now + SUSPECTED_FOR + timedelta(minutes=1))["orphans"] == 1
    assert shop.works.sandbox.faces(shop.collection) == {}
    assert shop.works.sandbox.users(shop.collection) == []


def test_the_schedule_sweeps_and_its_note_names_nobody(
    shop: Shop, face: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor = shop.directory.remember(face).visitor.id
    assert shop.function()({"source": "aws.scheduler"})["report"]["visitors"] == 0
    assert visitor not in capsys.readouterr().out
