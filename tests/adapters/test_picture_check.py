import io

import pytest
from PIL import Image

from kiosk.adapters.picture_check import check_picture
from kiosk.core.errors import PictureDamaged
from tests.adapters.making import jpeg, png_of_size


def test_a_whole_picture_has_a_size() -> None:
    assert check_picture(jpeg(1, 768, 512), "a") == (768, 512)
    assert check_picture(png_of_size(30, 20), "b") == (30, 20)


@pytest.mark.parametrize("kept", [0, 1, 3, 20, 200, 0.5, 0.99])
def test_a_picture_that_is_cut_off_anywhere_is_refused(kept: float) -> None:
    whole = jpeg(1, 768, 512)

    with pytest.raises(PictureDamaged, match="a-picture"):
        check_picture(whole[: int(kept if kept >= 1 else kept * len(whole))], "a-picture")


@pytest.mark.parametrize("side", [6400, 9500, 14_000, 30_000])
def test_what_unpacks_to_more_than_forty_megapixels_is_refused(side: int) -> None:
    with pytest.raises(PictureDamaged, match="too large"):
        check_picture(png_of_size(side, side), "bomb.png")


def test_other_kinds_of_files_are_refused() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "GIF")

    with pytest.raises(PictureDamaged):
        check_picture(out.getvalue(), "a.gif")
