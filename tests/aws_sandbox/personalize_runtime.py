"""Personalize's recommendations: GetRecommendations and GetPersonalizedRanking."""

import base64
import uuid
from collections.abc import Callable
from typing import Any

from tests.aws_sandbox.filters import Scene, apply_filter, parse_filter
from tests.aws_sandbox.personalize_groups import Group, Groups
from tests.aws_sandbox.personalize_resources import Resource
from tests.aws_sandbox.ranking import Ranked, rank
from tests.aws_sandbox.service import Operation, RuleBroken
from tests.aws_sandbox.wire import Call

_USUAL, _MOST, _MOST_WITH_METADATA = 25, 500, 50


class PersonalizeRuntime:
    """Lists from what the group was told; an item is known `new_items_after_s` after it was first put."""

    name = "personalize-runtime"
    invalid = "InvalidInputException"

    def __init__(self, groups: Groups, clock: Callable[[], float], new_items_after_s: float) -> None:
        self._groups = groups
        self._clock = clock
        self._new_items_after_s = new_items_after_s

    def operations(self) -> dict[str, Operation]:
        """See Service."""
        return {"GetRecommendations": self._recommend, "GetPersonalizedRanking": self._rank_given}

    def _recommend(self, call: Call) -> dict[str, Any]:
        asked = call.parameters
        if "recommenderArn" in asked or "campaignArn" not in asked:
            raise _invalid("A custom dataset group needs campaignArn, and no recommenderArn")
        group, campaign = self._groups.of_campaign(asked["campaignArn"])
        if not asked.get("userId"):
            raise _invalid("USER_PERSONALIZATION needs userId")
        if "itemId" in asked:
            raise _invalid("USER_PERSONALIZATION takes no itemId")
        columns = asked.get("metadataColumns", {}).get("ITEMS", [])
        most = _MOST_WITH_METADATA if columns else _MOST
        count = asked.get("numResults", _USUAL) or _USUAL
        if count > most:
            raise _invalid(f"numResults {count} is more than {most}")
        self._check_context(group, asked.get("context", {}))
        with group.data.lock:
            known = self._known_items(group)
            passing = self._filtered(group, asked, known, asked["userId"])
            explore = float(
                campaign.fields.get("campaignConfig", {})
                .get("itemExplorationConfig", {})
                .get("explorationWeight", 0.3)
            )
            picked = rank(group.data, asked["userId"], asked.get("context", {}), passing, count, explore > 0)
            promoted = self._promoted(group, asked, known, count)
            items = [self._item(group, campaign, one, columns) for one in picked]
        return {"itemList": _mixed(items, promoted, count), "recommendationId": _recommendation_id()}

    def _rank_given(self, call: Call) -> dict[str, Any]:
        asked = call.parameters
        group, campaign = self._groups.of_campaign(asked["campaignArn"])
        if len(asked["inputList"]) > _MOST:
            raise _invalid(f"inputList may have {_MOST} items")
        self._check_context(group, asked.get("context", {}))
        with group.data.lock:
            given = {item: group.data.items.get(item, {}) for item in asked["inputList"]}
            passing = self._filtered(group, asked, given, asked["userId"])
            picked = rank(
                group.data, asked["userId"], asked.get("context", {}), passing, len(passing), explore=False
            )
            items = [self._item(group, campaign, one, []) for one in picked]
        return {"personalizedRanking": items, "recommendationId": _recommendation_id()}

    def _known_items(self, group: Group) -> dict[str, dict[str, Any]]:
        since = self._clock() - self._new_items_after_s
        data = group.data
        known = {
            item: values for item, values in data.items.items() if data.item_put_at_s.get(item, 0.0) <= since
        }
        return {item: {} for item in data.popularity} | known if "ITEMS" not in group.schemas else known

    def _filtered(
        self, group: Group, asked: dict[str, Any], items: dict[str, dict[str, Any]], user_id: str
    ) -> set[str]:
        arn = asked.get("filterArn")
        if arn is None:
            if asked.get("filterValues"):
                raise _invalid("filterValues without filterArn")
            return set(items)
        one = self._groups.resources.active("filter", arn)
        if one.fields["datasetGroupArn"] != group.arn:
            raise _invalid(f"The filter {arn} belongs to another dataset group")
        expressions = parse_filter(one.fields["filterExpression"], group.schemas)
        scene = Scene(group.data.users.get(user_id, {}), group.data.touched(user_id))
        return apply_filter(expressions, asked.get("filterValues", {}), group.schemas, items, scene)

    def _promoted(
        self, group: Group, asked: dict[str, Any], known: dict[str, dict[str, Any]], count: int
    ) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for one in asked.get("promotions", ()):
            if "percentPromotedItems" not in one or "filterArn" not in one:
                raise _invalid("A promotion needs percentPromotedItems and filterArn")
            passing = self._filtered(group, one, known, asked["userId"])
            share = count * one["percentPromotedItems"] // 100
            picked = rank(group.data, asked["userId"], asked.get("context", {}), passing, share)
            found += [
                {"itemId": hit.item_id, "promotionName": one.get("name"), "reason": ["Promoted"]}
                for hit in picked
            ]
        return found

    @staticmethod
    def _item(group: Group, campaign: Resource, one: Ranked, columns: list[str]) -> dict[str, Any]:
        item: dict[str, Any] = {"itemId": one.item_id, "score": one.score}
        if one.reason:
            item["reason"] = [one.reason]
        if columns:
            if not campaign.fields.get("campaignConfig", {}).get("enableMetadataWithRecommendations"):
                raise _invalid("The campaign has no metadata with recommendations")
            values = group.data.items.get(one.item_id, {})
            item["metadata"] = {
                name.lower(): str(values[name]) for name in columns if values.get(name) is not None
            }
        return item

    @staticmethod
    def _check_context(group: Group, context: dict[str, str]) -> None:
        for name in context:
            if name not in group.schemas.get("INTERACTIONS", {}):
                raise _invalid(f"context has {name}, which is no field of the interactions schema")


def _mixed(items: list[dict[str, Any]], promoted: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Promoted items spread over the list, none twice."""
    taken = {one["itemId"] for one in promoted}
    rest = [one for one in items if one["itemId"] not in taken][: count - len(promoted)]
    if not promoted:
        return rest
    step = max(1, count // len(promoted))
    for number, one in enumerate(promoted):
        rest.insert(min(len(rest), number * step), one)
    return rest


def _recommendation_id() -> str:
    """At most 40 characters, as `RID-...`."""
    return "RID-" + base64.b32encode(uuid.uuid4().bytes).decode().rstrip("=").lower()


def _invalid(message: str) -> RuleBroken:
    return RuleBroken("InvalidInputException", message)
