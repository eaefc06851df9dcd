"""Pictures on their way from the store to the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from kiosk.core.errors import KioskError, PictureDamaged, ServiceDown
from kiosk.core.picture import Focus
from kiosk.screen import mood_colors, picture_provider
from kiosk.screen.decoration_provider import DecorationProvider
from kiosk.screen.picture_provider import PictureProvider
from kiosk.screen.preview_provider import PreviewProvider
from kiosk.screen.providers import Providers
from kiosk.screen.qr_provider import QrProvider
from tests.screen.scene import Scene
from tests.screen.stage import FolderOfPictures

HAPPY, SECOND, MISSING = (f"emotions/happy/{name}.jpeg" for name in ("picture 1%", "second", "missing"))
SIZE = QSize(400, 300)
ONE_PAINTING = 'Painting { objectName: "one"; x: 20; y: 20; width: 300; height: 200; radius: 24; %s }'

MakeScene = Callable[[str], Scene]


class CountingStore(FolderOfPictures):
    """Counts how often each picture is fetched, and fails on demand."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.fetched: list[str] = []
        self.trouble: KioskError | None = None

    def fetch(self, picture_id: str) -> bytes:
        self.fetched.append(picture_id)
        if self.trouble:
            raise self.trouble
        return super().fetch(picture_id)


@pytest.fixture
def store(tmp_path: Path) -> CountingStore:
    folder = tmp_path / "emotions" / "happy"
    folder.mkdir(parents=True)
    for name, color in ((HAPPY, "#3366CC"), (SECOND, "#CC6633")):
        image = QImage(96, 64, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        assert image.save(str(tmp_path / name), quality=100)
    return CountingStore(tmp_path)


@pytest.fixture
def provider(store: CountingStore) -> PictureProvider:
    return PictureProvider(store, lambda picture_id: Focus(0.5, 0.4))


@pytest.fixture
def make_scene(qapp: QApplication, provider: PictureProvider) -> Iterator[MakeScene]:
    scenes: list[Scene] = []
    providers = Providers(provider, PreviewProvider(lambda: None), DecorationProvider(), QrProvider())

    def make(source: str) -> Scene:
        scenes.append(Scene(qapp, providers, source, SIZE))
        return scenes[-1]

    yield make
    for scene in scenes:
        scene.close()


def close_to(color: QColor, wanted: str) -> bool:
    other = QColor(wanted)
    pairs = ((color.red(), other.red()), (color.green(), other.green()), (color.blue(), other.blue()))
    return all(abs(a - b) <= 6 for a, b in pairs)


def test_a_painting_shows_its_picture_with_round_corners(make_scene: MakeScene) -> None:
    scene = make_scene(ONE_PAINTING % f'pictureId: "{HAPPY}"')
    scene.wait_for(lambda: bool(scene.find("one").property("ready")))
    shown = scene.picture()
    assert close_to(shown.pixelColor(170, 120), "#3366CC")
    assert shown.pixelColor(20, 20).lightness() == 0


def test_a_painting_without_picture_is_the_tint_of_its_mood(make_scene: MakeScene) -> None:
    scene = make_scene(ONE_PAINTING % 'mood: "calm"')
    scene.wait_for(lambda: bool(scene.find("one").property("ready")))
    assert close_to(scene.picture().pixelColor(170, 120), mood_colors.DARK["calm"])


@pytest.mark.parametrize(
    "trouble",
    [None, ServiceDown("No network"), PictureDamaged("Half a file")],
    ids=["missing", "down", "damaged"],
)
def test_a_picture_that_cannot_be_had_is_a_calm_tint(
    make_scene: MakeScene, store: CountingStore, trouble: KioskError | None
) -> None:
    store.trouble = trouble
    scene = make_scene(ONE_PAINTING % f'pictureId: "{MISSING}"')
    scene.wait_for(lambda: bool(scene.find("one").property("ready")))
    assert close_to(scene.picture().pixelColor(170, 120), mood_colors.DARK["happy"])


def test_bytes_that_are_no_picture_are_a_calm_tint(
    make_scene: MakeScene, store: CountingStore, tmp_path: Path
) -> None:
    (tmp_path / MISSING).write_bytes(b"this is no picture")
    scene = make_scene(ONE_PAINTING % f'pictureId: "{MISSING}"')
    scene.wait_for(lambda: bool(scene.find("one").property("ready")))
    assert close_to(scene.picture().pixelColor(170, 120), mood_colors.DARK["happy"])


def test_a_lost_picture_is_asked_for_again_after_a_while(
    store: CountingStore, provider: PictureProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_provider, "ASK_AGAIN_S", -1.0)
    name = f"64/64/0/none/none/{MISSING}"
    provider.draw(name)
    provider.prefetch([MISSING])
    provider.prefetch([MISSING])
    assert store.fetched.count(MISSING) >= 2


def test_what_was_fetched_ahead_shows_in_the_very_next_frame(
    make_scene: MakeScene, store: CountingStore, provider: PictureProvider
) -> None:
    scene = make_scene(ONE_PAINTING % f'pictureId: "{HAPPY}"')
    scene.wait_for(lambda: bool(scene.find("one").property("ready")))
    provider.prefetch([SECOND])
    scene.find("one").setProperty("pictureId", SECOND)
    assert scene.find("one").property("ready") is True
    assert close_to(scene.picture().pixelColor(170, 120), "#CC6633")
    assert store.fetched == [HAPPY, SECOND]


def test_nothing_is_drawn_on_the_gui_thread(provider: PictureProvider) -> None:
    assert provider.draw(f"64/64/0/none/none/{HAPPY.replace('%', '%25')}") is None


def test_a_picture_is_fetched_once(provider: PictureProvider, store: CountingStore) -> None:
    provider.prefetch([HAPPY, SECOND, HAPPY])
    assert store.fetched == [HAPPY, SECOND]


@pytest.mark.expects_errors
@pytest.mark.parametrize("name", ["", "nonsense", "a/b/c/d/e/f", "64/64/0/none/none"])
def test_a_wrong_address_is_a_blank(provider: PictureProvider, name: str) -> None:
    size = QSize()
    image = provider.requestImage(name, size, QSize())
    assert (image.width(), size.width()) == (2, 2)


def test_many_pictures_at_once_do_not_hang_the_gui_thread(make_scene: MakeScene) -> None:
    """With `asynchronous: true` this waits for ever: Qt's loader thread and Python wait for each other."""
    cells = (
        "Painting { width: 20; height: 20; x: 20 * (index % 20); y: 20 * Math.floor(index / 20);"
        " pictureId: grid.turn + '/' + index }"
    )
    scene = make_scene(
        f'Item {{ id: grid; objectName: "grid"; property int turn: 0; Repeater {{ model: 40; {cells} }} }}'
    )
    grid = scene.find("grid")
    for turn in range(1, 20):
        grid.setProperty("turn", turn)
        scene.picture()
    cards = [child for child in grid.childItems() if child.property("pictureId") is not None]
    assert len(cards) == 40
    scene.wait_for(lambda: all(card.property("ready") for card in cards))
