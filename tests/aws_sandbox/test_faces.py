from pathlib import Path

import numpy as np
import pytest

from kiosk.vision.pixels import decode
from tests.aws_sandbox.faces import FaceReader

NO_PACK = Path("there-is-no-such-folder")


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    return FaceReader(NO_PACK)


def test_without_a_model_pack_one_head_is_still_told_from_another(
    reader: FaceReader, face: bytes, same_face_elsewhere: bytes, other_face: bytes
) -> None:
    (one,), (same,), (other,) = (
        reader.read(image, decode(image)) for image in (face, same_face_elsewhere, other_face)
    )
    assert reader.similarity(one.vector, same.vector) > 99
    assert reader.similarity(one.vector, other.vector) < 50
    assert np.linalg.norm(one.vector) == pytest.approx(1, abs=1e-4)


def test_a_face_has_its_place_its_mood_and_its_quality(
    reader: FaceReader, face: bytes, no_face: bytes
) -> None:
    (seen,) = reader.read(face, decode(face))
    assert 0.2 < seen.left < 0.6
    assert max(seen.moods, key=lambda mood: seen.moods[mood]) == "happy"
    assert sum(seen.moods.values()) == pytest.approx(1, abs=1e-3)
    assert 0.2 < seen.quality.brightness < 0.9
    assert reader.read(no_face, decode(no_face)) == []
