"""The training itself, on drawn faces; needs a Python with PyTorch (the `train` extra).

`EMOTION_KIOSK_TRAIN_PYTHON` names one when it is not the one that runs the tests.
"""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from installer.models import faces
from kiosk import paths
from kiosk.vision.models import open_shelf
from kiosk.vision.mood_model import MoodModel

ROOT = Path(__file__).resolve().parents[3]
REAL_FACES = ROOT.parent / "shared" / "data" / "fer2013_faces.npz"
PYTHON = os.environ.get("EMOTION_KIOSK_TRAIN_PYTHON", sys.executable)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def python(*words: str | Path, check: bool = True) -> "subprocess.CompletedProcess[str]":
    command = [PYTHON, *(str(word) for word in words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=check, timeout=500)


@pytest.fixture(scope="module", autouse=True)
def pytorch() -> None:
    if python("-c", "import torch, onnx, tqdm", check=False).returncode:
        pytest.skip(f"{PYTHON} has no torch, onnx and tqdm")


@pytest.fixture(scope="module")
def drawn_faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """512 pictures in which the mood is where a bright disc is."""
    random = np.random.default_rng(1)
    labels = random.integers(0, 7, 512).astype(np.uint8)
    images = random.integers(60, 120, (512, 48, 48)).astype(np.uint8)
    for image, label in zip(images, labels, strict=True):
        cv2.circle(image, (24, 4 + 6 * int(label)), 5, 255, -1)
    path = tmp_path_factory.mktemp("data") / "faces.npz"
    names = np.array(["angry", "disgust", "fear", "happy", "neutral", "sad", "surprise"])
    np.savez(path, images=images, labels=labels, label_names=names, public_test=np.arange(512) >= 384)
    return path


def train(source: Path, out: Path, *options: str) -> str:
    return python("-m", "installer.models.train", source, out, *options).stdout


def weights(out: Path) -> str:
    """A digest of the trained network."""
    code = (
        "import sys, hashlib, torch;"
        "state = torch.load(sys.argv[1], weights_only=True);"
        "numbers = [v.float().numpy().tobytes() for v in state['averaged'].values()];"
        "print(state['progress'][:2], hashlib.sha256(b''.join(numbers)).hexdigest())"
    )
    return python("-c", code, out / "checkpoint.pt").stdout


def test_training_that_was_stopped_carries_on_to_the_same_network(drawn_faces: Path, tmp_path: Path) -> None:
    train(drawn_faces, tmp_path / "whole", "--epochs", "4")
    train(drawn_faces, tmp_path / "parts", "--epochs", "4", "--stop-after", "2")
    assert weights(tmp_path / "parts").startswith("(2, ")
    train(drawn_faces, tmp_path / "parts", "--epochs", "4")
    assert weights(tmp_path / "parts") == weights(tmp_path / "whole")
    assert weights(tmp_path / "whole").startswith("(4, ")


def apart(one: Path, other: Path) -> float:
    """How far the convolutions of two trained networks are from each other."""
    code = (
        "import sys, torch;"
        "one, other = (torch.load(path, weights_only=True)['averaged'] for path in sys.argv[1:]);"
        "print(sum(float((one[k] - other[k]).square().sum()) for k in one if one[k].ndim == 4))"
    )
    return float(python("-c", code, one / "checkpoint.pt", other / "checkpoint.pt").stdout)


def test_the_second_stage_starts_from_the_end_of_the_first(drawn_faces: Path, tmp_path: Path) -> None:
    first, second, stranger = (tmp_path / name for name in ("first", "second", "stranger"))
    train(drawn_faces, first, "--epochs", "2")
    train(drawn_faces, stranger, "--epochs", "1", "--seed", "7")
    train(drawn_faces, second, "--finish", str(first / "checkpoint.pt"), "--epochs", "1")
    assert 0 < apart(second, first) < 0.5 * apart(second, stranger)


def test_the_exported_file_answers_as_the_network_does(drawn_faces: Path, tmp_path: Path) -> None:
    train(drawn_faces, tmp_path, "--epochs", "6")
    python("-m", "installer.models.export", tmp_path / "checkpoint.pt", tmp_path / "mood.onnx")
    assert (tmp_path / "mood.onnx").stat().st_size <= 1_500_000
    code = (
        "import sys, pathlib, torch;"
        "from installer.models import export, faces, network;"
        "part = faces.load(pathlib.Path(sys.argv[1])).validate;"
        "net = export.trained(pathlib.Path(sys.argv[2]));"
        "pictures = torch.from_numpy(part.pictures[:40])[:, None];"
        "print(net(network.as_input(pictures)).tolist())"
    )
    answered = python("-c", code, drawn_faces, tmp_path / "checkpoint.pt").stdout
    expected = np.array([float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", answered)]).reshape(
        -1, 7
    )
    card = open_shelf(paths.resources() / "models" / "manifest.toml").card("mood")
    model = MoodModel(replace(card, mirror=False, equalize=False), tmp_path / "mood.onnx")
    pictures = faces.load(drawn_faces).validate.pictures[:40]
    given = np.array([model.logits(picture) for picture in pictures])
    assert np.abs(given - expected).max() < 0.1 * max(1.0, float(np.abs(expected).max()))
    assert (given.argmax(1) == expected.argmax(1)).mean() >= 0.95


def test_the_quick_mode_learns_something_of_real_faces(tmp_path: Path) -> None:
    if not REAL_FACES.is_file():
        pytest.skip(f"no training faces at {REAL_FACES}")
    said = train(REAL_FACES, tmp_path, "--quick")
    right = [float(share) for share in re.findall(r"validation ([\d.]+)", said)]
    assert right and right[-1] > 0.3, "a quarter of the faces is happy: more than that has to be learnt"
