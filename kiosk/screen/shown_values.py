"""Turns what a screen shows into the plain values that QML reads."""

from dataclasses import fields
from enum import Enum

from kiosk.screen.shown import CardShown, Shown, TileShown


def qml_values(shown: Shown | TileShown | CardShown) -> dict[str, object]:
    """A dict with camelCase keys: tuples as lists, enums as their text, no picture as ""."""
    return {camel_case(field.name): _value(getattr(shown, field.name)) for field in fields(shown)}


def _value(value: object) -> object:
    match value:
        case TileShown() | CardShown():
            return qml_values(value)
        case tuple():
            return [_value(item) for item in value]
        case Enum():
            return str(value.value)
        case None:
            return ""
        case _:
            return value


def camel_case(name: str) -> str:
    """`likes_to_go` as `likesToGo`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
