"""The training faces: 48x48 grey, one of seven labels, a part to learn from and a part to validate."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# Order of the network's outputs; "neutral" of the data is the shop's "calm".
MOODS = ("angry", "disgusted", "fear", "happy", "calm", "sad", "surprised")
MOOD_OF_LABEL = {
    "angry": "angry",
    "disgust": "disgusted",
    "disgusted": "disgusted",
    "fear": "fear",
    "happy": "happy",
    "neutral": "calm",
    "calm": "calm",
    "sad": "sad",
    "surprise": "surprised",
    "surprised": "surprised",
}


@dataclass(frozen=True, slots=True)
class Faces:
    """Pictures (n, 48, 48) uint8 and the index of each one's mood in MOODS (n,) int64."""

    pictures: NDArray[np.uint8]
    moods: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.moods)


@dataclass(frozen=True, slots=True)
class Split:
    """What may be learned from, and what may only choose and calibrate."""

    learn: Faces
    validate: Faces


def load(path: Path) -> Split:
    """Reads an .npz with `images`, `labels`, `label_names` and `public_test` (1: validation part).

    Raises ValueError when a label is none of the seven moods, KeyError when an array is missing.
    """
    with np.load(path) as data:
        pictures, labels = data["images"], data["labels"]
        names = [str(name).lower() for name in data["label_names"]]
        validation = data["public_test"].astype(bool)
    unknown = sorted(set(names) - set(MOOD_OF_LABEL))
    if unknown:
        raise ValueError(
            f"{path}: labels {', '.join(unknown)} are no mood; known: {', '.join(MOOD_OF_LABEL)}"
        )
    mood_of_index = np.array([MOODS.index(MOOD_OF_LABEL[name]) for name in names])
    moods = mood_of_index[labels.astype(np.int64)]

    def part(chosen: NDArray[np.bool_]) -> Faces:
        return Faces(np.ascontiguousarray(pictures[chosen]), moods[chosen].astype(np.int64))

    return Split(learn=part(~validation), validate=part(validation))
