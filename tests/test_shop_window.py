import random
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np

from kiosk import paths
from kiosk.adapters.local.database import open_library
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import Focus, live_key
from kiosk.own_pictures import make_store
from kiosk.shop_window import ATTRACT_COUNT, ShopWindow


def jpeg(shade: int) -> bytes:
    return cv2.imencode(".jpg", np.full((64, 96, 3), shade, np.uint8))[1].tobytes()


def fill(store: FolderPictureStore, per_mood: int) -> None:
    for mood in MOODS:
        for number in range(per_mood):
            store.add(jpeg(number * 9), live_key(mood, f"{number}.jpeg"))


def test_an_empty_shop_shows_nothing_and_knows_no_focus(tmp_path: Path) -> None:
    with closing(open_library(tmp_path)) as database:
        window = ShopWindow(make_store(paths.Home(tmp_path), database), random.Random(1))
        assert window.renew() == 0
        assert window.attract() == ()
        assert window.sample(Mood.HAPPY) is None
        assert window.focus("emotions/happy/x.jpeg") == Focus()
        assert window.ai_made("emotions/happy/x.jpeg")


def test_five_moods_hang_on_attract_and_each_tile_has_its_own(tmp_path: Path) -> None:
    with closing(open_library(tmp_path)) as database:
        store = make_store(paths.Home(tmp_path), database)
        fill(store, 3)
        window = ShopWindow(store, random.Random(1))
        assert window.renew() == 24
        moods = {picture.split("/")[1] for picture in window.attract()}
        assert len(window.attract()) == len(moods) == ATTRACT_COUNT
        for mood in MOODS:
            sample = window.sample(mood)
            assert sample and sample.startswith(f"emotions/{mood}/")


def test_what_hangs_stays_until_it_is_gone(tmp_path: Path) -> None:
    with closing(open_library(tmp_path)) as database:
        store = make_store(paths.Home(tmp_path), database)
        fill(store, 2)
        window = ShopWindow(store, random.Random(1))
        window.renew()
        before = window.attract()
        store.add(jpeg(200), live_key(Mood.HAPPY, "new.jpeg"))
        window.renew()
        assert window.attract() == before
        store.withdraw(before[0])
        window.renew()
        assert before[0] not in window.attract()
        assert set(before[1:]) <= set(window.attract())
