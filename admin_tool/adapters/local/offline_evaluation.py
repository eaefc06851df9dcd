"""How well the recommender would have done: what it learnt from earlier visits, asked about later ones.

The last fifth of the visits is held out. From all others the pictures of a mood are put in order, and each
visit that was held out says how high the pictures stand that were liked in it. The measures are those of
Personalize, by the same names
(https://docs.aws.amazon.com/personalize/latest/dg/working-with-training-metrics.html):
`normalized_discounted_cumulative_gain_at_10`, `precision_at_5`, `mean_reciprocal_rank_at_25`, `coverage` (the
share of the live pictures that is in any list of 25). Two more compare lists with what was shown:
`like_rate_shown` is likes a view in the visits held out, `like_rate_of_top_10` the same of pictures among the
ten best of their mood.

A picture that was not shown could not be liked, so all of them are lower than the truth: they are good for
comparing versions with each other only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from admin_tool.adapters.local.beliefs import Act, Beliefs
from admin_tool.core.training import TooLittleData
from kiosk.adapters.local.shelves import Catalogue
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import MOODS, Mood
from kiosk.core.picture import parse_key

HELD_OUT = 5
"""One visit in so many, the latest, is held out."""
FEWEST_VISITS = 25
"""Visits with a like; five of them are held out, fewer would tell nothing."""
GAIN_DEPTH, PRECISION_DEPTH, RANK_DEPTH = 10, 5, 25

Seen = dict[str, bool]
"""The pictures of a visit, and whether each was liked in the end."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One list against one visit."""

    gain: float
    precision: float
    reciprocal_rank: float


def liking_visits(acts: Iterable[Act]) -> int:
    """How many visits liked something."""
    return len({act.visit_id for act in acts if act.kind is InteractionKind.LIKE})


def evaluate(catalogue: Catalogue, acts: Sequence[Act]) -> dict[str, float]:
    """The measures by name, each from 0 to 1. Raises TooLittleData."""
    visits = liking_visits(acts)
    if visits < FEWEST_VISITS:
        raise TooLittleData(
            f"{visits} visits liked a picture, {FEWEST_VISITS} are needed",
            have={"visits": visits},
            need={"visits": FEWEST_VISITS},
            remedy=f"Wait for {FEWEST_VISITS - visits} more; the kiosk learns from every like meanwhile.",
        )
    later = _held_out(acts)
    beliefs = Beliefs(catalogue, (act for act in acts if act.visit_id not in later))
    rankings = {mood: beliefs.ranking(mood) for mood in MOODS}
    verdicts, asked = [], set[Mood]()
    for seen in later.values():
        for mood in MOODS:
            places = {picture_id: place for place, picture_id in enumerate(rankings[mood])}
            liked = sorted(places[one] for one, well in seen.items() if well and one in places)
            if liked:
                verdicts.append(judged(liked))
                asked.add(mood)
    listed = sum(min(RANK_DEPTH, len(rankings[mood])) for mood in asked)
    shown, top = _like_rates(later.values(), rankings)
    return {
        "normalized_discounted_cumulative_gain_at_10": _mean([one.gain for one in verdicts]),
        "precision_at_5": _mean([one.precision for one in verdicts]),
        "mean_reciprocal_rank_at_25": _mean([one.reciprocal_rank for one in verdicts]),
        "coverage": listed / max(1, beliefs.live),
        "like_rate_shown": shown,
        "like_rate_of_top_10": top,
    }


def judged(places: Sequence[int]) -> Verdict:
    """How a list did whose liked pictures stand at `places`, from 0, in order.

    The gain is that of Järvelin and Kekäläinen (2002) with a like as 1, over the best that could be.
    """
    best = sum(1 / log2(place + 2) for place in range(min(len(places), GAIN_DEPTH)))
    gain = sum(1 / log2(place + 2) for place in places if place < GAIN_DEPTH)
    hits = sum(place < PRECISION_DEPTH for place in places)
    rank = 1 / (places[0] + 1) if places[0] < RANK_DEPTH else 0.0
    return Verdict(gain / best, hits / PRECISION_DEPTH, rank)


def _held_out(acts: Sequence[Act]) -> dict[str, Seen]:
    """The latest visits by their first act."""
    visits: dict[str, Seen] = {}
    for act in acts:
        seen = visits.setdefault(act.visit_id, {})
        seen.setdefault(act.picture_id, False)
        if act.kind is not InteractionKind.VIEW:
            seen[act.picture_id] = act.kind is InteractionKind.LIKE
    names = list(visits)
    return {name: visits[name] for name in names[-(len(names) // HELD_OUT) :]}


def _like_rates(visits: Iterable[Seen], rankings: dict[Mood, Sequence[str]]) -> tuple[float, float]:
    tops = {mood: set(ranking[:GAIN_DEPTH]) for mood, ranking in rankings.items()}
    shown, best = list[bool](), list[bool]()
    for seen in visits:
        for picture_id, liked in seen.items():
            key = parse_key(picture_id)
            shown.append(liked)
            if key and picture_id in tops[key[1]]:
                best.append(liked)
    return _mean(shown), _mean(best)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
