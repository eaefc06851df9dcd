import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from admin_tool.adapters.csv_file import CsvWrong, ExportCancelled
from admin_tool.core.training import ActivityKind, ExportKind, StepState, TooLittleData
from kiosk.adapters.local.database import Database, open_library
from kiosk.adapters.local.interaction_history import InteractionHistory
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood
from tests.admin_tool.adapters.local.training_works import trainer_of, visit
from tests.admin_tool.adapters.waiting import Watch
from tests.bench.simulated_shop import SimulatedShop


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_library(tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def shop() -> SimulatedShop:
    return SimulatedShop(1, prompts=True)


def test_the_checklist_goes_from_an_empty_library_to_a_measured_version(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    trainer = trainer_of(database, shop, tmp_path)
    states = {one.id: one.state for one in trainer.steps()}
    assert states == {
        "library": StepState.DONE,
        "history": StepState.WAITING,
        "training": StepState.WAITING,
        "kiosks": StepState.DONE,
    }
    with pytest.raises(TooLittleData, match="0 visits liked a picture, 25 are needed") as told:
        trainer.train(Watch())
    assert told.value.have == {"visits": 0}
    with pytest.raises(TooLittleData):
        trainer.perform("history", Watch())
    visit(database, shop, pages=600)
    assert {one.id: one.state for one in trainer.steps()}["training"] is StepState.READY
    trainer.perform("training", Watch())
    assert {one.state for one in trainer.steps()} == {StepState.DONE}
    [version] = trainer_of(database, shop, tmp_path).versions()
    assert (version.name, version.live, version.seeded_share) == ("v1", True, 0.0)
    assert {0.0 < value <= 1.0 for value in version.metrics.values()} == {True}
    assert trainer.spend().free
    assert [one.kind for one in trainer.activity()] == [ActivityKind.TRAINED, ActivityKind.FAILED]


def test_more_visits_make_a_better_version(database: Database, shop: SimulatedShop, tmp_path: Path) -> None:
    trainer = trainer_of(database, shop, tmp_path)
    visit(database, shop, pages=300, seed=1)
    early = trainer.train(Watch())
    visit(database, shop, pages=6000, seed=2)
    late = trainer.train(Watch())
    gain = "normalized_discounted_cumulative_gain_at_10"
    assert late.metrics[gain] > early.metrics[gain]
    assert late.metrics["like_rate_of_top_10"] > 1.1 * late.metrics["like_rate_shown"]
    assert [(one.name, one.live) for one in trainer.versions()] == [("v2", True), ("v1", False)]


def test_trying_out_shows_live_pictures_of_the_mood_with_their_rates(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    visit(database, shop, pages=300)
    tried = trainer_of(database, shop, tmp_path).try_out(Mood.SAD, 5)
    assert len({one for one, _ in tried}) == 5
    assert all(one.startswith("emotions/sad/") and 0 < rate < 1 for one, rate in tried)


def test_seeds_stay_apart_from_what_people_did(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    trainer = trainer_of(database, shop, tmp_path)
    acts = visit(database, shop, pages=200)
    before = trainer.train(Watch()).metrics
    seeds = trainer.seed(Watch())
    assert seeds >= 1000
    assert trainer.seed(Watch()) == 0, "once is enough"
    assert len(InteractionHistory(database).news()) == acts, "the kiosk does not learn from them"
    assert trainer.train(Watch()).metrics == before
    history = next(one for one in trainer.steps() if one.id == "history")
    assert (history.numbers["events"], history.numbers["seeded"]) == (acts, seeds)
    out = tmp_path / "all.csv"
    assert trainer.export(ExportKind.INTERACTIONS, out, Watch()) == acts + seeds
    with out.open(encoding="utf-8") as file:
        invented = [row for row in csv.DictReader(file) if row["EVENT_ATTRIBUTION_SOURCE"] == "seed"]
    assert len(invented) == seeds
    assert all(row["USER_ID"].startswith("seed/") for row in invented)
    removed = [one.what for one in trainer.tear_down(Watch())]
    assert removed == [f"{seeds} invented likes", "2 versions"]
    assert trainer.tear_down(Watch()) == []
    assert next(one for one in trainer.steps() if one.id == "history").numbers["events"] == acts


def test_an_export_comes_back_into_another_library_once(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    visit(database, shop, pages=200)
    trainer, file = trainer_of(database, shop, tmp_path), tmp_path / "likes.csv"
    rows = trainer.export(ExportKind.INTERACTIONS, file, Watch())
    own = trainer.bring_in(ExportKind.INTERACTIONS, file, Watch())
    assert (own.rows, own.known) == (0, rows), "it has them already"
    other = open_library(tmp_path / "other")
    there = trainer_of(other, shop, tmp_path / "other")
    first = there.bring_in(ExportKind.INTERACTIONS, file, Watch())
    again = there.bring_in(ExportKind.INTERACTIONS, file, Watch())
    assert (first.rows, first.skipped_count) == (rows, 0)
    assert (again.rows, again.known) == (0, rows)
    back = tmp_path / "back.csv"
    assert there.export(ExportKind.INTERACTIONS, back, Watch()) == rows
    lost = {"RECOMMENDATION_ID"}
    with file.open(encoding="utf-8") as one, back.open(encoding="utf-8") as two:
        wanted = [{k: v for k, v in row.items() if k not in lost} for row in csv.DictReader(one)]
        assert [{k: v for k, v in row.items() if k not in lost} for row in csv.DictReader(two)] == wanted
    other.close()


def test_bad_rows_are_told_with_their_reason_and_the_rest_is_taken(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    visit(database, shop, pages=20)
    trainer, file = trainer_of(database, shop, tmp_path), tmp_path / "likes.csv"
    rows = trainer.export(ExportKind.INTERACTIONS, file, Watch())
    lines = file.read_text(encoding="utf-8").splitlines()
    good = lines[1].split(",")
    bad = {
        "TIMESTAMP": [*good[:2], "yesterday", *good[3:]],
        "seconds": [*good[:2], good[2] + "000", *good[3:]],
        "EVENT_TYPE": [*good[:3], "wink", *good[4:]],
        "ITEM_ID": [good[0], "emotions/bored/a.jpeg", *good[2:]],
        "USER_ID is empty": ["", *good[1:]],
        "USER_ID is longer": ["u" * 257, *good[1:]],
        "EVENT_VALUE": [*good[:4], "much", *good[5:]],
        "cells": good[:5],
    }
    new = [good[0], good[1], str(int(good[2]) + 86400), *good[3:]]
    text = "\n".join([lines[0], *(",".join(row) for row in bad.values()), ",".join(new)])
    file.write_text("\ufeff" + text, encoding="utf-8")
    report = trainer.bring_in(ExportKind.INTERACTIONS, file, Watch())
    assert (report.rows, report.skipped_count) == (1, len(bad))
    for (word, _), skipped in zip(bad.items(), report.skipped, strict=True):
        assert word in skipped.why
    assert [one.line for one in report.skipped] == list(range(2, 2 + len(bad)))
    assert trainer.export(ExportKind.INTERACTIONS, file, Watch()) == rows + 1


def test_files_that_are_no_csv_are_refused_whole(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    trainer, file = trainer_of(database, shop, tmp_path), tmp_path / "likes.csv"
    file.write_bytes(b"\xff\xd8\xff\xe0 no text")
    with pytest.raises(CsvWrong, match="not UTF-8 text"):
        trainer.bring_in(ExportKind.INTERACTIONS, file, Watch())
    file.write_text("", encoding="utf-8")
    with pytest.raises(CsvWrong, match="lacks USER_ID"):
        trainer.bring_in(ExportKind.INTERACTIONS, file, Watch())
    with pytest.raises(CsvWrong, match="cannot be read"):
        trainer.bring_in(ExportKind.INTERACTIONS, tmp_path / "none.csv", Watch())
    with pytest.raises(KioskError, match="Only likes and views"):
        trainer.bring_in(ExportKind.ITEMS, file, Watch())


def test_an_export_that_is_stopped_leaves_the_old_file(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    visit(database, shop, pages=300)
    out = tmp_path / "likes.csv"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(ExportCancelled):
        trainer_of(database, shop, tmp_path).export(ExportKind.INTERACTIONS, out, Watch("likes"))
    assert out.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".part")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are limited by POSIX rlimits")
def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from admin_tool.adapters.csv_file import write_csv
from admin_tool.core.training import ExportKind
from kiosk.core.errors import DiskFull
from tests.admin_tool.adapters.waiting import Watch
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
rows = ({"USER_ID": f"user-{number}", "KIND": "visitor"} for number in range(100_000))
try:
    write_csv(Path(sys.argv[1]) / "users.csv", ExportKind.USERS, rows, Watch())
except DiskFull as full:
    print("full:", full.remedy, sorted(one.name for one in Path(sys.argv[1]).iterdir()))
"""
    root = Path(__file__).parents[4]
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert re.fullmatch(r"full: Make room on the disk\. \[('home')?\]\n", done.stdout), done


def test_a_damaged_log_or_shelf_costs_its_line_only(
    database: Database, shop: SimulatedShop, tmp_path: Path
) -> None:
    visit(database, shop, pages=300)
    trainer = trainer_of(database, shop, tmp_path)
    trainer.train(Watch())
    log = tmp_path / "admin" / "activity.jsonl"
    log.write_text(log.read_text(encoding="utf-8") + '{"at": "2026-', encoding="utf-8")
    assert [one.kind for one in trainer.activity()] == [ActivityKind.TRAINED]
    shelf = tmp_path / "admin" / "versions.json"
    shelf.write_text(json.dumps([{"number": 1}]), encoding="utf-8")
    assert trainer.versions() == []
    assert trainer.train(Watch()).name == "v1"
