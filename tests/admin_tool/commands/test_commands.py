"""The command line on a real library, by the words and exit codes that scripts see."""

import json
from pathlib import Path
from typing import Any

import pytest

from admin_tool import cli
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMOTION_KIOSK_ADMIN_REVIEWER", "tester")


@pytest.fixture
def asked(capfd: pytest.CaptureFixture[str]) -> Any:
    """Runs a command with --json; answers its exit code and what stdout held."""

    def ask(*arguments: str) -> tuple[int, Any]:
        capfd.readouterr()
        code = cli.main([*arguments, "--json"])
        said = capfd.readouterr().out
        return code, json.loads(said) if said else None

    return ask


@pytest.fixture
def made(asked: Any) -> list[str]:
    """Six small happy pictures in the pool."""
    code, told = asked("generate", "happy", "--count", "6", "--picture-size", "320x320", "--seed", "7")
    assert code == 0
    assert {one["state"] for one in told["pictures"]} == {"done"}
    return [one["picture_id"] for one in told["pictures"]]


def ids(told: list[dict[str, Any]]) -> set[str]:
    return {one["id"] for one in told}


def test_from_an_order_to_the_kiosk_and_back(asked: Any, made: list[str]) -> None:
    assert ids(asked("pool", "list")[1]) == set(made)
    assert asked("approve", *made[:4])[0] == 0
    assert asked("reject", made[5])[0] == 0
    assert ids(asked("pool", "list", "--decision", "approved")[1]) == set(made[:4])
    code, dry = asked("promote", "--dry-run")
    assert (code, [one["fate"] for one in dry]) == (0, ["add"] * 4)
    assert asked("live")[1] == []
    code, done = asked("promote")
    assert (code, [one["fate"] for one in done]) == (0, ["done"] * 4)
    live = ids(asked("live")[1])
    assert live == {one.replace("imgPool", "emotions") for one in made[:4]}
    assert asked("promote")[1] == []
    gone = sorted(live)[0]
    assert asked("withdraw", gone)[0] == 0
    assert (ids(asked("live")[1]), ids(asked("live", "--withdrawn")[1])) == (live - {gone}, {gone})
    assert asked("restore", gone)[0] == 0
    assert ids(asked("live")[1]) == live


def test_choices_by_words_decide_many(asked: Any, made: list[str]) -> None:
    code, told = asked("approve", "--mood", "happy", "--text", "oil painting")
    assert (code, set(told["written"])) == (0, set(made))
    assert asked("undecide", made[0])[0] == 0
    assert ids(asked("pool", "list", "--decision", "undecided")[1]) == {made[0]}


def test_what_is_not_there_is_told_and_the_rest_is_done(
    asked: Any, made: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["approve", made[0], "imgPool/happy/nothing.jpeg"])
    told = capfd.readouterr()
    assert (code, told.out.strip()) == (1, "Now approved: 1 picture.")
    assert told.err.strip() == "emotion-admin: imgPool/happy/nothing.jpeg: it is not in the pool"


def test_deciding_without_naming_anything_changes_nothing(asked: Any, made: list[str]) -> None:
    assert asked("reject")[0] == 1
    assert ids(asked("pool", "list", "--decision", "undecided")[1]) == set(made)


def test_files_come_into_the_pool(asked: Any, tmp_path: Path) -> None:
    from kiosk.adapters.local.generator import PaintingGenerator

    good, bad = tmp_path / "해돋이 100%.jpeg", tmp_path / "text.jpeg"
    good.write_bytes(
        PaintingGenerator().generate(Prompt(Mood.CALM, "dawn", seed=3, width_px=256, height_px=256))
    )
    bad.write_text("no picture", "utf-8")
    code, told = asked("pool", "import", "calm", str(good), str(bad))
    assert (code, told["taken"]) == (1, 1)
    assert [Path(one["file"]).name for one in told["refused"]] == ["text.jpeg"]
    assert len(asked("pool", "list", "--mood", "calm")[1]) == 1


def test_a_history_goes_out_and_in(asked: Any, made: list[str], tmp_path: Path) -> None:
    asked("approve", "--mood", "happy")
    asked("promote")
    assert asked("seed")[1]["interactions"] >= 1000
    out = tmp_path / "history.csv"
    rows = asked("export", "interactions", str(out))[1]["rows"]
    assert rows == len(out.read_text("utf-8").splitlines()) - 1
    code, told = asked("import", "interactions", str(out))
    assert (code, told["rows"], told["known"]) == (0, 0, rows)
    assert asked("insights")[1][-1]["views"] == 0  # what is seeded does not count


def test_nothing_is_torn_down_by_accident(asked: Any) -> None:
    assert asked("teardown")[0] == 1
    assert asked("teardown", "--yes")[0] == 0


def test_nobody_is_found_under_a_strange_code(asked: Any, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["forget", "ABC234"]) == 1
    assert "Nobody is remembered" in capfd.readouterr().err
    assert asked("sweep")[0] == 0


def test_the_doctor_finds_this_machine_well(asked: Any) -> None:
    code, told = asked("doctor")
    assert (code, {one["name"] for one in told}) == (0, {"settings", "library", "disk"})


def test_a_failed_picture_is_told_with_its_reason(asked: Any, capfd: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["generate", "sad", "--count", "1", "--picture-size", "5000x5000"])
    assert code == 1
    assert "128 to 3072" in capfd.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["generate", "merry"], ["generate", "sad", "--count", "0"], ["pool"], ["fly"]]
)
def test_a_wrong_call_is_exit_code_2(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(wrong)
    assert ended.value.code == 2
