import csv
import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from admin_tool.core.training import ActivityKind, ExportKind, StepState, TooLittleData
from kiosk.core.errors import ServiceDown, ServiceRefused
from kiosk.core.mood import MOODS, Mood
from tests.admin_tool.adapters.aws.conftest import Shop
from tests.admin_tool.adapters.aws.training_works import TrainingWorks, states
from tests.admin_tool.adapters.waiting import Watch

ALL = ("account", "datasets", "history", "tracker", "training", "campaign", "kiosks")


@pytest.fixture
def works(shop: Shop, tmp_path: Path) -> Iterator[TrainingWorks]:
    name = f"shop-{uuid.uuid4().hex[:8]}"
    role = "arn:aws:iam::123456789012:role/imports"
    names = replace(shop.names, import_role_arn=role)
    made = TrainingWorks(shop.sandbox, shop.session, names, name, tmp_path)
    yield made
    shop.sandbox.clear_faults()
    made.trainer().tear_down(Watch())


def prepared(works: TrainingWorks) -> None:
    """Up to a seeded history."""
    works.shelve()
    trainer = works.trainer()
    trainer.perform("datasets", Watch())
    trainer.seed(Watch())


def test_from_an_empty_account_to_a_campaign_that_answers_and_back(works: TrainingWorks) -> None:
    pictures = works.shelve()
    trainer, watch = works.trainer(), Watch()
    assert tuple(states(trainer)) == ALL
    assert states(trainer) == dict.fromkeys(ALL, StepState.WAITING) | {
        "account": StepState.DONE,
        "datasets": StepState.READY,
    }
    trainer.perform("account", watch)
    trainer.perform("datasets", watch)
    assert trainer.seed(watch) >= 1000
    for step in ("tracker", "training", "campaign"):
        trainer.perform(step, watch)
    found = states(trainer)
    assert found.pop("kiosks") is StepState.READY, "the settings name no campaign yet"
    assert set(found.values()) == {StepState.DONE}
    [version] = trainer.versions()
    assert (version.name, version.live, version.state) == ("v1", True, StepState.DONE)
    assert version.seeded_share == 1.0
    assert {"precision_at_5", "coverage", "mean_reciprocal_rank_at_25"} <= set(version.metrics)
    tried = trainer.try_out(Mood.CALM, 3)
    assert len(tried) == 3
    assert {one for one, _ in tried} <= {one.id for one in pictures if one.mood is Mood.CALM}
    assert [score for _, score in tried] == sorted((score for _, score in tried), reverse=True)
    done = trainer.tear_down(watch)
    assert all(one.gone for one in done)
    kinds = [one.what.rsplit(" ", 1)[0] for one in done]
    order = ("campaign", "solution", "filter", "event tracker", "dataset", "schema", "dataset group")
    assert list(dict.fromkeys(kinds)) == list(order)
    assert works.left() == []
    assert trainer.tear_down(watch) == []
    kinds_of_lines = [one.kind for one in trainer.activity()]
    assert ActivityKind.SEEDED in kinds_of_lines
    assert ActivityKind.FAILED not in kinds_of_lines


def test_the_kiosks_step_tells_what_to_put_into_the_settings(works: TrainingWorks) -> None:
    prepared(works)
    for step in ("tracker", "training", "campaign"):
        works.trainer().perform(step, Watch())
    wanted = next(one for one in works.trainer().steps() if one.id == "kiosks").ids
    assert {"campaign_arn", "filter_arn", "personal_filter_arn", "tracking_id"} <= set(wanted)
    with pytest.raises(ServiceRefused, match="campaign_arn"):
        works.trainer().perform("kiosks", Watch())
    settled = works.trainer(replace(works.names, **wanted))
    assert set(states(settled).values()) == {StepState.DONE}
    settled.perform("kiosks", Watch())


def test_real_likes_take_the_place_of_the_seeds(works: TrainingWorks) -> None:
    pictures = works.shelve()
    works.record(pictures, users=30, each=34)
    trainer = works.trainer()
    trainer.perform("datasets", Watch())
    trainer.seed(Watch())
    history = next(one for one in trainer.steps() if one.id == "history")
    assert history.numbers["events"] == history.numbers["seeded"] + 1020
    first = trainer.train(Watch())
    trainer.perform("campaign", Watch())
    trainer.perform("history", Watch())
    second = trainer.train(Watch())
    assert 0.4 < first.seeded_share < 0.6
    assert second.seeded_share == 0.0
    assert [(one.name, one.live) for one in trainer.versions()] == [("v2", False), ("v1", True)]
    campaign = next(one for one in trainer.steps() if one.id == "campaign")
    assert (campaign.state, dict(campaign.numbers)) == (StepState.READY, {"live": 1, "version": 2})
    trainer.perform("campaign", Watch())
    assert [one.live for one in works.trainer().versions()] == [True, False]


def test_too_little_data_is_told_before_anything_is_made(works: TrainingWorks) -> None:
    pictures = works.shelve(MOODS[:2])
    works.record(pictures, users=10, each=20)
    trainer = works.trainer()
    trainer.perform("datasets", Watch())
    with pytest.raises(TooLittleData) as told:
        trainer.perform("history", Watch())
    assert told.value.have == {"events": 200, "users": 10}
    assert told.value.need == {"events": 1000, "users": 25}
    assert "800 more likes and views and 15 more visitors" in told.value.remedy
    with pytest.raises(TooLittleData):
        trainer.train(Watch())
    with pytest.raises(TooLittleData, match="2 moods"):
        trainer.seed(Watch())
    assert not works.sandbox.object_keys(works.names.bucket, "training/")
    assert trainer.activity()[0].kind is ActivityKind.FAILED


def test_what_a_deployment_made_is_found_and_stays(works: TrainingWorks) -> None:
    prepared(works)
    trainer = works.trainer()
    trainer.perform("tracker", Watch())
    before = sorted(works.left())
    for step in ("datasets", "tracker"):
        works.trainer().perform(step, Watch())
    assert sorted(works.left()) == before
    named = replace(works.names, dataset_group_arn=next(one for one in before if "dataset-group" in one))
    assert states(works.trainer(named))["tracker"] is StepState.DONE


def test_schemas_that_were_left_behind_are_used_again(works: TrainingWorks) -> None:
    client = works.client("personalize")
    old = '{"type":"record","name":"Users","namespace":"x","fields":[{"name":"USER_ID","type":"string"},'
    old += '{"name":"AGE","type":"long"}],"version":"1.0"}'
    client.create_schema(name=f"{works.name}-users", schema=old)
    works.trainer().perform("datasets", Watch())
    assert any(one.endswith(f"schema/{works.name}-users-2") for one in works.left())
    works.trainer().tear_down(Watch())
    assert works.left() == [f"arn:aws:personalize:ap-northeast-2:123456789012:schema/{works.name}-users"]
    client.delete_schema(schemaArn=works.left()[0])


def test_a_denied_action_is_told_in_the_first_step(works: TrainingWorks) -> None:
    prepared(works)
    rule = works.sandbox.deny("personalize", "ListFilters")
    first, *rest = works.trainer().steps()
    assert first.state is StepState.FAILED
    assert first.detail.startswith("personalize:ListFilters is denied")
    assert {one.state for one in rest} == {StepState.WAITING}
    with pytest.raises(ServiceRefused, match="denied"):
        works.trainer().perform("tracker", Watch())
    works.sandbox.end_fault(rule)
    assert states(works.trainer())["history"] is StepState.DONE


def test_a_busy_service_is_asked_again_while_we_wait(works: TrainingWorks) -> None:
    prepared(works)
    works.sandbox.throttle("personalize", "DescribeSolutionVersion", times=5)
    assert works.trainer().train(Watch()).state is StepState.DONE
    works.sandbox.throttle("personalize", "CreateCampaign")
    with pytest.raises(ServiceDown, match="busy"):
        works.trainer().perform("campaign", Watch())


def test_what_is_refused_is_told_and_the_rest_goes(works: TrainingWorks) -> None:
    prepared(works)
    works.trainer().perform("tracker", Watch())
    rule = works.sandbox.deny("personalize", "DeleteFilter")
    done = works.trainer().tear_down(Watch())
    stuck = {one.what.split()[0] for one in done if not one.gone}
    assert {"filter"} <= stuck <= {"filter", "dataset"}
    assert any(one.gone and one.what.startswith("event tracker") for one in done)
    works.sandbox.end_fault(rule)
    assert all(one.gone for one in works.trainer().tear_down(Watch()))
    assert works.left() == []


def test_stopping_the_campaign_deletes_it_and_only_it(works: TrainingWorks) -> None:
    prepared(works)
    trainer = works.trainer()
    trainer.train(Watch())
    trainer.perform("campaign", Watch())
    spent = trainer.spend()
    assert len(spent.days) == 14
    assert spent.month_usd > 0
    trainer.stop_campaign(Watch())
    assert states(trainer)["campaign"] is StepState.READY
    assert not [one for one in works.left() if ":campaign/" in one]
    line = trainer.activity()[0]
    assert (line.kind, line.subject, line.by) == (ActivityKind.CAMPAIGN_STOPPED, "v1", "tester")
    assert trainer.spend().month_usd >= spent.month_usd * 0.9, "what it cost is not forgotten"
    with pytest.raises(ServiceRefused, match="no campaign"):
        trainer.stop_campaign(Watch())
    with pytest.raises(ServiceRefused, match="no campaign"):
        trainer.try_out(Mood.HAPPY, 3)


def test_exports_have_every_row_of_every_page(works: TrainingWorks, tmp_path: Path) -> None:
    pictures = works.shelve()
    works.record(pictures, users=5, each=4)
    trainer = works.trainer()
    counts = {}
    for kind in ExportKind:
        counts[kind] = trainer.export(kind, tmp_path / f"{kind}.csv", Watch())
    assert counts == {ExportKind.USERS: 8, ExportKind.ITEMS: 24, ExportKind.INTERACTIONS: 20}
    with (tmp_path / "interactions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 20
    assert {row["USER_ID"] for row in rows} == {f"visitor-{number}" for number in range(5)}
    assert {row["KIOSK"] for row in rows} == {"kiosk-1"}
    assert trainer.activity()[0].kind is ActivityKind.EXPORTED


def test_an_export_is_brought_in_once(works: TrainingWorks, tmp_path: Path) -> None:
    pictures = works.shelve()
    works.record(pictures, users=30, each=40)
    file, trainer = tmp_path / "likes.csv", works.trainer()
    trainer.export(ExportKind.INTERACTIONS, file, Watch())
    lines = file.read_text(encoding="utf-8").splitlines()
    broken = [
        lines[1].replace("emotions/", "somewhere/"),
        "one,two",
        re.sub(",like,|,view,", ",wink,", lines[2]),
    ]
    file.write_text("\n".join([*lines, *broken]) + "\n", encoding="utf-8")
    trainer.perform("datasets", Watch())
    report = trainer.bring_in(ExportKind.INTERACTIONS, file, Watch())
    assert (report.rows, report.known, report.skipped_count) == (1200, 0, 3)
    assert [one.line for one in report.skipped] == [1202, 1203, 1204]
    assert "cells" in report.skipped[1].why
    again = works.trainer().bring_in(ExportKind.INTERACTIONS, file, Watch())
    assert (again.rows, again.known) == (0, 1200)
    assert works.trainer().train(Watch()).seeded_share == 0.0


def test_a_file_that_is_no_such_export_is_refused_whole(works: TrainingWorks, tmp_path: Path) -> None:
    works.trainer().perform("datasets", Watch())
    file = tmp_path / "wrong.csv"
    file.write_text("USER_ID,WEIGHT\na,1\n", encoding="utf-8")
    with pytest.raises(Exception, match=r"lacks ITEM_ID.*has WEIGHT"):
        works.trainer().bring_in(ExportKind.INTERACTIONS, file, Watch())
    assert not works.sandbox.object_keys(works.names.bucket, "training/")
