"""Every word of every screen can be read: 7:1 for body text, 4.5:1 for all else."""

import pytest
from PySide6.QtCore import QSize

from tests.screen.closing_ways import CLOSING_WAYS, start_over
from tests.screen.legibility import readings
from tests.screen.stage import LANDSCAPE, PORTRAIT, MakeStage
from tests.screen.ways import WAYS

OPEN_WAYS = {
    name: way for name, way in WAYS.items() if name not in ("sheet", "code_pad", "wrong_code", "offer")
}


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_every_word_can_be_read(make_stage: MakeStage, size: QSize) -> None:
    stage = make_stage(size)
    for name, way in {**OPEN_WAYS, **CLOSING_WAYS}.items():
        start_over(stage, "en")
        way(stage)
        found = readings(stage)
        assert found, name
        assert [reading for reading in found if not reading.good] == [], name
