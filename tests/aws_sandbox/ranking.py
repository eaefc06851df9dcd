"""Orders items for a user: what all like, what goes with the context, what they and their like like."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log1p

from tests.aws_sandbox.personalize_data import GroupData, Sums

_EXPLORE_EVERY = 4
_PERSONAL, _CONTEXT, _CROWD, _ALIKE = 2.0, 1.5, 1.0, 1.5
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
    contexts = [data.by_context.get(f"{name}={value}", {}) for name, value in context.items()]
    alike = _liked_by_alike(data, user_id, mine)
    raw = {
        item_id: _CROWD * log1p(crowd.get(item_id, 0.0))
        + _PERSONAL * log1p(mine.get(item_id, 0.0))
        + _CONTEXT * sum(log1p(one.get(item_id, 0.0)) for one in contexts)
        + _ALIKE * log1p(alike[item_id])
        for item_id in candidates
    }
    warm = sorted((item for item in raw if crowd.get(item)), key=lambda item: (-raw[item], item))
    cold = sorted(
        (item for item in raw if not crowd.get(item)),
        key=lambda item: (data.seen[item], _age(data, item), item),
    )
    order: list[tuple[str, str]] = []
    popular = not mine
    while (warm or cold) and len(order) < count:
        turn_to_explore = explore and len(order) % _EXPLORE_EVERY == _EXPLORE_EVERY - 1
        if cold and (turn_to_explore or not warm):
            order.append((cold.pop(0), "Exploration" if explore else ""))
        else:
            order.append((warm.pop(0), "Popular item" if popular else ""))
    total = sum(raw.values()) or 1.0
    return [Ranked(item, raw[item] / total, reason) for item, reason in order]


def _liked_by_alike(data: GroupData, user_id: str, mine: Sums) -> Counter[str]:
    """What users who liked the same items liked besides."""
    alike: Counter[str] = Counter()
    for item_id in mine:
        for other in sorted(data.fans.get(item_id, ()))[:_MOST_FANS]:
            if other != user_id:
                alike.update({item: 1 for item, weight in data.by_user[other].items() if weight >= 1})
    return alike


def _age(data: GroupData, item_id: str) -> float:
    created = data.items.get(item_id, {}).get("CREATION_TIMESTAMP")
    return -float(created if created is not None else data.item_put_at_s.get(item_id, 0.0))
