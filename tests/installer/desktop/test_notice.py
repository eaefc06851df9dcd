from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import pytest

from installer.desktop.notice import licence_of, notice, works


@pytest.fixture(scope="module")
def text() -> str:
    return notice(works([Path(np.__file__), Path(__file__), Path("/usr/bin/env")]))


def test_whoever_made_a_shipped_file_is_named_with_the_licence_in_full(text: str) -> None:
    assert f"\nnumpy {np.__version__}\nLicence: BSD-3-Clause" in text
    assert "NumPy Developers" in text
    assert "Python Software Foundation License" in text


def test_who_has_no_file_in_the_bundle_is_not_named(text: str) -> None:
    assert "\npytest " not in text
    assert "\nemotion-kiosk " not in text


def test_texts_that_wheels_and_packages_only_refer_to_are_there(text: str) -> None:
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "coreutils (Debian)" in text


@pytest.mark.parametrize(
    ("name", "licence"), [("boto3", "Apache-2.0"), ("six", "MIT License"), ("segno", "BSD License")]
)
def test_a_licence_is_found_wherever_the_author_wrote_it(name: str, licence: str) -> None:
    assert licence_of(distribution(name)) == licence
