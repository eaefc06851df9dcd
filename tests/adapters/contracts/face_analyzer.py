"""What every face analyzer does."""

import pytest

from kiosk.core.errors import PictureDamaged
from kiosk.core.mood import MOODS
from kiosk.core.ports import FaceAnalyzer


class FaceAnalyzerContract:
    """A subclass gives `analyzer`, a JPEG with `face`, and one with `nobody` in it."""

    @pytest.fixture
    def analyzer(self) -> FaceAnalyzer:
        raise NotImplementedError

    @pytest.fixture
    def face(self) -> bytes:
        raise NotImplementedError

    @pytest.fixture
    def nobody(self) -> bytes:
        raise NotImplementedError

    def test_confidences_are_of_moods_and_sum_to_one(self, analyzer: FaceAnalyzer, face: bytes) -> None:
        reading = analyzer.read(face)

        assert reading is not None
        assert set(reading.moods) <= set(MOODS)
        assert sum(reading.moods.values()) == pytest.approx(1.0, abs=0.01)
        assert reading.mood is None or reading.moods[reading.mood] == max(reading.moods.values())

    def test_the_box_lies_in_the_picture(self, analyzer: FaceAnalyzer, face: bytes) -> None:
        reading = analyzer.read(face)

        assert reading is not None
        box = reading.box
        assert 0.0 < box.width <= 1.0
        assert 0.0 < box.height <= 1.0
        assert -0.2 <= box.left <= 1.0
        assert -0.2 <= box.top <= 1.0

    def test_no_face_is_none(self, analyzer: FaceAnalyzer, nobody: bytes) -> None:
        assert analyzer.read(nobody) is None

    @pytest.mark.parametrize("garbage", [b"", b"not a picture"])
    def test_what_is_no_picture_is_refused(self, analyzer: FaceAnalyzer, garbage: bytes) -> None:
        with pytest.raises(PictureDamaged):
            analyzer.read(garbage)
