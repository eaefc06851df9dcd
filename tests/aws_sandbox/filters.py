"""Personalize's filter expressions: parsed, checked against the schemas, and applied."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.aws_sandbox.personalize_schemas import Column
from tests.aws_sandbox.service import RuleBroken

_TOKEN = re.compile(
    r'\s*("(?:[^"\\]|\\.)*"|\$[A-Za-z0-9_]+|-?\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_.]*|[<>!]?=|[<>(),|*])'
)
_QUOTED_LIST = re.compile(r'\s*"[^"]*"(?:\s*,\s*"[^"]*")*\s*')
_DATASETS = {"ITEMS": "ITEMS", "INTERACTIONS": "INTERACTIONS", "USERS": "USERS", "CURRENTUSER": "USERS"}
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "=": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}
_MOST_CHARACTERS_OF_A_VALUE = 1000

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """`Items.EMOTION IN (...)`: values are texts, of which those that start with `$` are parameters."""

    dataset: str
    column: str
    operator: str
    values: Values
    of_user: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """One INCLUDE or EXCLUDE: alternatives of conditions that all hold, and conditions on the user."""

    include: bool
    alternatives: tuple[tuple[Condition, ...], ...]
    user_conditions: tuple[Condition, ...] = ()

    @property
    def parameters(self) -> frozenset[str]:
        """Names of its parameters, without the dollar sign."""
        conditions = [one for group in self.alternatives for one in group] + list(self.user_conditions)
        return frozenset(value[1:] for one in conditions for value in one.values if value.startswith("$"))


@dataclass(frozen=True, slots=True)
class Scene:
    """What a filter looks at: the user's fields, and by (lower case) event type the items they touched."""

    user: Mapping[str, Any]
    touched: Mapping[str, frozenset[str]]


def parse_filter(text: str, schemas: Mapping[str, Mapping[str, Column]]) -> tuple[Expression, ...]:
    """The expressions of a filter, in order. Raises RuleBroken."""
    return tuple(_Parser(part, schemas).expression() for part in _split(_tokens(text)))


def apply_filter(
    expressions: Sequence[Expression],
    given: Mapping[str, str],
    schemas: Mapping[str, Mapping[str, Column]],
    items: Mapping[str, Mapping[str, Any]],
    scene: Scene,
) -> set[str]:
    """Ids of the items that pass. Raises RuleBroken for parameters that are missing, unknown or not quoted.

    INCLUDE expressions unite, EXCLUDE expressions take away; a filter without INCLUDE starts from all items.
    """
    known = frozenset().union(*(one.parameters for one in expressions))
    for name, value in given.items():
        if name not in known:
            raise RuleBroken(
                "InvalidInputException", f"Filter parameter {name} is not in the filter's expression"
            )
        if len(value) > _MOST_CHARACTERS_OF_A_VALUE:
            raise RuleBroken("InvalidInputException", f"The value of filter parameter {name} is too long")
    included: set[str] | None = None
    for one in expressions:
        missing = one.parameters - given.keys()
        if missing and one.include:
            raise RuleBroken("InvalidInputException", f"Missing filter values for {sorted(missing)}")
        if missing:
            continue
        bound = _Bound(given, schemas, scene)
        if one.user_conditions and not all(bound.user_holds(condition) for condition in one.user_conditions):
            continue
        hits = {
            item_id
            for item_id, fields in items.items()
            if any(
                all(bound.holds(condition, item_id, fields) for condition in group)
                for group in one.alternatives
            )
        }
        if one.include:
            included = hits if included is None else included | hits
        else:
            included = (set(items) if included is None else included) - hits
    return set(items) if included is None else included


class _Bound:
    """Conditions with the parameters of one request."""

    def __init__(
        self, given: Mapping[str, str], schemas: Mapping[str, Mapping[str, Column]], scene: Scene
    ) -> None:
        self._given = given
        self._schemas = schemas
        self._scene = scene
        self._known: dict[Condition, Values] = {}

    def holds(self, condition: Condition, item_id: str, fields: Mapping[str, Any]) -> bool:
        if condition.of_user:
            return self.user_holds(condition)
        if condition.dataset == "INTERACTIONS":
            kinds = {value.lower() for value in self._texts(condition)}
            touched = self._scene.touched
            hit = any(item_id in items for kind, items in touched.items() if "*" in kinds or kind in kinds)
            return hit is (condition.operator == "IN")
        return self._matches(
            condition, item_id if condition.column == "ITEM_ID" else fields.get(condition.column)
        )

    def user_holds(self, condition: Condition) -> bool:
        return self._matches(condition, self._scene.user.get(condition.column))

    def _matches(self, condition: Condition, value: Any) -> bool:
        if value is None:
            return False
        if condition.operator in ("IN", "NOT IN"):
            wanted = self._texts(condition)
            return any(one in wanted for one in str(value).split("|")) is (condition.operator == "IN")
        return _COMPARE[condition.operator](float(value), float(self._texts(condition)[0]))

    def _texts(self, condition: Condition) -> Values:
        if condition not in self._known:
            found = (text for value in condition.values for text in self._bound(condition, value))
            self._known[condition] = tuple(found)
        return self._known[condition]

    def _bound(self, condition: Condition, value: str) -> list[str]:
        if not value.startswith("$"):
            return [value]
        given = self._given[value[1:]]
        if not self._schemas[condition.dataset][condition.column].is_string:
            return [part.strip().strip('"') for part in given.split(",")]
        if not _QUOTED_LIST.fullmatch(given):
            raise RuleBroken(
                "InvalidInputException", f'Values of filter parameter {value[1:]} must be in "quotes"'
            )
        return re.findall(r'"([^"]*)"', given)


class _Parser:
    """Reads one expression from its tokens."""

    def __init__(self, tokens: list[str], schemas: Mapping[str, Mapping[str, Column]]) -> None:
        self._tokens = tokens
        self._schemas = schemas
        self._at = 0

    def expression(self) -> Expression:
        include = self._word("INCLUDE", "EXCLUDE") == "INCLUDE"
        self._word("ITEMID")
        self._word("WHERE")
        groups = [[self._condition()]]
        while self._peek() in ("AND", "OR"):
            if self._word("AND", "OR") == "AND":
                groups[-1].append(self._condition())
            else:
                groups.append([self._condition()])
        if len({one.dataset for group in groups for one in group if not one.of_user}) > 1:
            raise _wrong("AND and OR may only join conditions on one dataset")
        user: list[Condition] = []
        if self._peek() == "IF":
            self._word("IF")
            user.append(self._condition())
            while self._peek() == "AND":
                self._word("AND")
                user.append(self._condition())
            if not all(one.of_user for one in user):
                raise _wrong("IF may only look at CurrentUser")
        if self._at != len(self._tokens):
            raise _wrong(f"unexpected {self._tokens[self._at]}")
        return Expression(include, tuple(tuple(group) for group in groups), tuple(user))

    def _condition(self) -> Condition:
        dataset, _, column = self._next().partition(".")
        known = _DATASETS.get(dataset.upper())
        if known is None or not column:
            raise _wrong(f"{dataset} is no dataset")
        columns = self._schemas.get(known, {})
        if column not in columns:
            raise _wrong(f"{known} has no field {column}")
        of_user = dataset.upper() == "CURRENTUSER"
        operator = self._next().upper()
        if operator == "NOT":
            self._word("IN")
            operator = "NOT IN"
        if operator in ("IN", "NOT IN"):
            return Condition(known, column, operator, self._values(columns[column]), of_user)
        if operator not in _COMPARE:
            raise _wrong(f"{operator} is no operator")
        return Condition(known, column, operator, (self._next().strip('"'),), of_user)

    def _values(self, column: Column) -> Values:
        if self._next() != "(":
            raise _wrong("IN needs values in parentheses")
        values: list[str] = []
        while True:
            token = self._next()
            if token.startswith('"'):
                values.append(token[1:-1])
            elif token.startswith("$") or (not column.is_string and token[-1].isdigit()):
                values.append(token)
            else:
                raise _wrong(f"{token} is no quoted value and no $PARAMETER")
            token = self._next()
            if token == ")":
                break
            if token != ",":
                raise _wrong(f"unexpected {token}")
        if "*" in values and column.name != "EVENT_TYPE":
            raise _wrong("* may only stand for event types")
        return tuple(values)

    def _word(self, *allowed: str) -> str:
        word = self._next().upper()
        if word not in allowed:
            raise _wrong(f"expected {' or '.join(allowed)} instead of {word}")
        return word

    def _peek(self) -> str:
        return self._tokens[self._at].upper() if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        if self._at >= len(self._tokens):
            raise _wrong("it ends too early")
        self._at += 1
        return self._tokens[self._at - 1]


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    stripped = text.rstrip()
    while at < len(stripped):
        found = _TOKEN.match(stripped, at)
        if found is None:
            raise _wrong(f"cannot read {stripped[at : at + 20]!r}")
        tokens.append(found.group(1))
        at = found.end()
    return tokens


def _split(tokens: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token == "|":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _wrong(what: str) -> RuleBroken:
    return RuleBroken("InvalidInputException", f"The filter expression is not valid: {what}")
