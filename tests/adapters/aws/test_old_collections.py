"""Collections that the old demo filled: faces without Rekognition users."""

from kiosk.adapters.aws.face_collection import PlainCollection
from tests.adapters.aws.conftest import Shop, as_jpeg
from tests.adapters.aws.directories import directory_of
from tests.adapters.aws.people import stranger


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
