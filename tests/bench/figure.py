"""One measured figure, and how several runs become one."""

from collections.abc import Sequence
from typing import TypedDict


class Figure(TypedDict):
    """`value` in `unit`; `aim` is what we want, in words; `runs` how often it was measured."""

    name: str
    value: float
    unit: str
    aim: str
    runs: int
    note: str


def figure(name: str, value: float, unit: str, aim: str = "", runs: int = 1, note: str = "") -> Figure:
    return Figure(name=name, value=round(value, 3), unit=unit, aim=aim, runs=runs, note=note)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least `percent` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[int(rank) - 1]
