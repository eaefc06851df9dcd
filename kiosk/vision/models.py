"""Which model files there are, where they lie, and whether they are what they should be."""

import hashlib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from kiosk.core.errors import ModelDamaged, ModelMissing
from kiosk.core.mood import Mood

FOLDER_VARIABLE = "EMOTION_KIOSK_MODELS"


class ModelRole(StrEnum):
    """What a model is used for."""

    DETECTOR = "detector"
    MOOD = "mood"
    EMBEDDING = "embedding"


class ModelState(StrEnum):
    """What became of the search for a file."""

    PRESENT = "present"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One entry of the manifest. Pictures go in as `(value - mean) * scale`, `side_px` square.

    `moods` is the order of a mood model's outputs; `logit_scale` is 1 over its temperature; `threshold` is
    the confidence from which a mood is said, or the cosine from which two embeddings are one person;
    `landmarks` is where eyes, nose and mouth corners have to be, in px, or empty when the detector's box is
    cropped.
    """

    name: str
    role: ModelRole
    file: str
    size_bytes: int
    sha256: str
    licence: str
    built_in: bool = False  # it comes with the program
    address: str = ""  # where it can be fetched, or empty
    side_px: int = 0
    channels: str = "bgr"  # "grey", "bgr", "rgb"
    mean: float = 0.0
    scale: float = 1.0
    input_name: str = ""
    moods: tuple[Mood, ...] = ()
    logit_scale: float = 1.0
    threshold: float = 0.0
    equalize: bool = False  # whether faces were learnt with an equalised histogram
    mirror: bool = False  # whether to read the mirror image too, and average
    landmarks: tuple[tuple[float, float], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ModelShelf:
    """The manifest's entries and the folders to look for their files in, first one first.

    Within a role the first entry whose file is there is preferred.
    """

    cards: tuple[ModelCard, ...]
    folders: tuple[Path, ...]

    def card(self, name: str) -> ModelCard:
        """The entry of this name. Raises ModelMissing."""
        for card in self.cards:
            if card.name == name:
                return card
        known = ", ".join(card.name for card in self.cards)
        raise ModelMissing("There is no model of this name", item=name, remedy=f"Known are: {known}.")

    def find(self, role: ModelRole) -> tuple[ModelCard, Path] | None:
        """The preferred model of a role that is there, or None. Raises ModelDamaged."""
        for card in self.cards:
            if card.role is role and self.path(card) is not None:
                return card, self.checked_path(card)
        return None

    def path(self, card: ModelCard) -> Path | None:
        """Where the file of `card` lies, unchecked, or None."""
        return next((folder / card.file for folder in self.folders if (folder / card.file).is_file()), None)

    def checked_path(self, card: ModelCard) -> Path:
        """Where the file of `card` lies. Raises ModelMissing, ModelDamaged."""
        path = self.path(card)
        if path is None:
            remedy = (
                "Reinstall the program." if card.built_in else f"Run: emotion-kiosk models fetch {card.name}"
            )
            raise ModelMissing("The model's file is not there", item=card.name, remedy=remedy)
        check_file(card, path)
        return path

    def state(self, card: ModelCard) -> ModelState:
        """Whether the file is there and right."""
        path = self.path(card)
        if path is None:
            return ModelState.MISSING
        try:
            check_file(card, path)
        except ModelDamaged:
            return ModelState.DAMAGED
        return ModelState.PRESENT


def open_shelf(manifest: Path, folders: Sequence[Path] = ()) -> ModelShelf:
    """The shelf of a manifest; files that come with the program lie beside it and are found first.

    Raises ModelMissing without a manifest, ModelDamaged when it cannot be understood.
    """
    try:
        entries = tomllib.loads(manifest.read_text("utf-8"))["model"]
        cards = tuple(_card(entry) for entry in entries)
    except OSError as error:
        raise ModelMissing(
            "The list of models is missing", item=str(manifest), remedy="Reinstall the program."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise ModelDamaged(f"The list of models is wrong: {error}", item=str(manifest)) from error
    return ModelShelf(cards, (manifest.parent, *folders))


def model_folders(
    setting: str, user_folder: Path, environment: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """Where model files are looked for: the setting's folder, the user's, `EMOTION_KIOSK_MODELS`."""
    named = (setting, str(user_folder), environment.get(FOLDER_VARIABLE, ""))
    return tuple(Path(folder).expanduser() for folder in named if folder)


def check_file(card: ModelCard, path: Path) -> None:
    """Raises ModelDamaged when size or SHA-256 of `path` differ from the manifest's."""
    remedy = (
        "Reinstall the program."
        if card.built_in
        else f"Delete it and run: emotion-kiosk models fetch {card.name}"
    )
    try:
        size = path.stat().st_size
        right = size == card.size_bytes and sha256_of(path) == card.sha256
    except OSError as error:
        raise ModelDamaged(f"The model cannot be read: {error.strerror}", item=str(path)) from error
    if size != card.size_bytes:
        raise ModelDamaged(
            f"The model has {size} bytes instead of {card.size_bytes}", item=str(path), remedy=remedy
        )
    if not right:
        raise ModelDamaged("The model's SHA-256 differs from the manifest's", item=str(path), remedy=remedy)


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _card(entry: Mapping[str, Any]) -> ModelCard:
    values = dict(entry)
    values["role"] = ModelRole(values["role"])
    values["moods"] = tuple(Mood(mood) for mood in values.get("moods", ()))
    values["landmarks"] = tuple((float(x), float(y)) for x, y in values.get("landmarks", ()))
    card = ModelCard(**values)
    if Path(card.file).name != card.file or not card.file:
        raise ValueError(f"{card.name}: file must be a bare file name")
    return card
