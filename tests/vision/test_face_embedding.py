import cv2
import numpy as np
import pytest

from kiosk.vision.face_embedding import FaceEmbedder, open_embedder, similarity
from kiosk.vision.models import ModelRole, ModelShelf
from kiosk.vision.pixels import Pixels


@pytest.fixture
def embedder(pack_shelf: ModelShelf) -> FaceEmbedder:
    if pack_shelf.find(ModelRole.EMBEDDING) is None:
        pytest.skip("no file for the embedding role in the model pack")
    opened = open_embedder(pack_shelf)
    assert opened is not None
    return opened


def test_an_embedding_has_length_one(embedder: FaceEmbedder, person: Pixels) -> None:
    vector = embedder.embed(person)
    assert vector is not None and vector.dtype == np.float32 and vector.ndim == 1
    assert float(np.linalg.norm(vector)) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("change", ["darker", "smaller", "blurred", "mirrored", "grey"])
def test_the_same_person_matches(embedder: FaceEmbedder, person: Pixels, change: str) -> None:
    changed = {
        "darker": (person * 0.6).astype(np.uint8),
        "smaller": cv2.resize(person, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA),
        "blurred": cv2.GaussianBlur(person, (0, 0), 2),
        "mirrored": cv2.flip(person, 1),
        "grey": cv2.cvtColor(person, cv2.COLOR_BGR2GRAY),
    }[change]
    one, other = embedder.embed(person), embedder.embed(changed)
    assert one is not None and other is not None
    assert similarity(one, other) > embedder.match_threshold


def test_nobody_has_no_embedding(embedder: FaceEmbedder, nobody: Pixels) -> None:
    assert embedder.embed(nobody) is None


def test_its_name_says_which_embeddings_may_be_compared(
    embedder: FaceEmbedder, pack_shelf: ModelShelf
) -> None:
    assert pack_shelf.card(embedder.name).role is ModelRole.EMBEDDING
    assert 0 < embedder.match_threshold < 1


def test_a_bare_machine_remembers_no_faces(bare_shelf: ModelShelf) -> None:
    assert open_embedder(bare_shelf) is None
