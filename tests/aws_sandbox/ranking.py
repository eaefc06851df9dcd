"""Orders items for a user: what all like, what goes with the context, what they and their like like."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log1p, sqrt

from tests.aws_sandbox.personalize_data import GroupData, Sums

_EXPLORE_EVERY = 4
_CROWD, _CONTEXT, _PERSONAL, _ALIKE = 1.0, 1.5, 3.0, 2.0
_MOST_FANS = 50


@dataclass(frozen=True, slots=True)
class Ranked:
    """One recommended item; scores of a list sum to 1 at most."""

    item_id: str
    score: float
    reason: str = ""


def rank(
    data: GroupData,
    user_id: str,
    context: Mapping[str, str],
    candidates: Collection[str],
    count: int,
    explore: bool = True,
) -> list[Ranked]:
    """The best `count` of `candidates`; every fourth place is for an item without events, newest first.

    Ties are broken by id, so that the same data give the same list.
    """
    crowd = data.popularity
    mine = data.by_user.get(user_id, {})
    raw: dict[str, float] = dict.fromkeys(candidates, 0.0)
    for share, sums in (
        (_CROWD, crowd),
        *((_CONTEXT, data.by_context.get(f"{name}={value}", {})) for name, value in context.items()),
    ):
        most = log1p(max((sums.get(item, 0.0) for item in raw), default=0.0)) or 1.0
        for item in raw:
            raw[item] += share * log1p(sums.get(item, 0.0)) / most
    alike = _liked_by_alike(data, user_id, mine)
    for item in raw:
        liked = mine.get(item, 0.0)
        raw[item] += _PERSONAL * liked / (1 + liked) + _ALIKE * min(1.0, alike.get(item, 0.0))
    warm = sorted((item for item in raw if crowd.get(item)), key=lambda item: (-raw[item], item))
    cold = [item for item in raw if not crowd.get(item)]
    cold.sort(key=lambda item: (data.seen[item], -_created_s(data, item), item))
    order: list[tuple[str, str]] = []
    while (warm or cold) and len(order) < count:
        turn_to_explore = explore and len(order) % _EXPLORE_EVERY == _EXPLORE_EVERY - 1
        if cold and (turn_to_explore or not warm):
            order.append((cold.pop(0), "Exploration" if explore else ""))
        else:
            order.append((warm.pop(0), "" if mine else "Popular item"))
    total = sum(raw.values()) or 1.0
    return [Ranked(item, raw[item] / total, reason) for item, reason in order]


def _liked_by_alike(data: GroupData, user_id: str, mine: Sums) -> Sums:
    """How alike each item's fans are to those of the items that the user likes: the sum of cosines."""
    alike: Sums = {}
    for item_id in mine:
        others = sorted(data.fans.get(item_id, set()) - {user_id})[:_MOST_FANS]
        together: Counter[str] = Counter()
        for other in others:
            together.update(item for item, weight in data.by_user[other].items() if weight >= 1)
        for item, count in together.items():
            fans = len(others) * max(1, len(data.fans.get(item, ())))
            alike[item] = alike.get(item, 0.0) + count / sqrt(fans)
    return alike


def _created_s(data: GroupData, item_id: str) -> float:
    created = data.items.get(item_id, {}).get("CREATION_TIMESTAMP")
    return float(created if created is not None else data.item_put_at_s.get(item_id, 0.0))
