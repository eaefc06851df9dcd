import pytest

from kiosk.core.errors import CodePause, KioskError, SettingsWrong
from kiosk.core.interaction import Act, InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import live_key, parse_key, pool_key
from kiosk.core.reading import Gender
from kiosk.core.recommendation import Pick, cohort
from kiosk.core.strategy import Strategy, personal_offered
from kiosk.core.visitor import CODE_LETTERS, new_return_code, tidy_code


def test_there_are_eight_moods() -> None:
    assert len(MOODS) == 8


def test_keys_of_pictures_are_taken_apart_again() -> None:
    assert parse_key(live_key(Mood.FEAR, "a b.jpeg")) == ("emotions", Mood.FEAR, "a b.jpeg")
    assert parse_key(pool_key(Mood.SAD, "슬픔+1%.jpeg")) == ("imgPool", Mood.SAD, "슬픔+1%.jpeg")


@pytest.mark.parametrize(
    "key",
    ["", "emotions", "emotions/happy/", "emotions/bored/a.jpeg", "other/happy/a.jpeg", "emotions/happy/a/b"],
)
def test_other_keys_are_no_pictures(key: str) -> None:
    assert parse_key(key) is None


def test_cohorts_are_named_by_gender_and_mood() -> None:
    assert cohort(Mood.HAPPY) == "any/happy"
    assert cohort(Mood.HAPPY, Gender.FEMALE) == "female/happy"


@pytest.mark.parametrize(
    ("remembered", "likes", "offered"), [(False, 50, False), (True, 9, False), (True, 10, True)]
)
def test_a_personal_list_needs_consent_and_likes(remembered: bool, likes: int, offered: bool) -> None:
    assert personal_offered(remembered, likes, 10) is offered


def test_return_codes_have_no_letters_that_look_alike() -> None:
    codes = {new_return_code() for _ in range(200)}
    assert len(codes) > 190
    assert not set("".join(codes)) & set("01OILU")


@pytest.mark.parametrize(
    ("typed", "code"), [("k7m 2qx", "K7M2QX"), ("K7M·2QX", "K7M2QX"), ("K7M2Q", None), ("K7M2Q0", None)]
)
def test_a_typed_code_is_tidied(typed: str, code: str | None) -> None:
    assert tidy_code(typed) == code
    assert code is None or set(code) <= set(CODE_LETTERS)


def test_an_error_says_what_happened_to_what_and_what_to_do() -> None:
    error = SettingsWrong("idle_s = 5 is not allowed", item="settings.toml", remedy="Allowed: 10 to 600.")
    assert str(error) == "idle_s = 5 is not allowed (settings.toml). Allowed: 10 to 600."
    assert isinstance(CodePause(60), KioskError)


def test_an_act_is_stamped_once_with_id_and_time() -> None:
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    pick = Pick("emotions/sad/a.jpeg", Strategy.FRESH, 0.25, "r1")
    stamped = Act(InteractionKind.LIKE, "any/sad", pick, ("emotions/sad/a.jpeg",)).stamped("e1", "v1", now)
    assert (stamped.event_id, stamped.visit_id, stamped.at) == ("e1", "v1", now)
    assert (stamped.strategy, stamped.propensity, stamped.recommendation_id) == (Strategy.FRESH, 0.25, "r1")
