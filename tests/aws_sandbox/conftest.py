"""A sandbox for the tests of the sandbox, pictures with and without faces, and a shop that can recommend."""

import gc
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from kiosk.core.mood import MOODS, Mood
from tests.aws_sandbox import Sandbox
from tests.aws_sandbox.shop_personalize import PersonalizeMaker, PersonalizeNames
from tests.aws_sandbox.shop_storage import make_bucket
from tests.films import Picture, face_picture, faceless_picture

BUCKET = "sandbox-tests"
_lfw_subset: Callable[[], NDArray[np.float64]] = data.lfw_subset  # scikit-image has no types


@dataclass(frozen=True, slots=True)
class TrainedShop:
    """A campaign over `items`, of which every mood has five."""

    names: PersonalizeNames
    items: tuple[tuple[str, Mood], ...]

    def of(self, mood: Mood) -> list[str]:
        return [item for item, its_mood in self.items if its_mood is mood]


@pytest.fixture(scope="package", autouse=True)
def garbage_of_the_package() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def little_to_collect(garbage_of_the_package: None) -> Iterator[None]:
    """The root conftest collects after each test: 0.2 s for objects of moto and botocore that stay."""
    yield
    gc.freeze()


@pytest.fixture(scope="package")
def running() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        make_bucket(sandbox.client, BUCKET, "ap-northeast-2")
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Iterator[Sandbox]:
    running.clear_journal()
    yield running
    running.clear_faults()
    running.pretend_mood(None)
    running.shift_clock(0)


@pytest.fixture(scope="package")
def trained(running: Sandbox) -> TrainedShop:
    maker = PersonalizeMaker(running.client, "trained")
    names = maker.make_group()
    items = tuple((f"emotions/{mood}/{number}.jpeg", mood) for number in range(5) for mood in MOODS)
    maker.put_items(names, items)
    maker.import_history(names, BUCKET, items)
    return TrainedShop(maker.make_campaign(names), items)


@pytest.fixture
def collection(sandbox: Sandbox) -> str:
    name = f"faces-{uuid.uuid4().hex[:8]}"
    sandbox.client("rekognition").create_collection(CollectionId=name)
    return name


@pytest.fixture(scope="session")
def face() -> bytes:
    return as_jpeg(face_picture())


@pytest.fixture(scope="session")
def same_face_elsewhere() -> bytes:
    return as_jpeg(face_picture(shift_px=25))


@pytest.fixture(scope="session")
def other_face() -> bytes:
    """A face of scikit-image's, on a grey wall."""
    small: Picture = (_lfw_subset()[0] * 255).astype(np.uint8)
    picture = np.full((320, 320), int(small.mean()), np.uint8)
    picture[60:260, 60:260] = cv2.resize(small, (200, 200), interpolation=cv2.INTER_CUBIC)
    return as_jpeg(np.repeat(picture[..., None], 3, axis=2))


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
