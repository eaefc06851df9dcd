import json
import uuid
from datetime import UTC, datetime

import pytest

from installer.cloud.functions.picture_event import read_events
from installer.cloud.functions.queue_batch import Poison
from kiosk.adapters import picture_metadata
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key, pool_key
from tests.aws_sandbox.faults import FaultKind
from tests.installer.cloud.works import Works

ODD_NAMES = ["plain.jpeg", "two words.jpeg", "바다 위 달.jpeg", "a+b.jpeg", "100%.jpeg", "%2B+ %20.jpeg"]


@pytest.fixture
def watched(works: Works) -> Works:
    """Events of a mood's folder arrive in the queue, as by EventBridge."""
    works.watch("emotions/", works.events)
    return works


def key_of(works: Works, name: str, mood: Mood = Mood.HAPPY) -> str:
    """Items of Personalize are for ever, so every test has its own."""
    return live_key(mood, f"{works.name} {name}")


def status(works: Works, key: str) -> tuple[str, str]:
    """What the table and Personalize say."""
    row, item = works.row(key), works.sandbox.personalize_items().get(key)
    return (row["status"] if row else "", item["STATUS"] if item else "")


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_picture_with_any_name_is_registered_and_withdrawn(
    watched: Works, small_jpeg: bytes, name: str
) -> None:
    key = key_of(watched, name)
    watched.put(key, small_jpeg)
    watched.drain(watched.registrar(), watched.events)
    assert status(watched, key) == ("live", "live")
    watched.client("s3").delete_object(Bucket=watched.bucket, Key=key)
    watched.drain(watched.registrar(), watched.events)
    assert status(watched, key) == ("withdrawn", "withdrawn")
    assert not watched.reasons(watched.events)


def test_a_copy_and_an_upload_in_parts_count_as_well(watched: Works, small_jpeg: bytes) -> None:
    s3 = watched.client("s3")
    copied, parts = key_of(watched, "copied.jpeg"), key_of(watched, "parts.jpeg")
    source = pool_key(Mood.HAPPY, f"{watched.name}.jpeg")
    watched.put(source, small_jpeg)
    s3.copy_object(Bucket=watched.bucket, Key=copied, CopySource={"Bucket": watched.bucket, "Key": source})
    upload = s3.create_multipart_upload(Bucket=watched.bucket, Key=parts)["UploadId"]
    where = {"Bucket": watched.bucket, "Key": parts, "UploadId": upload}
    tag = s3.upload_part(**where, PartNumber=1, Body=small_jpeg)["ETag"]
    s3.complete_multipart_upload(**where, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": tag}]})
    watched.drain(watched.registrar(), watched.events)
    assert status(watched, copied) == status(watched, parts) == ("live", "live")
    assert watched.row(source) is None


def test_what_the_picture_says_of_itself_is_kept(watched: Works, small_jpeg: bytes) -> None:
    told = PictureMetadata(DigitalSource.TRAINED_MODEL, Mood.HAPPY, "해바라기 밭", "", 77, "sd-2-1")
    key = key_of(watched, "told.jpeg")
    watched.put(key, picture_metadata.write(small_jpeg, told))
    watched.drain(watched.registrar(), watched.events)
    row = watched.row(key)
    assert row
    assert (row["prompt"], row["seed"], row["generator"], row["shelf"]) == (
        "해바라기 밭",
        77,
        "sd-2-1",
        "live/happy",
    )
    assert watched.sandbox.personalize_items()[key]["DESCRIPTION"] == "해바라기 밭"


def test_approving_again_within_five_minutes_works(watched: Works, small_jpeg: bytes) -> None:
    key = key_of(watched, "again.jpeg")
    registrar = watched.registrar()
    watched.put(key, small_jpeg)
    watched.drain(registrar, watched.events)
    created_at = watched.sandbox.personalize_items()[key]["CREATION_TIMESTAMP"]
    watched.client("s3").delete_object(Bucket=watched.bucket, Key=key)
    watched.drain(registrar, watched.events)
    assert status(watched, key) == ("withdrawn", "withdrawn")
    watched.put(key, small_jpeg)
    watched.drain(registrar, watched.events)
    assert status(watched, key) == ("live", "live")
    assert watched.sandbox.personalize_items()[key]["CREATION_TIMESTAMP"] == created_at


def event_of(key: str, written: bool, sequencer: str) -> str:
    return json.dumps(
        {
            "id": str(uuid.uuid4()),
            "detail-type": "Object Created" if written else "Object Deleted",
            "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "detail": {"object": {"key": key, "sequencer": sequencer}},
        }
    )


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1], [0, 2, 2, 1, 0]])
def test_the_newest_event_wins_in_any_order_and_number(
    works: Works, small_jpeg: bytes, order: list[int]
) -> None:
    key = key_of(works, "late.jpeg")
    works.put(key, small_jpeg)
    # the sequencers are of different lengths: 00A < 00B0 < 00B1
    events = [event_of(key, True, "00A"), event_of(key, False, "00B"), event_of(key, True, "00B1")]
    for number in order:
        works.send(works.events, events[number])
    works.drain(works.registrar(), works.events)
    assert status(works, key) == ("live", "live")


def test_a_removal_that_comes_before_its_creation_stands(works: Works, small_jpeg: bytes) -> None:
    key = key_of(works, "upside down.jpeg")
    works.put(key, small_jpeg)
    works.send(works.events, event_of(key, False, "00B"))
    works.send(works.events, event_of(key, True, "00A"))
    works.drain(works.registrar(), works.events)
    assert status(works, key) == ("withdrawn", "withdrawn")


def test_what_failed_between_table_and_personalize_is_finished_later(works: Works, small_jpeg: bytes) -> None:
    key = key_of(works, "half.jpeg")
    works.put(key, small_jpeg)
    works.send(works.events, event_of(key, True, "00A"))
    works.sandbox.throttle("personalize-events", "PutItems", times=1)
    registrar = works.registrar()
    registrar.work_once()
    assert status(works, key) == ("live", "")
    works.drain(registrar, works.events)
    assert status(works, key) == ("live", "live")


def test_a_failure_stops_its_group_and_no_other(works: Works, small_jpeg: bytes) -> None:
    keys = [key_of(works, f"{n}.jpeg", mood) for mood in (Mood.SAD, Mood.CALM) for n in range(3)]
    for key in keys:
        works.put(key, small_jpeg)
        works.send(works.events, event_of(key, True, "00A"), group=key.split("/")[1])
    works.sandbox.fail("personalize-events", "PutItems", times=1)
    registrar = works.registrar()
    assert registrar.work_once() == 3  # moto gives a batch of both groups; the sad ones wait
    assert [status(works, key)[1] for key in keys] == ["", "", "", "live", "live", "live"]
    works.drain(registrar, works.events)
    assert all(status(works, key) == ("live", "live") for key in keys)


def test_poison_goes_to_the_dead_letters_with_its_reason_and_blocks_nobody(
    works: Works, small_jpeg: bytes
) -> None:
    key = key_of(works, "good.jpeg")
    works.put(key, small_jpeg)
    empty, long = key_of(works, "empty.jpeg"), key_of(works, "x" * 260 + ".jpeg")
    works.put(empty, b"")
    bodies = [
        "no JSON",
        '{"detail-type": "Object Eaten"}',
        event_of(empty, True, "1"),
        event_of(long, True, "1"),
    ]
    for body in [*bodies, event_of(key, True, "00A")]:
        works.send(works.events, body)
    works.drain(works.registrar(), works.events)
    assert status(works, key) == ("live", "live")
    reasons = works.reasons(works.events)
    assert set(reasons) == set(bodies)
    assert reasons["no JSON"] == "The message is no event of S3"
    assert "256 characters" in reasons[bodies[3]]
    assert reasons[bodies[2]] == "The picture is empty"


def test_what_never_works_is_given_up_with_the_services_word(works: Works, small_jpeg: bytes) -> None:
    key = key_of(works, "never.jpeg")
    works.put(key, small_jpeg)
    works.send(works.events, event_of(key, True, "00A"))
    works.sandbox.deny("dynamodb", "UpdateItem")
    works.drain(works.registrar(), works.events)
    reasons = list(works.reasons(works.events).values())
    assert reasons == ["given up after 3 tries: UpdateItem: AccessDeniedException"]


def test_other_objects_and_pictures_gone_meanwhile_are_no_trouble(works: Works) -> None:
    for key in ("emotions/readme.txt", "emotions/happy/a/b.jpeg", "imgPool/happy/a.jpeg"):
        works.send(works.events, event_of(key, True, "00A"))
    gone = key_of(works, "gone.jpeg")
    works.send(works.events, event_of(gone, True, "00A"))
    works.drain(works.registrar(), works.events)
    assert not works.reasons(works.events)
    assert works.row(gone) is None


def test_events_straight_from_a_bucket_are_read_too() -> None:
    record = {
        "eventName": "ObjectCreated:CompleteMultipartUpload",
        "eventTime": "2026-11-22T10:00:00.000Z",
        "s3": {"object": {"key": "emotions/sad/a+b%2Bc+%EB%8B%AC.jpeg", "sequencer": "0055AED6DCD90281E5"}},
    }
    [event] = read_events(json.dumps({"Records": [record]}))
    assert (event.key, event.written) == ("emotions/sad/a b+c 달.jpeg", True)
    assert read_events('{"Service": "Amazon S3", "Event": "s3:TestEvent"}') == []
    with pytest.raises(Poison):
        read_events(json.dumps({"Records": [record | {"eventName": "ObjectRestore:Post"}]}))


def test_notes_name_no_prompt_and_nobody(
    watched: Works, small_jpeg: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    key = key_of(watched, "noted.jpeg")
    watched.put(
        key,
        picture_metadata.write(
            small_jpeg, PictureMetadata(DigitalSource.TRAINED_MODEL, prompt="SECRET WORDS")
        ),
    )
    watched.sandbox.fail("personalize-events", "PutItems", times=1)
    watched.drain(watched.registrar(), watched.events)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["note"] for line in lines] == ["failed", "registered"]
    assert lines[1]["key"] == key
    assert "SECRET" not in json.dumps(lines)
    assert FaultKind.FAIL in {one["outcome"].removeprefix("fault:") for one in watched.sandbox.journal()}
