"""Whole kiosks in processes of their own: a painted gallery for each, and a way to run commands."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.adapters.local.database import open_library
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.own_pictures import make_store
from kiosk.starter_painter import StarterPainter
from tests import films
from tests.x_server import x_server

PER_MOOD = 9
ROOT = Path(__file__).parents[2]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with nine painted pictures of each mood."""
    home = paths.Home(tmp_path_factory.mktemp("gallery"))
    with closing(open_library(home.root)) as database:
        prompts = open_prompt_book(paths.resources() / "prompts")
        painter = StarterPainter(
            make_store(home, database), prompts, home.root / "starter_gallery_done", PER_MOOD
        )
        painter.paint(lambda done, total: None)
    return home.root


@pytest.fixture
def shop(gallery: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    folder = tmp_path / "shop"
    shutil.copytree(gallery, folder)
    return folder


@pytest.fixture
def environment(shop: Path) -> dict[str, str]:
    """What a kiosk of this shop is started with."""
    return {
        **os.environ,
        "EMOTION_KIOSK_HOME": str(shop),
        "EMOTION_KIOSK_KIOSK_STARTER_PICTURES_PER_MOOD": "9",
    }


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Runs a Python module in this shop; answers its exit code and its words."""

    def run_module(
        *arguments: object, prefix: tuple[str, ...] = (), **more: str
    ) -> subprocess.CompletedProcess[str]:
        command = [*prefix, sys.executable, "-m", *map(str, arguments)]
        return subprocess.run(
            command,
            env={**environment, **more},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )

    return run_module


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds of a smiling face."""
    path = tmp_path_factory.mktemp("films") / "face.avi"
    films.face_film(path, seconds=6, fps=15)
    return path


@pytest.fixture
def display() -> Iterator[str]:
    """An X server without a window manager."""
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    with x_server() as name:
        yield name
