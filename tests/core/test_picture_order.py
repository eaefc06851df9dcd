import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.core.picture_order import OrderWrong, PictureOrder, batch_name, read_order

OF_THE_OLD_DEMO = (
    '{"index":7,"prompt":"{\\"emotion\\":\\"happy\\",\\"text\\":\\"a dog, \\\\\\"smiling\\\\\\"\\"}",'
    '"fname":"imgPool/happy/img_20230423-102041"}'
)


def test_the_old_demos_message_is_read() -> None:
    order = read_order(OF_THE_OLD_DEMO)
    assert order.key == "imgPool/happy/img_20230423-102041_7h.jpeg"
    assert (order.prompt.mood, order.prompt.text) == (Mood.HAPPY, 'a dog, "smiling"')
    assert read_order(OF_THE_OLD_DEMO).prompt.seed == order.prompt.seed


def test_the_old_demos_unpadded_times_are_read() -> None:
    body = OF_THE_OLD_DEMO.replace("img_20230423-102041", "img_2023045-9102")
    assert read_order(body).key == "imgPool/happy/img_2023045-9102_7h.jpeg"


def test_the_old_demos_function_finds_its_three_fields_in_ours() -> None:
    name = batch_name(datetime(2026, 11, 2, 4, 5, 6, tzinfo=UTC))
    told = json.loads(PictureOrder(Prompt(Mood.FEAR, "안개 낀 숲", seed=5), 3, name).message())
    inner = json.loads(told["prompt"])
    assert told["index"] == 3
    assert told["fname"] == "imgPool/fear/img_20261102-040506"
    assert (inner["emotion"], inner["text"]) == ("fear", "안개 낀 숲")
    # as the demo builds its key
    assert f"{told['fname']}_{told['index']}h.jpeg" == "imgPool/fear/img_20261102-040506_3h.jpeg"


def test_what_is_sent_is_what_is_read() -> None:
    prompt = Prompt(Mood.CALM, 'still "water" 100 % + 안녕', "text", 2**40, 512, 768, 20, 6.5)
    order = PictureOrder(prompt, 41, "img_20261102-040506-b2")
    assert read_order(order.message()) == order


def test_ids_keep_the_rules_of_fifo_queues() -> None:
    order = PictureOrder(Prompt(Mood.SAD, "비 오는 날" * 300), 0, "img_20261102-040506")
    for found in (order.group, order.deduplication_id):
        assert re.fullmatch(r"[!-~]{1,128}", found)
    other = replace(order, index=1)
    assert other.deduplication_id != order.deduplication_id
    assert other.group == order.group


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("hello", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"index":0,"fname":"img_20230423-102041"}', "prompt is no JSON object"),
        (OF_THE_OLD_DEMO.replace("happy", "others"), "none of the eight moods"),
        (OF_THE_OLD_DEMO.replace("imgPool/happy", "emotions/happy"), "not in the pool folder"),
        (OF_THE_OLD_DEMO.replace("imgPool/happy/img_20230423-102041", "imgPool/happy/.."), "not img_"),
        (OF_THE_OLD_DEMO.replace('"index":7', '"index":-7'), "index is no whole number"),
        (OF_THE_OLD_DEMO.replace('"index":7', '"index":true'), "index is no whole number"),
        (OF_THE_OLD_DEMO.replace("a dog", "a" * 4001), "more than 4000"),
        (
            '{"index":0,"prompt":{"emotion":"sad","text":" "},"fname":"img_20230423-102041"}',
            "text is missing",
        ),
    ],
)
def test_what_is_no_order_says_why(body: str, why: str) -> None:
    with pytest.raises(OrderWrong, match=why):
        read_order(body)
