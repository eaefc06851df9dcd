from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.adapters.aws.face_collection import FaceCollection, PlainCollection, UserCollection
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.core.ports import VisitorDirectory
from tests.adapters.aws.conftest import Shop, as_jpeg
from tests.adapters.aws.people import stranger
from tests.adapters.contracts.visitor_directory import VisitorDirectoryContract

KEEP = timedelta(days=365)


def directory_of(
    shop: Shop,
    faces: FaceCollection | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    forget_queued: Callable[[str], int] = lambda visitor_id: 0,
    kiosk: str = "kiosk",
) -> RekognitionVisitorDirectory:
    return RekognitionVisitorDirectory(
        shop.session,
        shop.names,
        faces or UserCollection(shop.session, shop.names.collection_id),
        KEEP,
        kiosk,
        forget_queued,
        now=now,
    )


def rows_of(shop: Shop, table: str) -> list[str]:
    rows = shop.fitter.client("dynamodb").scan(TableName=table)["Items"]
    return [next(iter(row["id" if "id" in row else "event_id"].values())) for row in rows]


class TestContract(VisitorDirectoryContract):
    @pytest.fixture
    def directory(self, shop: Shop) -> VisitorDirectory:
        return directory_of(shop)

    @pytest.fixture
    def anna(self, face: bytes) -> bytes:
        return face

    @pytest.fixture
    def berta(self) -> bytes:
        return as_jpeg(stranger())

    @pytest.fixture
    def nobody(self, no_face: bytes) -> bytes:
        return no_face


class TestContractWithAnOldCollection(TestContract):
    @pytest.fixture
    def directory(self, shop: Shop) -> VisitorDirectory:
        return directory_of(shop, PlainCollection(shop.session, shop.names.collection_id))


def test_an_old_collection_is_searched_by_faces(shop: Shop, face: bytes, no_face: bytes) -> None:
    plain = PlainCollection(shop.session, shop.names.collection_id)
    directory = directory_of(shop, plain)
    indexed = shop.fitter.client("rekognition").index_faces(
        CollectionId=shop.names.collection_id, Image={"Bytes": face}, MaxFaces=1
    )
    old_id = indexed["FaceRecords"][0]["Face"]["FaceId"]
    shop.sandbox.clear_journal()
    found = directory.recognize(face)
    assert found is not None and found.id == old_id
    assert directory.recognize(no_face) is None  # the service calls it an error, we do not
    assert directory.recognize(as_jpeg(stranger())) is None
    assert directory.forget(old_id).removed["faces"] == 1
    assert directory.recognize(face) is None


def test_a_new_visitor_of_an_old_collection_is_our_own_id(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop, PlainCollection(shop.session, shop.names.collection_id))
    remembered = directory.remember(face)
    found = directory.recognize(face)
    assert found is not None and found.id == remembered.visitor.id
    assert shop.sandbox.users(shop.names.collection_id) == []
    directory.forget(found.id)
    assert shop.sandbox.faces(shop.names.collection_id) == {}
