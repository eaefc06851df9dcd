import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from admin_tool.adapters.aws.privacy_desk import AwsPrivacyDesk
from admin_tool.adapters.aws.visitor_sweep import SUSPECTED_FOR
from admin_tool.adapters.proof_book import ProofBook
from kiosk.adapters.aws.face_collection import UserCollection
from kiosk.adapters.aws.interaction_table import InteractionTable
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from kiosk.core.errors import ServiceError
from tests.adapters.aws.acts import act as acted
from tests.adapters.aws.conftest import Shop, as_jpeg
from tests.adapters.aws.people import stranger
from tests.adapters.making import Clock
from tests.admin_tool.adapters.privacy_contract import DAY_S, KEEP, Act, Left, PrivacyDeskContract
from tests.films import face_picture

ROOT = Path(__file__).parents[4]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[ProofBook]:
    book = ProofBook(tmp_path / "privacy.db", clock)
    yield book
    book.close()


class Orders:
    """Deletion jobs that were ordered."""

    def __init__(self) -> None:
        self.ids: list[list[str]] = []
        self.tidied = 0

    def __call__(self, visitor_ids: Sequence[str]) -> str:
        self.ids.append(list(visitor_ids))
        return "arn:job"

    def delete_files(self) -> int:
        self.tidied += 1
        return 0


@pytest.fixture
def orders() -> Orders:
    return Orders()


def desk_of(shop: Shop, book: ProofBook, clock: Clock, orders: Orders | None = None) -> AwsPrivacyDesk:
    faces = UserCollection(shop.session, shop.names.collection_id)
    orders = orders or Orders()
    return AwsPrivacyDesk(
        shop.session,
        shop.names,
        faces,
        KEEP,
        book,
        forget_users=orders,
        delete_files=orders.delete_files,
        now=clock,
    )


@pytest.fixture
def desk(shop: Shop, book: ProofBook, clock: Clock, orders: Orders) -> AwsPrivacyDesk:
    return desk_of(shop, book, clock, orders)


@pytest.fixture
def directory(shop: Shop, clock: Clock) -> RekognitionVisitorDirectory:
    faces = UserCollection(shop.session, shop.names.collection_id)
    return RekognitionVisitorDirectory(shop.session, shop.names, faces, KEEP, now=clock)


@pytest.fixture
def anna() -> bytes:
    return as_jpeg(face_picture())


@pytest.fixture
def act(shop: Shop) -> Act:
    table = InteractionTable(shop.session, shop.names.interactions_table)
    numbers = iter(range(1000))

    def act(user_id: str) -> None:
        table.store([acted(f"e{next(numbers)}", user_id)])

    return act


@pytest.fixture
def left(shop: Shop) -> Left:
    """Looks through every table and the whole collection."""

    def left(visitor_id: str) -> list[str]:
        client = shop.fitter.client("dynamodb")
        tables = (shop.names.visitors_table, shop.names.interactions_table, shop.names.pictures_table)
        places = [
            table
            for table in tables
            for item in client.scan(TableName=table)["Items"]
            if visitor_id in str(item) and not item.get("id", {}).get("S", "").startswith("forgotten/")
        ]
        faces = shop.sandbox.faces(shop.names.collection_id)
        places += ["faces" for owner in faces.values() if owner == visitor_id]
        return places + [
            "users" for user in shop.sandbox.users(shop.names.collection_id) if user == visitor_id
        ]

    return left


class TestAwsPrivacyDesk(PrivacyDeskContract):
    @pytest.fixture
    def desk(self, desk: AwsPrivacyDesk) -> AwsPrivacyDesk:
        return desk

    @pytest.fixture
    def directory(self, directory: RekognitionVisitorDirectory) -> RekognitionVisitorDirectory:
        return directory

    @pytest.fixture
    def act(self, act: Act) -> Act:
        return act

    @pytest.fixture
    def left(self, left: Left) -> Left:
        return left

    @pytest.fixture
    def anna(self, anna: bytes) -> bytes:
        return anna


def test_a_deletion_that_failed_half_way_is_finished_and_proved_whole(
    shop: Shop, book: ProofBook, clock: Clock, directory: RekognitionVisitorDirectory, act: Act, left: Left,
    anna: bytes,
) -> None:  # fmt: skip
    visitor = directory.remember(anna).visitor
    act(visitor.id)
    shop.sandbox.fail("dynamodb", "DeleteItem")
    with pytest.raises(ServiceError):
        desk_of(shop, book, clock).forget(visitor.id)
    shop.sandbox.clear_faults()
    again = desk_of(shop, book, clock)
    assert again.unfinished() == [visitor.id]
    assert again.find(visitor.id) == visitor.id
    proof = again.forget(visitor.id)
    assert left(visitor.id) == [] and not again.unfinished()
    assert (proof.removed["faces"], proof.removed["interactions"], proof.removed["visitors"]) == (1, 1, 1)


CHILD = """
import sys
from datetime import timedelta
from pathlib import Path
from admin_tool.adapters.aws.privacy_desk import AwsPrivacyDesk
from admin_tool.adapters.proof_book import ProofBook
from kiosk.adapters.aws.face_collection import UserCollection
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.session import AwsSession
book, collection, visitors, interactions, visitor_id = sys.argv[1:]
session = AwsSession()
names = AwsNames(collection_id=collection, visitors_table=visitors, interactions_table=interactions)
faces = UserCollection(session, collection)
AwsPrivacyDesk(session, names, faces, timedelta(days=30), ProofBook(Path(book))).forget(visitor_id)
"""


def test_a_program_that_is_killed_while_it_deletes_is_made_good_by_the_next_sweep(
    shop: Shop, book: ProofBook, clock: Clock, directory: RekognitionVisitorDirectory, act: Act, left: Left,
    anna: bytes, tmp_path: Path,
) -> None:  # fmt: skip
    visitor = directory.remember(anna).visitor
    act(visitor.id)
    shop.sandbox.hang(60, "dynamodb", "DeleteItem")
    names = shop.names
    arguments = [names.collection_id, names.visitors_table, names.interactions_table, visitor.id]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path / "privacy.db"), *arguments],
        cwd=ROOT,
        env=os.environ | shop.sandbox.environment(),
    )
    patience_s = time.monotonic() + 100
    while shop.sandbox.faces(names.collection_id) or not shop.sandbox.journal(
        "dynamodb", "TransactWriteItems"
    ):
        assert time.monotonic() < patience_s and child.poll() is None
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    shop.sandbox.clear_faults()
    assert left(visitor.id), "the row is still there"
    desk = desk_of(shop, book, clock)
    assert desk.unfinished() == [visitor.id]
    desk.sweep()
    assert left(visitor.id) == [] and not desk.unfinished()
    (proof,) = desk.proofs()
    assert (proof.removed["faces"], proof.removed["visitors"]) == (1, 1)


def test_a_sweep_orders_the_job_for_personalize_once_and_takes_late_interactions(
    shop: Shop, book: ProofBook, clock: Clock, orders: Orders, act: Act, left: Left
) -> None:
    learning = replace(shop, names=replace(shop.names, tracking_id="tracker"))
    desk = desk_of(learning, book, clock, orders)
    faces = UserCollection(shop.session, shop.names.collection_id)
    directory = RekognitionVisitorDirectory(shop.session, learning.names, faces, KEEP, now=clock)
    visitor = directory.remember(None).visitor
    desk.forget(visitor.id)
    desk.sweep()
    assert orders.ids == [[visitor.id]] and orders.tidied == 1
    desk.sweep()
    assert len(orders.ids) == 1, "the job was ordered already"
    act(visitor.id)  # a kiosk's outbox was late
    assert desk.sweep().removed["interactions"] == 1
    assert left(visitor.id) == [] and orders.ids == [[visitor.id], [visitor.id]]


def test_a_face_that_nobody_owns_is_suspected_first_and_deleted_later(
    shop: Shop, desk: AwsPrivacyDesk, clock: Clock, anna: bytes
) -> None:
    UserCollection(shop.session, shop.names.collection_id).add(anna, "3f6d8b1e-0000-4000-8000-000000000009")
    assert desk.sweep().removed["suspected"] == 1
    assert not desk.proofs(), "nothing was removed yet"
    clock.pass_s(SUSPECTED_FOR.total_seconds() / 2)
    assert desk.sweep().removed["suspected"] == 1
    clock.pass_s(SUSPECTED_FOR.total_seconds())
    report = desk.sweep()
    assert (report.removed["orphans"], report.removed["suspected"]) == (1, 0)
    assert not shop.sandbox.faces(shop.names.collection_id)
    assert not shop.sandbox.users(shop.names.collection_id)


def test_one_visitor_who_cannot_be_forgotten_does_not_stop_the_others(
    shop: Shop, desk: AwsPrivacyDesk, directory: RekognitionVisitorDirectory, clock: Clock, anna: bytes
) -> None:
    directory.remember(anna)
    directory.remember(as_jpeg(stranger()))
    clock.pass_s(31 * DAY_S)
    shop.sandbox.fail("rekognition", "DeleteUser", times=2)  # once, and its retry
    report = desk.sweep()
    assert (report.removed["failed"], report.removed["visitors"]) == (1, 1)
    assert desk.sweep().removed["visitors"] == 1
    assert not shop.sandbox.faces(shop.names.collection_id)


def test_a_service_that_is_down_ends_the_sweep(
    shop: Shop, desk: AwsPrivacyDesk, directory: RekognitionVisitorDirectory, clock: Clock
) -> None:
    for _ in range(4):
        directory.remember(None)
    clock.pass_s(31 * DAY_S)
    shop.sandbox.deny("rekognition", "ListFaces")
    with pytest.raises(ServiceError):
        desk.sweep()
    assert desk.last_sweep() is None
