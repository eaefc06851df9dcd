"""Avro schemas of Personalize's datasets: what they must have, and which properties fit them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tests.aws_sandbox.service import RuleBroken

_REQUIRED: dict[str, dict[str, str]] = {
    "INTERACTIONS": {"USER_ID": "string", "ITEM_ID": "string", "TIMESTAMP": "long"},
    "ITEMS": {"ITEM_ID": "string"},
    "USERS": {"USER_ID": "string"},
}
RESERVED = {
    "INTERACTIONS": (
        *("EVENT_TYPE", "EVENT_VALUE", "IMPRESSION", "RECOMMENDATION_ID", "EVENT_ATTRIBUTION_SOURCE"),
    ),
    "ITEMS": ("CREATION_TIMESTAMP",),
    "USERS": (),
}
_MOST_METADATA = {"INTERACTIONS": 5, "ITEMS": 100, "USERS": 25}
_PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "long": (int,),
    "int": (int,),
    "float": (int, float),
    "double": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field: its Avro types, and whether training may use it as a category or as text."""

    name: str
    types: tuple[str, ...]
    categorical: bool = False
    textual: bool = False

    @property
    def nullable(self) -> bool:
        """Whether it may be missing."""
        return "null" in self.types

    @property
    def is_string(self) -> bool:
        """Whether its values are text, which filters want in quotes."""
        return "string" in self.types

    def takes(self, value: Any) -> bool:
        """Whether a JSON value is of one of its types."""
        kinds = tuple(kind for name in self.types for kind in _PYTHON[name])
        return isinstance(value, kinds) and (not isinstance(value, bool) or "boolean" in self.types)

    def read(self, text: str) -> Any:
        """A CSV cell. Raises ValueError."""
        if text == "":
            if self.nullable:
                return None
            raise ValueError(f"{self.name} is empty")
        if "long" in self.types or "int" in self.types:
            return int(text)
        return float(text) if "float" in self.types or "double" in self.types else text


@lru_cache(64)
def read_schema(text: str) -> Mapping[str, Column]:
    """The columns of an Avro schema. Raises RuleBroken."""
    try:
        document = json.loads(text)
        fields = document["fields"]
        columns = [_column(one) for one in fields]
    except (ValueError, KeyError, TypeError) as error:
        raise RuleBroken(
            "InvalidInputException", f"Input schema is not a valid Avro schema: {error}"
        ) from error
    if document.get("type") != "record" or not document.get("name"):
        raise RuleBroken("InvalidInputException", "Input schema is not an Avro record with a name")
    names = [column.name for column in columns]
    if len(set(names)) != len(names):
        raise RuleBroken("InvalidInputException", "Input schema names a field twice")
    return {column.name: column for column in columns}


def check_schema(columns: Mapping[str, Column], dataset_type: str) -> None:
    """Raises RuleBroken unless a dataset of this type can have the schema."""
    for name, kind in _REQUIRED[dataset_type].items():
        if name not in columns or kind not in columns[name].types:
            raise RuleBroken(
                "InvalidInputException", f"A schema for {dataset_type} needs {name} of type {kind}"
            )
    own = metadata_columns(columns, dataset_type)
    if dataset_type != "INTERACTIONS" and not own and "CREATION_TIMESTAMP" not in columns:
        raise RuleBroken("InvalidInputException", f"A schema for {dataset_type} needs a metadata field")
    if len(own) > _MOST_METADATA[dataset_type]:
        message = f"A schema for {dataset_type} may have {_MOST_METADATA[dataset_type]} metadata fields"
        raise RuleBroken("InvalidInputException", message)
    for column in own:
        if column.is_string and not (column.categorical or column.textual):
            raise RuleBroken(
                "InvalidInputException", f"String field {column.name} must be categorical or textual"
            )
        if column.textual and dataset_type != "ITEMS":
            raise RuleBroken(
                "InvalidInputException", f"Only items may have a textual field such as {column.name}"
            )


def metadata_columns(columns: Mapping[str, Column], dataset_type: str) -> list[Column]:
    """The shop's own columns."""
    fixed = {*_REQUIRED[dataset_type], *RESERVED[dataset_type]}
    return [column for column in columns.values() if column.name not in fixed]


def read_properties(text: str, columns: Mapping[str, Column], forbidden: tuple[str, ...]) -> dict[str, Any]:
    """The JSON of `properties` by column name. Raises RuleBroken.

    Keys are the camel case of the schema's names: `creationTimestamp` is CREATION_TIMESTAMP.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise RuleBroken("InvalidInputException", "properties is not JSON") from error
    if not isinstance(document, dict):
        raise RuleBroken("InvalidInputException", "properties is not a JSON object")
    by_key = {camel_case(name): column for name, column in columns.items()}
    values: dict[str, Any] = {}
    for key, value in document.items():
        if key.lower() in forbidden:
            raise RuleBroken("InvalidInputException", f"properties must not contain {key}")
        column = by_key.get(key)
        if column is None:
            raise RuleBroken(
                "InvalidInputException", f"properties has {key}, which is no field of the schema"
            )
        if not column.takes(value):
            raise RuleBroken("InvalidInputException", f"properties has {key} of a wrong type")
        values[column.name] = value
    return values


def camel_case(name: str) -> str:
    """`CREATION_TIMESTAMP` as `creationTimestamp`."""
    first, *rest = name.lower().split("_")
    return first + "".join(word.title() for word in rest)


def _column(field: dict[str, Any]) -> Column:
    kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
    unknown = [kind for kind in kinds if kind not in _PYTHON]
    if unknown or not re.fullmatch(r"[A-Z][A-Z0-9_]*", field["name"]):
        raise ValueError(f"field {field['name']} of type {kinds}")
    return Column(field["name"], tuple(kinds), bool(field.get("categorical")), bool(field.get("textual")))
