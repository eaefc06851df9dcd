"""A shop in the sandbox: tables, a collection and a bucket, and the adapters' session on it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import pytest

from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.session import AwsSession
from tests.adapters.aws.shop import ShopFitter, with_personalize
from tests.adapters.contracts.recommender import RecommenderContract
from tests.aws_sandbox.sandbox import Sandbox
from tests.films import Picture, face_picture, faceless_picture


@dataclass(frozen=True, slots=True)
class Shop:
    """One test's own resources in the sandbox; `fitter` has the clients of an administrator."""

    sandbox: Sandbox
    session: AwsSession
    names: AwsNames
    fitter: ShopFitter


@pytest.fixture(scope="package")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(scope="package")
def fitter(sandbox: Sandbox) -> Iterator[ShopFitter]:
    fitter = ShopFitter(sandbox)
    yield fitter
    fitter.close()


@pytest.fixture(scope="package")
def session(sandbox: Sandbox) -> Iterator[AwsSession]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in sandbox.environment().items():
            patch.setenv(name, value)
        session = AwsSession(read_s=60)  # the sandbox shares a busy machine, and this interpreter
        yield session
        session.close()


@pytest.fixture
def shop(sandbox: Sandbox, session: AwsSession, fitter: ShopFitter) -> Iterator[Shop]:
    names = fitter.fit(uuid.uuid4().hex[:8])
    sandbox.clear_journal()
    yield Shop(sandbox, session, names, fitter)
    sandbox.clear_faults()
    sandbox.pretend_mood(None)
    violations = sandbox.violations
    sandbox.clear_journal()
    assert not violations


@pytest.fixture(scope="package")
def trained(fitter: ShopFitter) -> AwsNames:
    """One campaign for all tests, over the pictures of the recommender's contract."""
    live = [picture_id for ids in RecommenderContract.LIVE.values() for picture_id in ids]
    return fitter.train("trained", live, RecommenderContract.HIDDEN)


@pytest.fixture
def trained_shop(trained: AwsNames, shop: Shop) -> Shop:
    """A shop with a campaign and an event tracker."""
    return replace(shop, names=with_personalize(shop.names, trained))


@pytest.fixture(scope="session")
def face() -> bytes:
    return as_jpeg(face_picture())


@pytest.fixture(scope="session")
def two_faces() -> bytes:
    return as_jpeg(face_picture((1280, 480), faces=2))


@pytest.fixture(scope="session")
def no_face() -> bytes:
    return as_jpeg(faceless_picture())


def as_jpeg(picture: Picture) -> bytes:
    done, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 90])
    assert done
    return encoded.tobytes()
