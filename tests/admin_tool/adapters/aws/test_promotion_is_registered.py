"""What a promotion writes to the bucket reaches the register that kiosks read."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.core.mood import Mood
from kiosk.core.picture import PictureStatus, live_key, pool_key
from tests.adapters.aws.conftest import Shop
from tests.admin_tool.adapters.aws.promotion_bucket import Bucket
from tests.admin_tool.adapters.promotion_works import Told, ai_made, noise
from tests.installer.cloud.works import Works

NAME = "행복 a+b%.jpeg"


@pytest.fixture
def works(shop: Shop) -> Works:
    made = Works(shop.sandbox, {}, uuid.uuid4().hex[:8])
    made.watch("emotions/", made.events)
    return made


@pytest.fixture
def place(shop: Shop, works: Works, tmp_path: Path) -> Iterator[Bucket]:
    names = replace(shop.names, pictures_table=works.tables["pictures"])
    bucket = Bucket(replace(shop, names=names), tmp_path)
    yield bucket
    bucket.close()


def test_the_register_follows_every_move(place: Bucket, works: Works) -> None:
    live, bare = live_key(Mood.HAPPY, NAME), live_key(Mood.SAD, "bare.jpeg")
    place.put(pool_key(Mood.HAPPY, NAME), ai_made(1, "a quiet lake"))
    place.put(pool_key(Mood.SAD, "bare.jpeg"), noise(2), Metadata={"prompt": "rain", "seed": "5"})
    promoter, registrar = place.promoter(), works.registrar()
    kiosk = S3PictureStore(place.shop.session, place.shop.names)

    promoter.promote(
        promoter.plan([pool_key(Mood.HAPPY, NAME), pool_key(Mood.SAD, "bare.jpeg")], Told()), Told()
    )
    works.drain(registrar, works.events)
    assert {(one.id, one.prompt) for one in kiosk.list(PictureStatus.LIVE)} == {
        (live, "a quiet lake"),
        (bare, "rain"),
    }
    assert {(one.id, one.prompt) for one in promoter.live()} == {(live, "a quiet lake"), (bare, "rain")}

    promoter.withdraw([live], Told())
    works.drain(registrar, works.events)
    assert [one.id for one in kiosk.list(PictureStatus.LIVE)] == [bare]
    assert [(one.id, one.prompt) for one in promoter.withdrawn()] == [(live, "a quiet lake")]

    promoter.restore([live], Told())
    works.drain(registrar, works.events)
    assert {one.id for one in kiosk.list(PictureStatus.LIVE)} == {live, bare}
