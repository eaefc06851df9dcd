"""Images that were drawn lately."""

from PySide6.QtGui import QImage

from kiosk.screen.blank import blank
from kiosk.screen.recent_images import RecentImages

SQUARE_BYTES = 10 * 10 * 4


def square() -> QImage:
    return blank(10, 10)


def test_the_one_not_used_for_longest_goes() -> None:
    images = RecentImages(2 * SQUARE_BYTES)
    images.keep("a", square())
    images.keep("b", square())
    assert images.get("a") is not None
    images.keep("c", square())
    assert images.get("b") is None
    assert images.get("a") is not None and images.get("c") is not None


def test_memory_stays_within_its_bound() -> None:
    images = RecentImages(5 * SQUARE_BYTES)
    for number in range(100):
        images.keep(str(number % 30), square())
        assert images.size_bytes <= 5 * SQUARE_BYTES


def test_an_image_kept_again_counts_once() -> None:
    images = RecentImages(5 * SQUARE_BYTES)
    images.keep("a", square())
    images.keep("a", square())
    assert images.size_bytes == SQUARE_BYTES


def test_an_image_larger_than_the_bound_is_kept_alone() -> None:
    images = RecentImages(SQUARE_BYTES)
    images.keep("a", square())
    images.keep("large", blank(100, 100))
    assert images.get("large") is not None and images.get("a") is None


def test_an_image_out_of_date_is_not_answered() -> None:
    images = RecentImages(SQUARE_BYTES)
    images.keep("a", square(), until_s=50.0)
    assert images.get("a", now_s=49.0) is not None
    assert images.get("a", now_s=51.0) is None
