"""A pool in which it is known which pictures look alike.

Different pictures are windows of 55 % of a painting (four corners and the middle), as they are and mirrored:
a reviewer would keep all ten. Paintings of one mood share their subjects, so many are near one another.
Planted ones are forms of an original: encoded again at quality 50, made smaller to 60 %, cut by 5 %, or 12 %
brighter; each original that has any has two of different kinds.
"""

import io
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageEnhance

from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import MOODS
from kiosk.core.picture import Prompt, pool_key

WIDTH_PX, HEIGHT_PX = 768, 512
WINDOW = 0.55
CORNERS = ((0.0, 0.0), (0.45, 0.0), (0.0, 0.45), (0.45, 0.45), (0.225, 0.225))
A_PAINTING = 2 * len(CORNERS)
PLANTED = 2


@dataclass(frozen=True, slots=True)
class Truth:
    """Ids by the original that they are forms of, itself among them; how many pictures there are in all."""

    groups: dict[str, tuple[str, ...]]
    count: int

    def judge(self, found: Iterable[tuple[str, ...]]) -> tuple[float, float]:
        """(recall, precision) of the pairs that found groups make."""
        true = {pair for ids in self.groups.values() for pair in _pairs(ids)}
        told = {pair for ids in found for pair in _pairs(ids)}
        right = len(true & told)
        return right / len(true), right / max(1, len(told))


def make_truth(root: Path, count: int) -> Truth:
    """Writes about `count` pictures below a root, a fifth of them planted."""
    paintings = -(-count * 4 // 5 // A_PAINTING)
    every = 4 * PLANTED  # so that a fifth is planted
    groups: dict[str, tuple[str, ...]] = {}
    total = 0
    for mood in MOODS:
        (root / "imgPool" / mood).mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        for ids, planted in processes.map(partial(_write_windows, root, every), range(paintings)):
            total += len(ids) + sum(len(forms) - 1 for forms in planted)
            groups |= {forms[0]: forms for forms in planted}
    return Truth(groups, total)


def _write_windows(root: Path, every: int, number: int) -> tuple[list[str], list[tuple[str, ...]]]:
    mood = MOODS[number % len(MOODS)]
    prompt = Prompt(mood, "a painting", seed=number // len(MOODS), width_px=WIDTH_PX // 2, height_px=256)
    painting = Image.open(io.BytesIO(PaintingGenerator().generate(prompt)))
    ids: list[str] = []
    planted: list[tuple[str, ...]] = []
    for place, window in enumerate(_windows(painting)):
        serial = number * A_PAINTING + place
        picture_id = pool_key(mood, f"img_20261101-000000_{serial}h.jpeg")
        _save(root / picture_id, window, 85)
        ids.append(picture_id)
        if serial % every == 0:
            forms = [picture_id]
            for kind in (serial // every % 4, (serial // every + 1) % 4):
                forms.append(picture_id.replace("h.jpeg", f"-{kind}h.jpeg"))
                _save_form(root / forms[-1], window, kind)
            planted.append(tuple(forms))
    return ids, planted


def _windows(painting: Image.Image) -> Iterator[Image.Image]:
    width, height = painting.size
    for left, top in CORNERS:
        box = (left * width, top * height, (left + WINDOW) * width, (top + WINDOW) * height)
        window = painting.resize((WIDTH_PX, HEIGHT_PX), Image.Resampling.BICUBIC, box)
        yield window
        yield window.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def _save_form(path: Path, original: Image.Image, kind: int) -> None:
    width, height = original.size
    match kind:
        case 0:
            _save(path, original, 50)
        case 1:
            _save(path, original.resize((width * 3 // 5, height * 3 // 5)), 80)
        case 2:
            _save(path, original.crop((width // 40, height // 40, width * 39 // 40, height * 39 // 40)), 85)
        case _:
            _save(path, ImageEnhance.Brightness(original).enhance(1.12), 85)


def _save(path: Path, image: Image.Image, quality: int) -> None:
    image.save(path, "JPEG", quality=quality)


def _pairs(ids: tuple[str, ...]) -> Iterator[frozenset[str]]:
    for place, one in enumerate(ids):
        for other in ids[place + 1 :]:
            yield frozenset((one, other))
