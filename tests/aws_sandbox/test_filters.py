import pytest

from tests.aws_sandbox.filters import Scene, apply_filter, parse_filter
from tests.aws_sandbox.personalize_schemas import Column
from tests.aws_sandbox.service import RuleBroken

SCHEMAS = {
    "ITEMS": {
        "ITEM_ID": Column("ITEM_ID", ("string",)),
        "EMOTION": Column("EMOTION", ("string",), categorical=True),
        "STATUS": Column("STATUS", ("string",), categorical=True),
        "LIKES": Column("LIKES", ("long",)),
    },
    "INTERACTIONS": {"EVENT_TYPE": Column("EVENT_TYPE", ("string",))},
    "USERS": {"AGE": Column("AGE", ("long",))},
}
ITEMS: dict[str, dict[str, object]] = {
    "a": {"EMOTION": "happy", "STATUS": "live", "LIKES": 3},
    "b": {"EMOTION": "happy", "STATUS": "withdrawn", "LIKES": 9},
    "c": {"EMOTION": "sad|calm", "STATUS": "live", "LIKES": 0},
    "d": {"EMOTION": "sad", "STATUS": "live", "LIKES": None},
}
SCENE = Scene({"AGE": 20}, {"like": frozenset("a"), "view": frozenset("ac")})


def passing(text: str, **given: str) -> set[str]:
    return apply_filter(parse_filter(text, SCHEMAS), given, SCHEMAS, ITEMS, SCENE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('INCLUDE ItemID WHERE Items.EMOTION IN ("happy") AND Items.STATUS IN ("live")', "a"),
        ('include itemId where items.EMOTION in ("happy")', "ab"),
        ('INCLUDE ItemID WHERE Items.EMOTION IN ("calm")', "c"),
        ('INCLUDE ItemID WHERE Items.EMOTION NOT IN ("sad")', "ab"),
        ('INCLUDE ItemID WHERE Items.LIKES > 2 AND Items.STATUS IN ("live") OR Items.LIKES = 0', "ac"),
        ('EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("LIKE")', "bcd"),
        ('EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")', "bd"),
        (
            'INCLUDE ItemID WHERE Items.STATUS IN ("live")'
            ' | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("like")',
            "cd",
        ),
        ('INCLUDE ItemID WHERE Items.LIKES < 1 | INCLUDE ItemID WHERE Items.EMOTION IN ("happy")', "abc"),
        ("EXCLUDE ItemID WHERE Items.LIKES < 5 IF CurrentUser.AGE > 18 AND CurrentUser.AGE < 30", "bd"),
        ("EXCLUDE ItemID WHERE Items.LIKES < 5 IF CurrentUser.AGE > 30", "abcd"),
    ],
)
def test_an_expression_lets_the_right_items_pass(text: str, expected: str) -> None:
    assert passing(text) == set(expected)


def test_parameters_are_quoted_lists() -> None:
    text = "INCLUDE ItemID WHERE Items.EMOTION IN ($MOODS)"
    assert passing(text, MOODS='"happy"') == {"a", "b"}
    assert passing(text, MOODS='"happy","calm"') == {"a", "b", "c"}
    for wrong in ("happy", '"happy', '"a" "b"', ""):
        with pytest.raises(RuleBroken, match="quotes"):
            passing(text, MOODS=wrong)


def test_numbers_as_parameters_need_no_quotes() -> None:
    assert passing("INCLUDE ItemID WHERE Items.LIKES >= $LEAST", LEAST="3") == {"a", "b"}


def test_an_include_needs_all_its_parameters_and_an_exclude_without_them_does_nothing() -> None:
    with pytest.raises(RuleBroken, match="Missing"):
        passing("INCLUDE ItemID WHERE Items.EMOTION IN ($MOOD)")
    assert passing("EXCLUDE ItemID WHERE Items.EMOTION IN ($MOOD)") == set(ITEMS)
    with pytest.raises(RuleBroken, match="not in the filter"):
        passing('EXCLUDE ItemID WHERE Items.EMOTION IN ("sad")', MOOD='"sad"')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "INCLUDE ItemID",
        'INCLUDE ItemID WHERE Items.NOPE IN ("a")',
        'INCLUDE ItemID WHERE Nowhere.EMOTION IN ("a")',
        "INCLUDE ItemID WHERE Items.EMOTION IN (happy)",
        'INCLUDE ItemID WHERE Items.EMOTION IN ("a"',
        'INCLUDE ItemID WHERE Items.EMOTION IN ("*")',
        'INCLUDE ItemID WHERE Items.EMOTION LIKE "a"',
        'INCLUDE ItemID WHERE Items.EMOTION IN ("a") AND Interactions.EVENT_TYPE IN ("like")',
        'INCLUDE ItemID WHERE Items.EMOTION IN ("a") IF Items.LIKES > 1',
        'INCLUDE ItemID WHERE Items.EMOTION IN ("a") | ',
        'INCLUDE ItemID WHERE Items.EMOTION IN ("a") ;',
    ],
)
def test_an_expression_that_is_wrong_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="not valid"):
        parse_filter(text, SCHEMAS)
