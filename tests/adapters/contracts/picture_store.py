"""What every picture store does."""

from collections.abc import Callable

import pytest

from kiosk.core.errors import PictureDamaged, PictureMissing
from kiosk.core.mood import Mood
from kiosk.core.picture import PictureStatus, live_key, pool_key
from kiosk.core.ports import PictureStore
from tests.adapters.making import jpeg, png_of_size

Put = Callable[[str, bytes], None]

ODD_NAMES = ("with space.jpeg", "행복.jpeg", "a+b%20c.jpeg")
NO_KEYS = (
    "emotions/happy/../../secret.jpeg",
    "../secret.jpeg",
    "/etc/passwd",
    "emotions/happy/..",
    "emotions/bored/a.jpeg",
    "emotions/happy/sub/a.jpeg",
    "emotions/happy/..\\..\\a.jpeg",
    "",
)


class PictureStoreContract:
    """A subclass gives an empty `store`, and `put`, which places bytes under a key behind its back."""

    @pytest.fixture
    def store(self) -> PictureStore:
        raise NotImplementedError

    @pytest.fixture
    def put(self) -> Put:
        raise NotImplementedError

    def test_a_picture_is_fetched_as_it_is(self, store: PictureStore, put: Put) -> None:
        put(live_key(Mood.HAPPY, "a.jpeg"), jpeg(1))

        assert store.fetch(live_key(Mood.HAPPY, "a.jpeg")) == jpeg(1)

    @pytest.mark.parametrize("name", ODD_NAMES)
    def test_odd_names_are_names(self, store: PictureStore, put: Put, name: str) -> None:
        put(live_key(Mood.CALM, name), jpeg(2))

        assert store.fetch(live_key(Mood.CALM, name)) == jpeg(2)
        assert [picture.id for picture in store.list(PictureStatus.LIVE)] == [live_key(Mood.CALM, name)]

    def test_a_missing_picture_is_told(self, store: PictureStore) -> None:
        with pytest.raises(PictureMissing):
            store.fetch(live_key(Mood.HAPPY, "none.jpeg"))

    @pytest.mark.parametrize("key", NO_KEYS)
    def test_what_is_no_key_is_missing(self, store: PictureStore, key: str) -> None:
        with pytest.raises(PictureMissing):
            store.fetch(key)

    def test_a_cut_off_picture_is_refused(self, store: PictureStore, put: Put) -> None:
        put(live_key(Mood.SAD, "half.jpeg"), jpeg(3)[:-900])

        with pytest.raises(PictureDamaged):
            store.fetch(live_key(Mood.SAD, "half.jpeg"))

    def test_a_picture_that_unpacks_to_too_much_is_refused(self, store: PictureStore, put: Put) -> None:
        put(live_key(Mood.SAD, "bomb.png"), png_of_size(9000, 9000))

        with pytest.raises(PictureDamaged):
            store.fetch(live_key(Mood.SAD, "bomb.png"))

    def test_a_text_is_no_picture(self, store: PictureStore, put: Put) -> None:
        put(live_key(Mood.SAD, "note.jpeg"), b"not a picture")

        with pytest.raises(PictureDamaged):
            store.fetch(live_key(Mood.SAD, "note.jpeg"))

    def test_lists_tell_live_from_pool_and_mood_from_mood(self, store: PictureStore, put: Put) -> None:
        put(live_key(Mood.HAPPY, "a.jpeg"), jpeg(1))
        put(live_key(Mood.SAD, "b.jpeg"), jpeg(2))
        put(pool_key(Mood.HAPPY, "c.jpeg"), jpeg(3))

        live = store.list(PictureStatus.LIVE)
        happy = store.list(PictureStatus.LIVE, Mood.HAPPY)
        pool = store.list(PictureStatus.POOL)

        assert {picture.id for picture in live} == {"emotions/happy/a.jpeg", "emotions/sad/b.jpeg"}
        assert [(picture.id, picture.mood) for picture in happy] == [("emotions/happy/a.jpeg", Mood.HAPPY)]
        assert [(p.id, p.status) for p in pool] == [("imgPool/happy/c.jpeg", PictureStatus.POOL)]

    def test_a_copy_has_the_same_bytes(self, store: PictureStore, put: Put) -> None:
        put(pool_key(Mood.HAPPY, "a.jpeg"), jpeg(1))

        store.copy(pool_key(Mood.HAPPY, "a.jpeg"), live_key(Mood.HAPPY, "a.jpeg"))

        assert store.fetch(live_key(Mood.HAPPY, "a.jpeg")) == jpeg(1)
        assert [picture.id for picture in store.list(PictureStatus.LIVE)] == [live_key(Mood.HAPPY, "a.jpeg")]
        assert len(store.list(PictureStatus.POOL)) == 1

    def test_a_copy_never_overwrites(self, store: PictureStore, put: Put) -> None:
        put(pool_key(Mood.HAPPY, "a.jpeg"), jpeg(1))
        put(live_key(Mood.HAPPY, "a.jpeg"), jpeg(2))

        store.copy(pool_key(Mood.HAPPY, "a.jpeg"), live_key(Mood.HAPPY, "a.jpeg"))

        assert store.fetch(live_key(Mood.HAPPY, "a.jpeg")) == jpeg(2)

    def test_copying_what_is_not_there_is_told(self, store: PictureStore) -> None:
        with pytest.raises(PictureMissing):
            store.copy(pool_key(Mood.HAPPY, "none.jpeg"), live_key(Mood.HAPPY, "none.jpeg"))

    def test_deleting_twice_is_harmless(self, store: PictureStore, put: Put) -> None:
        put(live_key(Mood.HAPPY, "a.jpeg"), jpeg(1))

        store.delete(live_key(Mood.HAPPY, "a.jpeg"))
        store.delete(live_key(Mood.HAPPY, "a.jpeg"))

        assert store.list(PictureStatus.LIVE) == []
        with pytest.raises(PictureMissing):
            store.fetch(live_key(Mood.HAPPY, "a.jpeg"))
