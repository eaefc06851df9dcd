"""A sight on its way between two processes."""

import pytest

from kiosk.camera.sight_record import SIGHT_BYTES, pack_sight, unpack_sight
from kiosk.core.reading import Box, Hint, Sight


@pytest.mark.parametrize(
    "sight",
    [
        Sight(1, 12.5),
        Sight(2, 1e9 / 3, Box(0.1, 0.2, 0.3, 0.4), Hint.COME_CLOSER),
        Sight(2**40, 0.0, Box(-0.1, 0.0, 1.2, 1.0), None, b"\xff\xd8crop"),
        *(Sight(3, 1.0, None, hint) for hint in Hint),
    ],
)
def test_a_sight_arrives_as_it_was(sight: Sight) -> None:
    assert unpack_sight(pack_sight(sight)) == sight


def test_the_largest_crop_fits() -> None:
    assert len(pack_sight(Sight(1, 1.0, crop_jpeg=bytes(640 * 640 * 3)))) < SIGHT_BYTES
