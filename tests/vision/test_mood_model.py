from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.core.errors import ModelDamaged, ModelMissing
from kiosk.core.mood import MOODS, Mood
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.models import ModelShelf, open_shelf
from kiosk.vision.mood_model import MoodModel, open_mood_model, softmax
from kiosk.vision.pixels import Pixels
from kiosk.vision.yunet_detector import YuNetDetector


@pytest.fixture(scope="module")
def model(bare_shelf: ModelShelf) -> MoodModel:
    return open_mood_model(bare_shelf)


@pytest.fixture
def face_48(person: Pixels) -> Pixels:
    """48x48 grey, the astronaut's face."""
    grey = cv2.cvtColor(person, cv2.COLOR_BGR2GRAY)
    return cv2.resize(grey[100:256, 242:398], (48, 48), interpolation=cv2.INTER_AREA)


def test_a_smile_is_happy(model: MoodModel, haar: HaarDetector, person: Pixels) -> None:
    guess = model.read(person, haar.detect(person)[0])
    assert guess.mood is Mood.HAPPY
    assert guess.moods[Mood.HAPPY] > 0.8


def test_all_eight_moods_sum_to_one_and_confused_is_never_made_up(
    model: MoodModel, haar: HaarDetector, person: Pixels
) -> None:
    guess = model.read(person, haar.detect(person)[0])
    assert tuple(guess.moods) == MOODS
    assert sum(guess.moods.values()) == pytest.approx(1)
    assert guess.moods[Mood.CONFUSED] == 0


def test_a_grey_picture_gives_the_same_answer(model: MoodModel, haar: HaarDetector, person: Pixels) -> None:
    face = haar.detect(person)[0]
    grey = model.read(cv2.cvtColor(person, cv2.COLOR_BGR2GRAY), face).moods
    assert grey == pytest.approx(model.read(person, face).moods)


def test_under_the_threshold_it_cannot_tell(
    bare_shelf: ModelShelf, haar: HaarDetector, person: Pixels
) -> None:
    card = bare_shelf.card("mood")
    careful = MoodModel(replace(card, threshold=0.9999), bare_shelf.checked_path(card))
    guess = careful.read(person, haar.detect(person)[0])
    assert guess.mood is None and sum(guess.moods.values()) == pytest.approx(1)


def test_a_mirrored_face_reads_the_same(model: MoodModel, face_48: Pixels) -> None:
    there, back = model.logits(face_48), model.logits(cv2.flip(face_48, 1))
    assert there == pytest.approx(back, abs=1e-4)


@pytest.mark.parametrize(
    "light",
    [lambda p: p * 0.5, lambda p: p * 0.1, lambda p: p * 0.3 + 100, lambda p: 255 * (p / 255) ** 2.2],
    ids=["half", "a tenth", "flat", "gamma"],
)
def test_the_light_hardly_changes_the_answer(
    model: MoodModel, face_48: Pixels, light: Callable[[Pixels], Pixels]
) -> None:
    lit = light(face_48.astype(np.float64)).clip(0, 255).astype(np.uint8)
    assert model.confidences(lit) == pytest.approx(model.confidences(face_48), abs=0.1)


def test_an_empty_crop_does_no_harm(model: MoodModel) -> None:
    confidences = model.confidences(np.full((48, 48), 90, np.uint8))
    assert confidences.sum() == pytest.approx(1)


def test_the_logit_scale_makes_it_surer_but_never_changes_its_mind(
    bare_shelf: ModelShelf, face_48: Pixels
) -> None:
    card = bare_shelf.card("mood")
    path = bare_shelf.checked_path(card)
    shy, bold = (MoodModel(replace(card, logit_scale=scale), path).confidences(face_48) for scale in (0.3, 3))
    assert shy.argmax() == bold.argmax() and shy.max() < bold.max()


def test_the_zoo_s_model_is_read_by_its_card(
    pack_shelf: ModelShelf, yunet: YuNetDetector, haar: HaarDetector, person: Pixels
) -> None:
    if pack_shelf.path(pack_shelf.card("zoo-mood")) is None:
        pytest.skip("no file of the zoo's mood model")
    zoo = open_mood_model(pack_shelf, "zoo-mood")
    for face in (yunet.detect(person)[0], haar.detect(person)[0]):
        moods = zoo.read(person, face).moods
        assert max(moods, key=moods.__getitem__) is Mood.HAPPY


def test_without_a_model_it_says_so(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.toml"
    manifest.write_text("model = []")
    with pytest.raises(ModelMissing, match="models list"):
        open_mood_model(open_shelf(manifest))


def test_a_file_that_is_no_network_is_refused(bare_shelf: ModelShelf, tmp_path: Path) -> None:
    path = tmp_path / "mood.onnx"
    path.write_bytes(b"not a network")
    with pytest.raises(ModelDamaged, match=r"mood\.onnx"):
        MoodModel(bare_shelf.card("mood"), path)


def test_a_card_without_moods_is_refused(bare_shelf: ModelShelf) -> None:
    card = bare_shelf.card("mood")
    with pytest.raises(ModelDamaged, match="names no moods"):
        MoodModel(replace(card, moods=()), bare_shelf.checked_path(card))


def test_softmax_of_large_numbers_is_finite() -> None:
    assert softmax(np.array([1000.0, 1000.0, -1000.0])).tolist() == [0.5, 0.5, 0.0]
