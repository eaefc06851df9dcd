"""Makes the model honest: python -m installer.models.calibrate FACES.npz MANIFEST.toml [--plot PNG].

Fits the temperature and the threshold of the manifest's own mood model on the validation part, through the
product's own code, and writes them with the file's size and SHA-256 into the manifest.
"""

import argparse
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from installer.models import faces
from kiosk.vision.models import ModelCard, open_shelf, sha256_of
from kiosk.vision.mood_model import MoodModel, softmax

_NAME = "mood"
# Four in five, and a hundredth more for what a detector frames otherwise than the data does.
_PRECISION = 0.81
# One-sided 95 %: the promise has to hold on faces that were not used here.
_CAUTION = 1.645

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted: 1 / temperature and threshold; and how good they are on the same faces."""

    logit_scale: float
    threshold: float
    accuracy: float
    calibration_error: float
    coverage: float
    precision: float


def calibrate(logits: Floats, moods: NDArray[np.int64]) -> Calibration:
    """Fits to logits (n, moods) and the index of each face's mood (n,)."""
    scale = fitted_scale(logits, moods)
    confidences = softmax(logits * scale)
    sure = confidences.max(1)
    right = confidences.argmax(1) == moods
    threshold = fitted_threshold(sure, right)
    said = sure >= threshold
    return Calibration(
        round(scale, 4),
        threshold,
        float(right.mean()),
        calibration_error(sure, right),
        float(said.mean()),
        float(right[said].mean()) if said.any() else 1.0,
    )


def fitted_scale(logits: Floats, moods: NDArray[np.int64]) -> float:
    """1 / temperature that makes the labels likeliest (Guo et al. 2017), by golden section."""

    def loss(log_scale: float) -> float:
        confidences = softmax(logits * np.exp(log_scale))
        return float(-np.log(confidences[np.arange(len(moods)), moods] + 1e-12).mean())

    low, high = float(np.log(0.1)), float(np.log(5))
    golden = (5**0.5 - 1) / 2
    for _ in range(40):
        one, other = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, other) if loss(one) < loss(other) else (one, high)
    return float(np.exp((low + high) / 2))


def fitted_threshold(sure: Floats, right: NDArray[np.bool_]) -> float:
    """The lowest confidence above which four in five answers are right, with 95 % certainty."""
    for threshold in np.arange(0.30, 0.99, 0.005):
        said = sure >= threshold
        count = int(said.sum())
        if count and wilson_bound(float(right[said].mean()), count) >= _PRECISION:
            return round(float(threshold), 3)
    return 0.99


def wilson_bound(share: float, count: int) -> float:
    """The lower end of what the share may really be, seen in `count` trials."""
    z = _CAUTION
    middle = share + z * z / (2 * count)
    spread = z * float(np.sqrt(share * (1 - share) / count + z * z / (4 * count * count)))
    return (middle - spread) / (1 + z * z / count)


def bins(sure: Floats, right: NDArray[np.bool_], count: int = 15) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, how many) of each filled bin of equal width."""
    place = np.minimum((sure * count).astype(int), count - 1)
    chosen = [place == number for number in range(count)]
    return [(float(sure[c].mean()), float(right[c].mean()), int(c.sum())) for c in chosen if c.any()]


def calibration_error(sure: Floats, right: NDArray[np.bool_]) -> float:
    """Expected calibration error over 15 bins (Naeini et al. 2015)."""
    return sum(abs(mean - share) * count for mean, share, count in bins(sure, right)) / len(sure)


def plot(sure: Floats, right: NDArray[np.bool_], threshold: float) -> Image.Image:
    """Confidence against share right, 360x360 px; dots grow with the faces, red is the threshold."""
    side, edge = 360, 40
    image = Image.new("RGB", (side, side), "white")
    pen = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return edge + x * (side - 2 * edge), side - edge - y * (side - 2 * edge)

    for tick in range(0, 101, 20):
        share = tick / 100
        pen.line([at(share, 0), at(share, 1)], fill="#e6e6e6")
        pen.line([at(0, share), at(1, share)], fill="#e6e6e6")
        pen.text((at(share, 0)[0], side - edge + 6), str(tick), fill="#444444", anchor="ma")
        pen.text((edge - 6, at(0, share)[1]), str(tick), fill="#444444", anchor="rm")
    pen.line([at(0, 0), at(1, 1)], fill="#999999")
    pen.line([at(threshold, 0), at(threshold, 1)], fill="#c0504d", width=2)
    for mean, share, count in bins(sure, right):
        x, y = at(mean, share)
        radius = 2 + 12 * (count / len(sure)) ** 0.5
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill="#2f6f8f")
    pen.text((side / 2, side - 12), "confidence, %", fill="black", anchor="mm")
    pen.text((edge, 22), "right, %", fill="black", anchor="lm")
    return image


def logits_of(card: ModelCard, path: Path, part: faces.Faces) -> Floats:
    """(n, moods) raw outputs of the product's reader."""
    model = MoodModel(replace(card, logit_scale=1.0), path)
    return np.stack([model.logits(picture) for picture in part.pictures])


def write_into(manifest: Path, values: dict[str, float | int | str]) -> None:
    """Changes values of the own model's entry and leaves every other line as it is. Raises ValueError."""
    head, marker, rest = manifest.read_text("utf-8").partition(f'name = "{_NAME}"\n')
    if not marker:
        raise ValueError(f"{manifest} has no model named {_NAME}")
    entry, following, tail = rest.partition("\n[[model]]")
    for key, value in values.items():
        entry, found = re.subn(rf"(?m)^{key} = .*$", f"{key} = {json.dumps(value)}", entry)
        if found != 1:
            raise ValueError(f"{manifest} has no {key} for {_NAME}")
    manifest.write_text(head + marker + entry + following + tail, "utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("faces", type=Path)
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--plot", type=Path, help="where to write the calibration plot")
    arguments = parser.parse_args()
    shelf = open_shelf(arguments.manifest)
    card = shelf.card(_NAME)
    path = arguments.manifest.parent / card.file
    part = faces.load(arguments.faces).validate
    logits = logits_of(card, path, part)
    made = calibrate(logits, part.moods)
    fitted = {"logit_scale": made.logit_scale, "threshold": made.threshold}
    write_into(arguments.manifest, {"size_bytes": path.stat().st_size, "sha256": sha256_of(path), **fitted})
    if arguments.plot:
        confidences = softmax(logits * made.logit_scale)
        plot(confidences.max(1), confidences.argmax(1) == part.moods, made.threshold).save(
            arguments.plot, optimize=True
        )
    print(made)


if __name__ == "__main__":
    main()
