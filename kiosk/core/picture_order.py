"""The order for one picture of a batch, as it lies in the queue; the old demo reads and writes it too."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kiosk.core.mood import Mood
from kiosk.core.picture import POOL_ROOT, Prompt, pool_key

LONGEST_TEXT = 4000
_NAME = re.compile(r"img_[0-9]{6,8}-[0-9]{3,6}[A-Za-z0-9-]*")
"""The old demo writes days, hours, minutes and seconds under ten with one digit."""


class OrderWrong(ValueError):
    """A message that is no order; no later try will make it one."""


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """Picture `index` of the batch `name` (`img_20261122-141500`); its key never changes."""

    prompt: Prompt
    index: int
    name: str

    @property
    def key(self) -> str:
        """Where the picture will be: `imgPool/happy/img_20261122-141500_3h.jpeg`."""
        return pool_key(self.prompt.mood, f"{self.name}_{self.index}h.jpeg")

    @property
    def group(self) -> str:
        """The message group: a batch is made in order, batches side by side."""
        return f"{self.prompt.mood}-{self.name}"

    @property
    def deduplication_id(self) -> str:
        """The same for the same picture of the same prompt: sending it twice in five minutes counts once."""
        return hashlib.sha256(f"{self.key}\n{self.message()}".encode()).hexdigest()

    def message(self) -> str:
        """The body. The old demo's function takes `index`, `prompt` and `fname` and ignores the rest."""
        prompt = self.prompt
        inner = {
            "emotion": str(prompt.mood),
            "text": prompt.text,
            "negative": prompt.negative,
            "seed": prompt.seed,
            "width": prompt.width_px,
            "height": prompt.height_px,
            "steps": prompt.steps,
            "guidance": prompt.guidance,
        }
        fname = f"{POOL_ROOT}/{prompt.mood}/{self.name}"
        return json.dumps(
            {"index": self.index, "prompt": json.dumps(inner, ensure_ascii=False), "fname": fname},
            ensure_ascii=False,
        )


def batch_name(at: datetime, tail: str = "") -> str:
    """The name of a batch ordered at an aware time; `tail` tells batches of one second apart."""
    return f"img_{at.astimezone(UTC):%Y%m%d-%H%M%S}{tail}"


def read_order(body: str) -> PictureOrder:
    """An order from a message of the old demo or of ours. Raises OrderWrong, saying what is wrong."""
    outer = _table(body, "The message")
    inner = _table(outer.get("prompt"), "prompt")
    mood = str(inner.get("emotion", "")).lower()
    if mood not in tuple(Mood):
        raise OrderWrong(f"emotion {mood[:40]!r} is none of the eight moods")
    text = inner.get("text")
    if not isinstance(text, str) or not text.strip():
        raise OrderWrong("text is missing or empty")
    if len(text) > LONGEST_TEXT:
        raise OrderWrong(f"text has more than {LONGEST_TEXT} characters")
    index, name = _whole(outer, "index", 0, 100_000), _name(outer.get("fname"), mood)
    usual = Prompt(Mood(mood), text)
    prompt = Prompt(
        mood=Mood(mood),
        text=text,
        negative=str(inner.get("negative", "")),
        seed=_whole(inner, "seed", 0, 2**53, seed_of(f"{mood}/{name}_{index}")),
        width_px=_whole(inner, "width", 64, 4096, usual.width_px),
        height_px=_whole(inner, "height", 64, 4096, usual.height_px),
        steps=_whole(inner, "steps", 1, 500, usual.steps),
        guidance=_guidance(inner.get("guidance", usual.guidance)),
    )
    return PictureOrder(prompt, index, name)


def seed_of(text: str) -> int:
    """A seed of 32 bits, the same for the same text: a second try makes the same picture."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def _table(text: object, what: str) -> Mapping[str, Any]:
    value = text
    if isinstance(text, str):
        try:
            value = json.loads(text)
        except ValueError as trouble:
            raise OrderWrong(f"{what} is no JSON") from trouble
    if not isinstance(value, Mapping):
        raise OrderWrong(f"{what} is no JSON object")
    return value


def _name(fname: object, mood: str) -> str:
    name = str(fname)
    if "/" in name:
        folder, _, name = name.rpartition("/")
        if folder != f"{POOL_ROOT}/{mood}":
            raise OrderWrong("fname is not in the pool folder of its emotion")
    if not _NAME.fullmatch(name) or len(name) > 120:
        raise OrderWrong("fname is not img_<date>-<time>")
    return name


def _whole(table: Mapping[str, Any], key: str, least: int, most: int, usual: int | None = None) -> int:
    value = table.get(key, usual)
    if isinstance(value, str) and value.isdecimal() and len(value) < 20:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise OrderWrong(f"{key} is no whole number from {least} to {most}")
    return value


def _guidance(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 50:
        return float(value)
    raise OrderWrong("guidance is no number from 0 to 50")
