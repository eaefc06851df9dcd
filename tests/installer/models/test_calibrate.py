from pathlib import Path

import numpy as np
import pytest

from installer.models import calibrate
from kiosk.vision.mood_model import softmax


def guesses(count: int, sureness: float, seed: int = 1) -> tuple[calibrate.Floats, np.ndarray]:
    """Logits whose softmax is exactly how likely each label is, times `sureness`."""
    random = np.random.default_rng(seed)
    logits = random.normal(0, 1.5, (count, 7))
    chances = softmax(logits).cumsum(1)
    labels = (random.random((count, 1)) > chances).sum(1)
    return logits * sureness, labels.astype(np.int64)


@pytest.mark.parametrize("sureness", [0.4, 1.0, 2.5])
def test_the_temperature_undoes_too_much_or_too_little_sureness(sureness: float) -> None:
    logits, labels = guesses(20_000, sureness)
    assert calibrate.fitted_scale(logits, labels) == pytest.approx(1 / sureness, rel=0.05)


def test_a_calibrated_model_has_a_small_error() -> None:
    logits, labels = guesses(20_000, 3.0)
    boastful = softmax(logits)
    assert calibrate.calibration_error(boastful.max(1), boastful.argmax(1) == labels) > 0.15
    made = calibrate.calibrate(logits, labels)
    assert made.calibration_error < 0.02


def test_above_the_threshold_four_in_five_are_right_on_other_faces_too() -> None:
    made = calibrate.calibrate(*guesses(3000, 1.0))
    logits, labels = guesses(50_000, 1.0, seed=2)
    confidences = softmax(logits * made.logit_scale)
    said = confidences.max(1) >= made.threshold
    assert (confidences.argmax(1) == labels)[said].mean() >= 0.8
    assert said.mean() > 0.1


def test_a_model_that_knows_nothing_says_nothing() -> None:
    random = np.random.default_rng(3)
    made = calibrate.calibrate(random.normal(0, 1, (2000, 7)), random.integers(0, 7, 2000))
    assert made.coverage < 0.01


def test_few_trials_promise_less() -> None:
    assert calibrate.wilson_bound(0.9, 10) < calibrate.wilson_bound(0.9, 1000) < 0.9


def test_the_manifest_keeps_every_other_line(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.toml"
    ours = '[[model]]\nname = "mood"\nsha256 = ""\nthreshold = 0.5\n'
    before = f'# head\n{ours}\n[[model]]\nname = "b"\nthreshold = 0.1\n'
    manifest.write_text(before)
    calibrate.write_into(manifest, {"sha256": "abc", "threshold": 0.61})
    assert manifest.read_text() == before.replace('""', '"abc"').replace("0.5", "0.61")
    with pytest.raises(ValueError, match="no size_bytes"):
        calibrate.write_into(manifest, {"size_bytes": 1})


def test_the_plot_is_small_and_has_its_dots() -> None:
    logits, labels = guesses(2000, 1.0)
    confidences = softmax(logits)
    image = calibrate.plot(confidences.max(1), confidences.argmax(1) == labels, 0.6)
    assert image.size == (360, 360)
    colours = image.getcolors() or []
    assert sum(count for count, colour in colours if colour == (47, 111, 143)) > 100
