"""How good answers about moods are: accuracy, recall, confusion, honesty."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.mood import Mood

_BINS = 15
_PRECISION = 0.8


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said about one face; `found` is False when none was seen, `said` False when it abstained."""

    truth: Mood
    top: Mood | None
    confidence: float
    found: bool
    said: bool
    ms: float

    @property
    def right(self) -> bool:
        """Whether the likeliest mood is the true one; a face that was not found is wrong."""
        return self.found and self.top is self.truth


@dataclass(frozen=True, slots=True)
class Scores:
    """All shares are 0 to 1; see `scores_of`."""

    faces: int
    found: float
    accuracy: float
    accuracy_of_found: float
    macro_recall: float
    recall: dict[str, float]
    calibration_error: float
    said: float
    precision: float
    coverage_at_80: float
    confusion: dict[str, dict[str, int]]
    ms: float


def scores_of(answers: Sequence[Answer]) -> Scores:
    """Scores of at least one answer.

    `accuracy` counts every face, `macro_recall` is the mean over the moods there are, `said` and `precision`
    are at the shipped threshold, `coverage_at_80` is the share that could be said with four in five right,
    `ms` the median time.
    """
    found = [answer for answer in answers if answer.found]
    said = [answer for answer in found if answer.said]
    truths = [mood for mood in Mood if any(answer.truth is mood for answer in answers)]
    recall = {mood.value: _share_right([a for a in answers if a.truth is mood]) for mood in truths}
    return Scores(
        faces=len(answers),
        found=len(found) / len(answers),
        accuracy=_share_right(answers),
        accuracy_of_found=_share_right(found),
        macro_recall=sum(recall.values()) / len(recall),
        recall=recall,
        calibration_error=calibration_error(found),
        said=len(said) / len(answers),
        precision=_share_right(said),
        coverage_at_80=coverage(answers, _PRECISION),
        confusion=_confusion(answers, truths),
        ms=sorted(answer.ms for answer in answers)[len(answers) // 2],
    )


def calibration_error(answers: Sequence[Answer]) -> float:
    """Expected calibration error over 15 bins of equal width (Naeini et al. 2015)."""
    bins: dict[int, list[Answer]] = {}
    for answer in answers:
        bins.setdefault(min(int(answer.confidence * _BINS), _BINS - 1), []).append(answer)
    gaps = (abs(sum(a.confidence for a in some) - sum(a.right for a in some)) for some in bins.values())
    return sum(gaps) / max(1, len(answers))


def coverage(answers: Sequence[Answer], precision: float) -> float:
    """The largest share of all faces that can be said, surest first, with `precision` of them right."""
    right, best = 0, 0
    for count, answer in enumerate(
        sorted(answers, key=lambda a: a.confidence if a.found else -1, reverse=True), 1
    ):
        right += answer.right
        if answer.found and right >= precision * count:
            best = count
    return best / len(answers)


def _share_right(answers: Sequence[Answer]) -> float:
    return sum(answer.right for answer in answers) / len(answers) if answers else 0.0


def _confusion(answers: Sequence[Answer], truths: Sequence[Mood]) -> dict[str, dict[str, int]]:
    """How often each true mood was taken for which; "no face" where none was found."""
    table: dict[str, dict[str, int]] = {mood.value: {} for mood in truths}
    for answer in answers:
        row, taken = table[answer.truth.value], answer.top.value if answer.top else "no face"
        row[taken] = row.get(taken, 0) + 1
    return table
