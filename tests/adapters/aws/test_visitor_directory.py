from datetime import timedelta

import pytest

from kiosk.adapters.aws.event_sink import PersonalizeEventSink
from kiosk.adapters.aws.face_collection import PlainCollection, UserCollection
from kiosk.adapters.return_codes import FIRST_PAUSE_S
from kiosk.core.errors import CodePause, KioskError, ServiceDown, ServiceRefused
from kiosk.core.interaction import InteractionKind
from kiosk.core.ports import VisitorDirectory
from kiosk.core.visitor import CODE_LETTERS
from tests.adapters.aws.acts import act
from tests.adapters.aws.conftest import Shop, as_jpeg
from tests.adapters.aws.directories import KEEP, directory_of, rows_of
from tests.adapters.aws.people import look_alike, stranger
from tests.adapters.contracts.visitor_directory import VisitorDirectoryContract
from tests.adapters.making import Clock


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


def test_S3_the_face_threshold_is_99_by_default(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop)
    directory.remember(face)
    assert directory.recognize(as_jpeg(look_alike())) is None
    lax = directory_of(shop, UserCollection(shop.session, shop.names.collection_id, 80))
    assert lax.recognize(as_jpeg(look_alike())) is not None
    asked = [
        call["parameters"]["UserMatchThreshold"]
        for call in shop.sandbox.journal("rekognition", "SearchUsersByImage")
    ]
    assert asked[-2:] == [99.0, 80.0]


def test_S1_bystanders_are_never_stored(shop: Shop, two_faces: bytes) -> None:
    directory_of(shop).remember(two_faces)
    assert len(shop.sandbox.faces(shop.names.collection_id)) == 1


def test_S4_a_second_try_after_a_lost_answer_stores_no_second_face(shop: Shop, face: bytes) -> None:
    shop.sandbox.reset("rekognition", "IndexFaces", applied=True, times=1)
    shop.sandbox.reset("rekognition", "CreateUser", applied=True, times=1)
    shop.sandbox.reset("rekognition", "AssociateFaces", applied=True, times=1)
    remembered = directory_of(shop).remember(face)
    assert list(shop.sandbox.faces(shop.names.collection_id).values()) == [remembered.visitor.id]
    assert shop.sandbox.users(shop.names.collection_id) == [remembered.visitor.id]


def test_a_failure_half_way_leaves_no_face_and_the_next_try_is_the_same_visitor(
    shop: Shop, face: bytes
) -> None:
    directory = directory_of(shop)
    shop.sandbox.fail("dynamodb", "TransactWriteItems", times=2)
    with pytest.raises(ServiceDown):
        directory.remember(face)
    assert shop.sandbox.faces(shop.names.collection_id) == {}
    assert shop.sandbox.users(shop.names.collection_id) == []
    first = directory.remember(face)
    assert directory.remember(face).visitor == first.visitor
    assert shop.sandbox.users(shop.names.collection_id) == [first.visitor.id]
    assert len(shop.sandbox.faces(shop.names.collection_id)) == 1


def test_a_user_that_cannot_be_made_leaves_no_face_behind(shop: Shop, face: bytes) -> None:
    shop.sandbox.deny("rekognition", "CreateUser")
    with pytest.raises(ServiceRefused, match="rekognition:CreateUser is denied"):
        directory_of(shop).remember(face)
    assert shop.sandbox.faces(shop.names.collection_id) == {}


def test_S5_S6_no_picture_and_no_given_id_ever_reaches_a_bucket(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop)
    directory.remember(face)
    directory.recognize(face)
    assert not shop.sandbox.journal("s3")
    assert not shop.sandbox.object_keys(shop.names.bucket)


def test_S8_a_face_that_cannot_be_kept_becomes_a_return_code_not_an_undefined_visitor(
    shop: Shop, no_face: bytes
) -> None:
    directory = directory_of(shop)
    assert directory.recognize(no_face) is None
    remembered = directory.remember(no_face)
    assert remembered.return_code is not None and set(remembered.return_code) <= set(CODE_LETTERS)
    assert shop.sandbox.users(shop.names.collection_id) == []
    found = directory.redeem(remembered.return_code.lower())
    assert found is not None and found.id == remembered.visitor.id


def test_S18_a_visitor_is_one_conditional_write_and_registered_once(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop)
    remembered = directory.remember(face)
    directory.recognize(face)
    directory.recognize(face)
    puts = shop.sandbox.journal("dynamodb", "TransactWriteItems")
    assert len(puts) == 1
    assert "attribute_not_exists(id)" in str(puts[0]["parameters"])
    assert rows_of(shop, shop.names.visitors_table) == [remembered.visitor.id]


def test_a_visitor_who_comes_back_is_remembered_from_that_day_on(shop: Shop, face: bytes) -> None:
    clock = Clock()
    directory = directory_of(shop, now=clock)
    directory.remember(face)
    clock.time += KEEP - timedelta(days=1)
    assert directory.recognize(face) is not None
    clock.time += KEEP - timedelta(days=1)
    assert directory.recognize(face) is not None


def test_a_visitor_whose_time_is_over_is_nobody_even_before_the_table_deletes_them(
    shop: Shop, face: bytes
) -> None:
    clock = Clock()
    directory = directory_of(shop, now=clock)
    before = directory.remember(face).visitor
    clock.time += KEEP + timedelta(seconds=1)
    assert directory.recognize(face) is None
    again = directory_of(shop, now=clock).remember(face).visitor
    assert again.id != before.id
    found = directory.recognize(face)
    assert found is not None and found.id == again.id


def test_rows_expire_in_seconds_since_1970(shop: Shop, face: bytes) -> None:
    clock = Clock()
    visitor = directory_of(shop, now=clock).remember(face).visitor
    row = shop.fitter.client("dynamodb").get_item(
        TableName=shop.names.visitors_table, Key={"id": {"S": visitor.id}}
    )["Item"]
    assert row["expires_at"] == {"N": str(int((clock.time + KEEP).timestamp()))}


def test_likes_of_earlier_visits_are_counted_without_those_taken_back(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop)
    visitor = directory.remember(face).visitor
    sink = PersonalizeEventSink(shop.session, shop.names)
    sink.send(
        [
            act("a", visitor.id, "one.jpeg"),
            act("b", visitor.id, "two.jpeg"),
            act("c", visitor.id, "two.jpeg", InteractionKind.UNLIKE, minute=1),
            act("d", visitor.id, "three.jpeg", InteractionKind.VIEW),
            act("e", "any/happy", "four.jpeg"),
        ]
    )
    found = directory.recognize(face)
    assert found is not None and found.likes == 1


def test_forgetting_removes_everything_and_gives_a_receipt_without_a_name(shop: Shop, face: bytes) -> None:
    forgotten: list[str] = []

    def forget_queued(visitor_id: str) -> int:
        forgotten.append(visitor_id)
        return 3

    directory = directory_of(shop, forget_queued=forget_queued)
    visitor = directory.remember(face).visitor
    sink = PersonalizeEventSink(shop.session, shop.names)
    sink.send([act("a", visitor.id, "one.jpeg"), act("b", "any/happy", "one.jpeg")])
    receipt = directory.forget(visitor.id)
    assert receipt.removed == {"visitors": 1, "faces": 1, "codes": 0, "interactions": 1, "queued": 3}
    assert visitor.id not in str(receipt)
    assert forgotten == [visitor.id]
    assert shop.sandbox.faces(shop.names.collection_id) == {}
    assert shop.sandbox.users(shop.names.collection_id) == []
    assert rows_of(shop, shop.names.visitors_table) == []
    assert rows_of(shop, shop.names.interactions_table) == ["b"]
    assert directory.recognize(face) is None


def test_forgetting_that_failed_half_way_can_be_finished(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop)
    visitor = directory.remember(face).visitor
    shop.sandbox.fail("rekognition", "DeleteFaces", times=2)
    with pytest.raises(ServiceDown):
        directory.forget(visitor.id)
    assert len(shop.sandbox.faces(shop.names.collection_id)) == 1
    assert directory.forget(visitor.id).removed["faces"] == 1
    assert shop.sandbox.faces(shop.names.collection_id) == {}


def test_forgetting_a_visitor_with_a_code_ends_the_code(shop: Shop) -> None:
    directory = directory_of(shop)
    remembered = directory.remember(None)
    assert remembered.return_code is not None
    assert directory.forget(remembered.visitor.id).removed["codes"] == 1
    assert directory.redeem(remembered.return_code) is None


def test_a_visitor_remembered_again_after_forgetting_has_a_new_id(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop)
    first = directory.remember(face).visitor
    directory.forget(first.id)
    assert directory.remember(face).visitor.id != first.id


def test_codes_are_kept_as_salted_hashes_that_all_kiosks_share(shop: Shop) -> None:
    code = directory_of(shop, kiosk="one").remember(None).return_code
    assert code is not None
    assert code not in str(shop.fitter.client("dynamodb").scan(TableName=shop.names.visitors_table))
    assert directory_of(shop, kiosk="two").redeem(code) is not None


def test_after_five_wrong_codes_none_is_looked_at_for_a_while(shop: Shop) -> None:
    clock = Clock()
    directory = directory_of(shop, now=clock)
    code = directory.remember(None).return_code
    assert code is not None
    wrong = "222222" if code != "222222" else "333333"
    for _ in range(5):
        assert directory.redeem(wrong) is None
    with pytest.raises(CodePause) as pause:
        directory.redeem(code)
    assert pause.value.seconds == pytest.approx(FIRST_PAUSE_S)
    with pytest.raises(CodePause):
        directory_of(shop, now=clock).redeem(code)  # switching the kiosk off and on does not help
    assert directory_of(shop, now=clock, kiosk="another").redeem(code) is not None
    clock.time += timedelta(seconds=FIRST_PAUSE_S + 1)
    assert directory.redeem(code) is not None


def test_a_captive_portal_is_nobody_and_no_deletion(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop)
    visitor = directory.remember(face).visitor
    shop.sandbox.garbage()
    for call in (lambda: directory.recognize(face), lambda: directory.forget(visitor.id)):
        with pytest.raises(KioskError, match="not come from AWS"):
            call()


def test_a_missing_collection_is_said_not_taken_for_an_unknown_visitor(shop: Shop, face: bytes) -> None:
    directory = directory_of(shop, UserCollection(shop.session, "no-such-collection"))
    with pytest.raises(ServiceRefused, match="not there"):
        directory.recognize(face)
    with pytest.raises(ServiceRefused, match="not there"):
        directory.forget("00000000-0000-4000-8000-000000000000")
