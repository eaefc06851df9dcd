"""Personalize's datasets, filters and recipe, for the templates, the admin tool and seeds."""

import json
from typing import Any

_NULL_STRING = ["null", "string"]


def _category(name: str, *, nullable: bool = True) -> dict[str, Any]:
    return {"name": name, "type": _NULL_STRING if nullable else "string", "categorical": True}


FIELDS: dict[str, list[dict[str, Any]]] = {
    "Interactions": [
        {"name": "USER_ID", "type": "string"},
        {"name": "ITEM_ID", "type": "string"},
        {"name": "TIMESTAMP", "type": "long"},
        {"name": "EVENT_TYPE", "type": "string"},
        {"name": "EVENT_VALUE", "type": ["null", "float"]},
        {"name": "IMPRESSION", "type": _NULL_STRING},
        {"name": "RECOMMENDATION_ID", "type": _NULL_STRING},
        {"name": "EVENT_ATTRIBUTION_SOURCE", "type": _NULL_STRING},
        _category("EMOTION"),
        _category("KIOSK"),
    ],
    "Items": [
        {"name": "ITEM_ID", "type": "string"},
        {"name": "CREATION_TIMESTAMP", "type": "long"},
        _category("EMOTION", nullable=False),
        _category("STATUS", nullable=False),
        {"name": "DESCRIPTION", "type": _NULL_STRING, "textual": True},
    ],
    "Users": [{"name": "USER_ID", "type": "string"}, _category("KIND", nullable=False)],
}

MOOD_FILTER = 'INCLUDE ItemID WHERE Items.EMOTION IN ($EMOTION) AND Items.STATUS IN ("live")'
FILTERS = {
    "mood": MOOD_FILTER,
    "fresh": MOOD_FILTER + ' | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("like")',
}
RECIPE = "aws-user-personalization-v2"


def schema(kind: str) -> str:
    """The Avro schema of a dataset: `Interactions`, `Items` or `Users`."""
    fields = FIELDS[kind]
    return json.dumps(
        {"type": "record", "name": kind, "namespace": "kiosk", "fields": fields, "version": "1.0"}
    )
