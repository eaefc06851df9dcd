from pathlib import Path

import pytest

from kiosk.core.errors import ModelDamaged, ModelMissing
from kiosk.core.mood import Mood
from kiosk.vision.models import (
    ModelCard,
    ModelRole,
    ModelShelf,
    ModelState,
    check_file,
    model_folders,
    open_shelf,
    sha256_of,
)

ENTRY = """
[[model]]
name = "{name}"
role = "{role}"
file = "{file}"
size_bytes = {size}
sha256 = "{sha}"
licence = "MIT"
"""


def put(folder: Path, name: str, content: bytes, role: str = "mood") -> str:
    """Writes a model file and answers its entry."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.onnx"
    path.write_bytes(content)
    return ENTRY.format(name=name, role=role, file=path.name, size=len(content), sha=sha256_of(path))


def manifest(folder: Path, *entries: str) -> Path:
    path = folder / "manifest.toml"
    path.write_text("".join(entries), "utf-8")
    return path


def test_our_manifest_has_the_mood_model_and_it_is_right(bare_shelf: ModelShelf) -> None:
    found = bare_shelf.find(ModelRole.MOOD)
    assert found is not None
    card, path = found
    assert card.built_in
    assert path.stat().st_size <= 1_500_000
    assert Mood.CONFUSED not in card.moods
    assert set(card.moods) == set(Mood) - {Mood.CONFUSED}
    assert 0.3 < card.threshold < 0.95


def test_every_entry_of_our_manifest_is_complete(bare_shelf: ModelShelf) -> None:
    for card in bare_shelf.cards:
        assert card.licence and len(card.sha256) == 64 and card.size_bytes > 0, card.name
        assert card.built_in or card.role is not ModelRole.DETECTOR or card.address, card.name
        if card.role is ModelRole.EMBEDDING:
            assert len(card.landmarks) == 5 and 0 < card.threshold < 1, card.name


def test_the_first_entry_whose_file_is_there_is_preferred(tmp_path: Path) -> None:
    missing = ENTRY.format(name="large", role="mood", file="large.onnx", size=1, sha="0" * 64)
    shelf = open_shelf(manifest(tmp_path, missing, put(tmp_path, "small", b"small")))
    found = shelf.find(ModelRole.MOOD)
    assert found is not None and found[0].name == "small"
    assert shelf.find(ModelRole.EMBEDDING) is None


def test_folders_are_looked_through_in_order(tmp_path: Path) -> None:
    entry = put(tmp_path / "second", "a", b"content")
    put(tmp_path / "first", "a", b"content")
    shelf = open_shelf(
        manifest(tmp_path, entry), [tmp_path / "none", tmp_path / "first", tmp_path / "second"]
    )
    assert shelf.path(shelf.card("a")) == tmp_path / "first" / "a.onnx"


@pytest.mark.parametrize("content", [b"conten", b"contenT"], ids=["size", "hash"])
def test_a_file_that_differs_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    shelf = open_shelf(manifest(tmp_path, put(tmp_path, "a", b"content")))
    (tmp_path / "a.onnx").write_bytes(content)
    assert shelf.state(shelf.card("a")) is ModelState.DAMAGED
    with pytest.raises(ModelDamaged, match=r"a\.onnx.*models fetch a"):
        shelf.find(ModelRole.MOOD)


def test_a_missing_file_says_how_to_get_it(bare_shelf: ModelShelf) -> None:
    card = bare_shelf.card("sface")
    assert bare_shelf.state(card) is ModelState.MISSING
    with pytest.raises(ModelMissing, match="models fetch sface"):
        bare_shelf.checked_path(card)


def test_an_unknown_name_lists_the_known_ones(bare_shelf: ModelShelf) -> None:
    with pytest.raises(ModelMissing, match="zoo-mood"):
        bare_shelf.card("nonsense")


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "",
        '[[model]]\nname = "a"',
        ENTRY.format(name="a", role="nose", file="a.onnx", size=1, sha=""),
        ENTRY.format(name="a", role="mood", file="../a.onnx", size=1, sha=""),
        ENTRY.format(name="a", role="mood", file="a.onnx", size=1, sha="") + 'moods = ["bored"]',
    ],
    ids=["no toml", "no models", "half an entry", "unknown role", "a path", "unknown mood"],
)
def test_a_wrong_manifest_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ModelDamaged, match=r"manifest\.toml"):
        open_shelf(manifest(tmp_path, text))


def test_a_missing_manifest_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="Reinstall"):
        open_shelf(tmp_path / "manifest.toml")


def test_a_file_that_cannot_be_read_is_damaged(tmp_path: Path) -> None:
    card = ModelCard("a", ModelRole.MOOD, "a.onnx", 1, "0" * 64, "MIT")
    with pytest.raises(ModelDamaged):
        check_file(card, tmp_path / "a.onnx")


def test_setting_user_folder_and_environment_come_in_this_order(tmp_path: Path) -> None:
    folders = model_folders("set", tmp_path, {"EMOTION_KIOSK_MODELS": "named"})
    assert folders == (Path("set"), tmp_path, Path("named"))
    assert model_folders("", tmp_path, {}) == (tmp_path,)
