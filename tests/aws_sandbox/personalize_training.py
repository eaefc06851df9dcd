"""Personalize's recipes, what it takes to train one, and how good the result is."""

from math import log2
from typing import Any

from tests.aws_sandbox.personalize_data import GroupData
from tests.aws_sandbox.personalize_groups import Group
from tests.aws_sandbox.ranking import rank
from tests.aws_sandbox.wire import ServiceFault, from_epoch

_DEPTH = 25
_MOST_TESTED_USERS = 50


def _recipe(name: str, kind: str) -> dict[str, Any]:
    arn = "arn:aws:personalize:::"
    day = from_epoch(1_700_000_000)
    return {
        "name": name,
        "recipeArn": f"{arn}recipe/{name}",
        "algorithmArn": f"{arn}algorithm/{name}",
        "featureTransformationArn": f"{arn}feature-transformation/{name}",
        "status": "ACTIVE",
        "recipeType": kind,
        "creationDateTime": day,
        "lastUpdatedDateTime": day,
    }


RECIPES = (
    _recipe("aws-user-personalization-v2", "USER_PERSONALIZATION"),
    _recipe("aws-user-personalization", "USER_PERSONALIZATION"),
    _recipe("aws-personalized-ranking-v2", "PERSONALIZED_RANKING"),
    _recipe("aws-popularity-count", "USER_PERSONALIZATION"),
)


def described_recipe(arn: str) -> dict[str, Any]:
    """A recipe. Raises ResourceNotFoundException."""
    for one in RECIPES:
        if one["recipeArn"] == arn:
            return one
    raise ServiceFault("ResourceNotFoundException", f"Resource Arn {arn} does not exist.")


class Training:
    """Checks that there is enough to learn from, and measures the ranking on held-out events.

    The service wants 1000 interactions and 25 users with two each.
    """

    def __init__(self, least_interactions: int = 1000, least_users: int = 25) -> None:
        self._least_interactions = least_interactions
        self._least_users = least_users

    def train(self, group: Group) -> tuple[str, dict[str, float]]:
        """(why it fails or nothing, metrics)."""
        data = group.data
        with data.lock:
            if data.size < self._least_interactions:
                return f"The dataset has {data.size} interactions; {self._least_interactions} are needed.", {}
            users = sum(1 for events in data.events_of.values() if events >= 2)
            if users < self._least_users:
                return (
                    f"The dataset has {users} users with two interactions; {self._least_users} are needed.",
                    {},
                )
            return "", _metrics(data)


def _metrics(data: GroupData) -> dict[str, float]:
    """The service's offline metrics: each tested user's last liked item is to be found again."""
    candidates = list(data.items) or list(data.popularity)
    reciprocal, gains, hits, recommended, tested = (
        0.0,
        dict.fromkeys((5, 10, 25), 0.0),
        dict.fromkeys((5, 10, 25), 0),
        set[str](),
        0,
    )
    for user_id in sorted(data.by_user)[:_MOST_TESTED_USERS]:
        kinds = data.last.get(user_id, {})
        wanted = next((items[-1] for kind, items in kinds.items() if kind != "view"), None)
        if wanted is None:
            continue
        tested += 1
        mine = data.by_user[user_id]
        kept = mine.pop(wanted, 0.0)
        unseen = [item for item in candidates if item not in mine]
        found = [one.item_id for one in rank(data, user_id, {}, unseen, _DEPTH, explore=False)]
        mine[wanted] = kept
        recommended |= set(found)
        if wanted in found:
            place = found.index(wanted) + 1
            reciprocal += 1 / place
            for depth in gains:
                if place <= depth:
                    gains[depth] += 1 / log2(place + 1)
                    hits[depth] += 1
    tested = max(1, tested)
    metrics = {
        "coverage": len(recommended) / max(1, len(candidates)),
        "mean_reciprocal_rank_at_25": reciprocal / tested,
    }
    for depth in gains:
        metrics[f"normalized_discounted_cumulative_gain_at_{depth}"] = gains[depth] / tested
        metrics[f"precision_at_{depth}"] = hits[depth] / depth / tested
    return metrics
