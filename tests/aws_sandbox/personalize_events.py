"""Personalize's event and record intake: PutEvents, PutItems, PutUsers."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.aws_sandbox.personalize_data import Event
from tests.aws_sandbox.personalize_groups import Group, Groups
from tests.aws_sandbox.personalize_schemas import Column, read_properties
from tests.aws_sandbox.service import Operation, RuleBroken
from tests.aws_sandbox.wire import Call, ServiceFault

_NOT_IN_EVENT = ("userid", "sessionid", "eventtype", "timestamp", "recommendationid", "impression")
_MOST_EVENT_BYTES = 10 * 1024
_MOST_IMPRESSION_CHARACTERS = 1000
_MOST_FUTURE_S = 24 * 3600


class PersonalizeEvents:
    """Takes what is sent, once per event id; a wrong record refuses the whole call."""

    name = "personalize-events"
    invalid = "InvalidInputException"

    def __init__(self, groups: Groups, clock: Callable[[], float]) -> None:
        self._groups = groups
        self._clock = clock

    def operations(self) -> dict[str, Operation]:
        """See Service."""
        return {"PutEvents": self._put_events, "PutItems": self._put_items, "PutUsers": self._put_users}

    def _put_events(self, call: Call) -> dict[str, Any]:
        group = self._groups.of_tracker(call.parameters["trackingId"])
        if "INTERACTIONS" not in group.schemas:
            raise ServiceFault("InvalidInputException", "The dataset group has no interactions dataset.")
        events = [self._event(group, call.parameters, one) for one in call.parameters["eventList"]]
        for event in events:
            group.data.take(event)
        return {}

    def _event(self, group: Group, call: dict[str, Any], one: dict[str, Any]) -> Event:
        columns = group.schemas["INTERACTIONS"]
        if len(str(one)) > _MOST_EVENT_BYTES:
            raise _invalid("An event may have 10 KB")
        if "itemId" not in one:
            raise _invalid("An event needs an itemId")
        impression = tuple(one.get("impression", ()))
        if len("|".join(impression)) > _MOST_IMPRESSION_CHARACTERS:
            raise _invalid(f"An impression may have {_MOST_IMPRESSION_CHARACTERS} characters in all")
        for item_id in (one["itemId"], *impression):
            _check_id(item_id)
        user_id = call.get("userId") or call["sessionId"]
        _check_id(user_id)
        sent_at: datetime = one["sentAt"]
        at_s = sent_at.timestamp()
        if not 0 < at_s < self._clock() + _MOST_FUTURE_S:
            raise _invalid(f"sentAt {at_s} is not a time in seconds up to now")
        fields = read_properties(one["properties"], columns, _NOT_IN_EVENT) if "properties" in one else {}
        values: dict[str, Any] = {
            "USER_ID": user_id,
            "ITEM_ID": one["itemId"],
            "TIMESTAMP": int(at_s),
            "EVENT_TYPE": one["eventType"],
            "EVENT_VALUE": one.get("eventValue"),
            "IMPRESSION": "|".join(impression) or None,
            "RECOMMENDATION_ID": one.get("recommendationId"),
            "EVENT_ATTRIBUTION_SOURCE": one.get("metricAttribution", {}).get("eventAttributionSource"),
        } | fields
        _check_complete(columns, values)
        return Event(
            user_id=user_id,
            item_id=one["itemId"],
            event_type=one["eventType"],
            at_s=at_s,
            event_id=one.get("eventId") or str(uuid.uuid4()),
            event_value=one.get("eventValue"),
            session_id=call["sessionId"],
            impression=impression,
            recommendation_id=one.get("recommendationId", ""),
            source=values["EVENT_ATTRIBUTION_SOURCE"] or "",
            fields={name: value for name, value in fields.items() if value is not None},
        )

    def _put_items(self, call: Call) -> dict[str, Any]:
        group = self._groups.of_dataset(call.parameters["datasetArn"], "ITEMS")
        records = _records(group, "ITEMS", "ITEM_ID", "itemId", call.parameters["items"])
        with group.data.lock:
            for item_id, values in records.items():
                group.data.items[item_id] = values
                group.data.item_put_at_s.setdefault(item_id, self._clock())
                group.data.bulk_ids["ITEMS"].discard(item_id)
        return {}

    def _put_users(self, call: Call) -> dict[str, Any]:
        group = self._groups.of_dataset(call.parameters["datasetArn"], "USERS")
        records = _records(group, "USERS", "USER_ID", "userId", call.parameters["users"])
        with group.data.lock:
            group.data.users.update(records)
            group.data.bulk_ids["USERS"] -= records.keys()
        return {}


def _records(
    group: Group, dataset: str, id_column: str, id_name: str, given: list[dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    columns = group.schemas[dataset]
    records: dict[str, dict[str, Any]] = {}
    for one in given:
        _check_id(one[id_name])
        values = read_properties(one["properties"], columns, ()) if "properties" in one else {}
        _check_complete(columns, {id_column: one[id_name]} | values)
        records[one[id_name]] = values
    return records


def _check_complete(columns: Any, values: dict[str, Any]) -> None:
    column: Column
    for column in columns.values():
        if values.get(column.name) is None and not column.nullable:
            raise _invalid(f"{column.name} is missing, which the schema does not allow to be null")


def _check_id(text: str) -> None:
    if "|" in text:
        raise _invalid(f"An id must not contain |, which separates the ids of an impression: {text}")


def _invalid(message: str) -> RuleBroken:
    return RuleBroken("InvalidInputException", message)
