import pytest

from kiosk.core.mood import MOODS, Mood
from kiosk.core.mood_vote import MoodVote, decide
from kiosk.core.reading import Box, Gender, Reading


def reading(mood: Mood, confidence: float, gender: Gender | None = None) -> Reading:
    rest = (1 - confidence) / (len(MOODS) - 1)
    moods = {m: confidence if m is mood else rest for m in MOODS}
    return Reading(moods, mood, Box(0.4, 0.4, 0.2, 0.2), gender=gender)


def test_one_reading_is_not_a_vote_where_a_second_is_asked_for() -> None:
    vote = MoodVote(threshold=0.5)
    vote.add(reading(Mood.HAPPY, 0.9), 10.0)
    assert not vote.settled
    assert vote.progress == 0.0


def test_a_vote_settles_with_enough_readings_over_enough_time() -> None:
    vote = MoodVote(threshold=0.5, needed=3, window_s=1.0)
    progress = []
    for at_s in (10.0, 10.2, 10.4, 10.6, 10.8, 11.0):
        vote.add(reading(Mood.HAPPY, 0.9), at_s)
        progress.append(vote.progress)
    assert progress == sorted(progress)
    assert vote.settled
    assert vote.verdict().mood is Mood.HAPPY


def test_an_analyzer_that_is_paid_for_votes_alone() -> None:
    vote = MoodVote(threshold=0.5, needed=1, window_s=0)
    vote.add(reading(Mood.SAD, 0.8), 3.0)
    assert vote.settled
    assert vote.verdict().mood is Mood.SAD


@pytest.mark.parametrize(
    ("confidences", "mood"),
    [([0.9, 0.9, 0.9], Mood.HAPPY), ([0.9, 0.3, 0.2], None), ([0.5, 0.5], Mood.HAPPY), ([], None)],
)
def test_the_mean_must_reach_the_threshold(confidences: list[float], mood: Mood | None) -> None:
    verdict = decide([reading(Mood.HAPPY, c) for c in confidences], threshold=0.5)
    assert verdict.mood is mood
    if confidences:
        assert sum(verdict.confidences.values()) == pytest.approx(1.0)


def test_the_gender_is_what_most_readings_say() -> None:
    vote = MoodVote(threshold=0.5)
    assert vote.gender is None
    for gender in (Gender.FEMALE, Gender.MALE, Gender.FEMALE, None):
        vote.add(reading(Mood.HAPPY, 0.9, gender), 1.0)
    assert vote.gender is Gender.FEMALE
