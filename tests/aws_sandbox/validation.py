"""Reads JSON as a shape of botocore's service model, and says everything that the model does not allow."""

import base64
import binascii
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape
from botocore.utils import parse_timestamp

# Java's classes in the model's patterns, as Python writes them. The first stands outside brackets.
_JAVA_CLASSES = (
    (re.compile(r"^\\p\{ASCII\}"), r"[\\x00-\\x7f]"),
    (re.compile(r"\\p\{[LN]\}"), r"\\w"),
    (re.compile(r"\\p\{Z\}"), r"\\s"),
)
_WHOLE = ("integer", "long", "short")
_FLOATING = ("float", "double")


class Reader:
    """Decodes one request; `problems` grows while it reads.

    `wrong_types` is set when the JSON itself does not fit, which services answer differently.
    """

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.wrong_types = False

    def read(self, shape: Shape, value: Any, path: str = "") -> Any:
        """`value` as Python: blobs as bytes, times as aware datetimes."""
        if isinstance(shape, StructureShape):
            return self._structure(shape, value, path)
        if isinstance(shape, ListShape):
            return self._list(shape, value, path)
        if isinstance(shape, MapShape):
            return self._map(shape, value, path)
        return self._scalar(shape, value, path)

    def _structure(self, shape: StructureShape, value: Any, path: str) -> Any:
        if not isinstance(value, dict):
            return self._wrong(path, "an object")
        members = {member.serialization.get("name", name): name for name, member in shape.members.items()}
        present = {key: item for key, item in value.items() if item is not None}
        for key in present.keys() - members.keys():
            self._say(_join(path, key), "is not a member of " + shape.name)
        for name in shape.required_members:
            if name not in (members.get(key) for key in present):
                self._say(_join(path, name), "Member must not be null")
        if shape.is_tagged_union and len(present) != 1:
            self._say(path, "exactly one member must be set")
        return {
            members[key]: self.read(shape.members[members[key]], item, _join(path, members[key]))
            for key, item in present.items()
            if key in members
        }

    def _list(self, shape: ListShape, value: Any, path: str) -> Any:
        if not isinstance(value, list):
            return self._wrong(path, "a list")
        self._bounds(shape, len(value), path, "have length")
        return [
            self.read(shape.member, item, f"{path}.{number}.member") for number, item in enumerate(value, 1)
        ]

    def _map(self, shape: MapShape, value: Any, path: str) -> Any:
        if not isinstance(value, dict):
            return self._wrong(path, "a map")
        self._bounds(shape, len(value), path, "have length")
        return {
            self.read(shape.key, key, f"{path}.key"): self.read(shape.value, item, f"{path}.{key}")
            for key, item in value.items()
        }

    def _scalar(self, shape: Shape, value: Any, path: str) -> Any:
        match shape.type_name:
            case "string" | "char" if isinstance(value, str):
                self._bounds(shape, len(value), path, "have length")
                for complaint in string_complaints(shape, value):
                    self._say(path, complaint)
                return value
            case kind if kind in _WHOLE and isinstance(value, int) and not isinstance(value, bool):
                self._bounds(shape, value, path, "have value")
                return value
            case kind if kind in _FLOATING and isinstance(value, int | float) and not isinstance(value, bool):
                self._bounds(shape, value, path, "have value")
                return float(value)
            case "boolean" if isinstance(value, bool):
                return value
            case "timestamp" if isinstance(value, int | float | str) and not isinstance(value, bool):
                try:
                    return parse_timestamp(str(value))
                except ValueError:
                    return self._wrong(path, "a time")
            case "blob" if isinstance(value, str):
                try:
                    decoded = base64.b64decode(value, validate=True)
                except binascii.Error:
                    return self._wrong(path, "base64")
                self._bounds(shape, len(decoded), path, "have length")
                return decoded
        return self._wrong(path, f"a {shape.type_name}")

    def _bounds(self, shape: Shape, number: float, path: str, verb: str) -> None:
        least, most = shape.metadata.get("min"), shape.metadata.get("max")
        if least is not None and number < least:
            self._say(path, f"Member must {verb} greater than or equal to {least}")
        if most is not None and number > most:
            self._say(path, f"Member must {verb} less than or equal to {most}")

    def _say(self, path: str, complaint: str) -> None:
        self.problems.append(f"Value at '{path}' failed to satisfy constraint: {complaint}")

    def _wrong(self, path: str, expected: str) -> None:
        self.wrong_types = True
        self.problems.append(f"Value at '{path}' is not {expected}")


def string_complaints(shape: Shape, value: str) -> Iterator[str]:
    """What pattern and enum of a string shape say against `value`."""
    pattern = shape.metadata.get("pattern")
    if pattern and not _compiled(pattern).fullmatch(value):
        yield f"Member must satisfy regular expression pattern: {pattern}"
    if isinstance(shape, StringShape) and shape.enum and value not in shape.enum:
        yield f"Member must satisfy enum value set: {list(shape.enum)}"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for java, python in _JAVA_CLASSES:
        pattern = java.sub(python, pattern)
    return re.compile(pattern, re.DOTALL)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
