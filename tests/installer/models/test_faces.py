from pathlib import Path

import numpy as np
import pytest

from installer.models import faces


def write(path: Path, names: list[str]) -> Path:
    labels = np.arange(12, dtype=np.uint8) % len(names)
    images = np.arange(12, dtype=np.uint8)[:, None, None].repeat(48, 1).repeat(48, 2)
    np.savez(path, images=images, labels=labels, label_names=np.array(names), public_test=np.arange(12) >= 8)
    return path


def test_faces_are_split_and_named_as_the_shop_does(tmp_path: Path) -> None:
    split = faces.load(write(tmp_path / "faces.npz", ["neutral", "Happy", "disgust"]))
    assert (len(split.learn), len(split.validate)) == (8, 4)
    assert split.validate.pictures[:, 0, 0].tolist() == [8, 9, 10, 11]
    assert [faces.MOODS[mood] for mood in split.learn.moods[:3]] == ["calm", "happy", "disgusted"]


def test_an_unknown_label_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="bored"):
        faces.load(write(tmp_path / "faces.npz", ["neutral", "bored"]))
