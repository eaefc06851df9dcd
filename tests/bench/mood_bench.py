"""How well moods are read from a folder of <label>/<image>: python -m tests.bench.mood_bench FOLDER [--json].

Every picture goes through the product's own pipeline. Our model stands beside the zoo's where its file is
there, and the built-in detector beside YuNet. `--public-test FACES.npz` writes the validation part of the
data into a temporary folder first; with `--scene` each face is put into a larger picture, so that it has to
be found.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import cv2
import numpy as np
from rich.console import Console
from rich.table import Table

from kiosk import paths
from kiosk.adapters.local.face_analyzer import OpenCvFaceAnalyzer
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood
from kiosk.read_command import pictures_in
from kiosk.vision.face_search import open_detector
from kiosk.vision.haar_detector import HaarDetector
from kiosk.vision.models import FOLDER_VARIABLE, ModelRole, ModelShelf, open_shelf
from kiosk.vision.mood_model import open_mood_model
from tests.bench.figure import Figure, figure
from tests.bench.mood_scores import Answer, Scores, scores_of
from tests.bench.mood_speed import speed_figures

SHARED = Path(__file__).resolve().parents[3] / "shared"
FACES = SHARED / "data" / "fer2013_faces.npz"
MOOD_OF_LABEL = {
    **dict.fromkeys(("angry", "anger"), Mood.ANGRY),
    **dict.fromkeys(("disgusted", "disgust"), Mood.DISGUSTED),
    **dict.fromkeys(("fear", "fearful", "afraid"), Mood.FEAR),
    **dict.fromkeys(("happy", "happiness", "joy"), Mood.HAPPY),
    **dict.fromkeys(("calm", "neutral"), Mood.CALM),
    **dict.fromkeys(("sad", "sadness"), Mood.SAD),
    **dict.fromkeys(("surprised", "surprise"), Mood.SURPRISED),
}


def shelf_with_pack() -> ModelShelf:
    """Our models, and a pack from `EMOTION_KIOSK_MODELS` or from beside the checkout."""
    pack = os.environ.get(FOLDER_VARIABLE) or str(SHARED / "models")
    return open_shelf(paths.resources() / "models" / "manifest.toml", (Path(pack),))


def readers(shelf: ModelShelf) -> dict[str, OpenCvFaceAnalyzer]:
    """Every pair of detector and mood model that can be made of the files that are there."""
    made = {"ours, Haar": OpenCvFaceAnalyzer(HaarDetector(), open_mood_model(shelf))}
    if shelf.find(ModelRole.DETECTOR):
        made["ours, YuNet"] = OpenCvFaceAnalyzer(open_detector(shelf), open_mood_model(shelf))
        if shelf.path(shelf.card("zoo-mood")):
            made["zoo, YuNet"] = OpenCvFaceAnalyzer(open_detector(shelf), open_mood_model(shelf, "zoo-mood"))
    return made


def labelled(folder: Path, limit: int | None = None) -> tuple[list[tuple[Path, Mood]], list[str]]:
    """Pictures with their true mood, at most `limit` of each label, and the folders that name no mood."""
    found: list[tuple[Path, Mood]] = []
    unknown: list[str] = []
    for label in sorted(entry for entry in folder.iterdir() if entry.is_dir()):
        mood = MOOD_OF_LABEL.get(label.name.lower())
        if mood is None:
            unknown.append(label.name)
            continue
        found += [(path, mood) for path in list(pictures_in([label]))[:limit]]
    return found, unknown


def answers_of(reader: OpenCvFaceAnalyzer, pictures: Sequence[tuple[Path, Mood]]) -> Iterator[Answer]:
    """What a reader says about each; a picture that cannot be decoded counts as no face found."""
    for path, truth in pictures:
        started = time.perf_counter()
        try:
            reading = reader.read(path.read_bytes())
        except KioskError as error:
            sys.stderr.write(f"{error}\n")
            reading = None
        ms = (time.perf_counter() - started) * 1000
        if reading is None:
            yield Answer(truth, None, 0.0, found=False, said=False, ms=ms)
            continue
        top = max(reading.moods, key=reading.moods.__getitem__)
        said = reading.mood is not None
        yield Answer(truth, top, reading.moods[top], found=True, said=said, ms=ms)


def write_public_test(source: Path, folder: Path, *, scene: bool, each: int | None = None) -> None:
    """Writes the validation part as <label>/<number>.png: as it is, or 160 px large in a 320x240 picture."""
    with np.load(source) as data:
        chosen = data["public_test"].astype(bool)
        pictures, labels, names = data["images"][chosen], data["labels"][chosen], data["label_names"]
    counts: dict[str, int] = {}
    for picture, label in zip(pictures, labels, strict=True):
        name = str(names[label])
        number = counts[name] = counts.get(name, 0) + 1
        if each and number > each:
            continue
        if scene:
            large = cv2.resize(picture, (160, 160), interpolation=cv2.INTER_CUBIC)
            picture = cv2.copyMakeBorder(large, 40, 40, 80, 80, cv2.BORDER_REPLICATE)
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / f"{number:05}.png").write_bytes(cv2.imencode(".png", picture)[1].tobytes())


def figures(quick: bool) -> list[Figure]:
    """The figures of this bench; without the data only those about speed."""
    cv2.setNumThreads(1)
    made = speed_figures(shelf_with_pack(), quick)
    if not FACES.is_file():
        return made
    for scene in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            write_public_test(FACES, Path(folder), scene=scene, each=30 if quick else None)
            pictures, _ = labelled(Path(folder))
            for name, reader in readers(shelf_with_pack()).items():
                made += _as_figures(name, scene, scores_of(list(answers_of(reader, pictures))))
    return made


def _as_figures(reader: str, scene: bool, scores: Scores) -> Iterator[Figure]:
    what = "faces to be found in a picture" if scene else "cut faces"
    note = f"public_test, {what}, {reader}: also used to choose and calibrate"
    aims = {
        "found": "",
        "accuracy": "",
        "macro_recall": "",
        "calibration_error": "at most 0.05",
        "said": "",
        "precision": "at least 0.80",
        "coverage_at_80": "",
    }
    short = reader.replace(", ", "_").lower()
    for name, aim in aims.items():
        aim = aim if reader.startswith("ours") else ""
        ending = "scene" if scene else "cut"
        value = float(getattr(scores, name))
        yield figure(f"mood_{name}_{short}_{ending}", value, "share", aim, scores.faces, note)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="<label>/<image>")
    parser.add_argument("--public-test", type=Path, metavar="FACES.npz", help="instead of a folder")
    parser.add_argument("--scene", action="store_true", help="with --public-test: faces in larger pictures")
    parser.add_argument("--limit", type=int, help="pictures of each label")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    if arguments.public_test:
        with tempfile.TemporaryDirectory() as folder:
            write_public_test(
                arguments.public_test, Path(folder), scene=arguments.scene, each=arguments.limit
            )
            _report(Path(folder), None, arguments.json)
    elif arguments.folder:
        _report(arguments.folder, arguments.limit, arguments.json)
    else:
        parser.error("name a folder or --public-test FACES.npz")


def _report(folder: Path, limit: int | None, as_json: bool) -> None:
    pictures, unknown = labelled(folder, limit)
    if unknown:
        sys.stderr.write(f"Left out, no mood of ours: {', '.join(unknown)}\n")
    if not pictures:
        sys.exit(f"{folder}: no pictures in folders named after a mood")
    everything = {
        name: scores_of(list(answers_of(reader, pictures)))
        for name, reader in readers(shelf_with_pack()).items()
    }
    if as_json:
        sys.stdout.write(
            json.dumps({name: asdict(scores) for name, scores in everything.items()}, indent=1) + "\n"
        )
        return
    console = Console()
    console.print(_summary(everything))
    for name, scores in everything.items():
        console.print(_confusion_table(name, scores))


def _summary(everything: dict[str, Scores]) -> Table:
    table = Table("", *everything, box=None)
    table.add_row("faces", *(str(scores.faces) for scores in everything.values()))
    shares = {
        "found": "face found",
        "accuracy": "accuracy",
        "accuracy_of_found": "accuracy where found",
        "macro_recall": "macro recall",
        "calibration_error": "calibration error",
        "said": "says a mood",
        "precision": "right when it says one",
        "coverage_at_80": "coverage at 80 % precision",
    }
    for field, title in shares.items():
        table.add_row(title, *(f"{getattr(scores, field):.3f}" for scores in everything.values()))
    for mood in next(iter(everything.values())).recall:
        table.add_row(f"recall {mood}", *(f"{scores.recall[mood]:.2f}" for scores in everything.values()))
    table.add_row("ms a picture (median)", *(f"{scores.ms:.1f}" for scores in everything.values()))
    return table


def _confusion_table(name: str, scores: Scores) -> Table:
    columns = [*(mood.value for mood in Mood if mood is not Mood.CONFUSED), "no face"]
    table = Table("true \\ said", *columns, title=f"confusion: {name}", box=None)
    for truth, row in scores.confusion.items():
        table.add_row(truth, *(str(row.get(column, 0)) for column in columns))
    return table


if __name__ == "__main__":
    main()
