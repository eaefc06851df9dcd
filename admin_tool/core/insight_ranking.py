"""Which pictures are loved and which are ignored."""

from collections.abc import Collection

from admin_tool.core.insight import Insight, Tally
from kiosk.core.picture import parse_key

FAIR_VIEWS = (100, 30, 10, 3, 1)
"""From how many views on a rate says something; a small shop has to do with less."""
CHOICE = 3
"""So many times the pictures that are asked for must be in the choice, where the shop has twice as many."""
IGNORED_VIEWS = 100
IGNORED_RATE = 0.03
"""Taking pictures away is never suggested on few views."""

Ranked = tuple[str, Tally]


def loved(insight: Insight, count: int, live: Collection[str] | None = None) -> tuple[int, list[Ranked]]:
    """The views that were asked for, and at most `count` pictures with the highest like rates, best first.

    `live` are the pictures that kiosks show, None when nobody knows; others are left out.
    """
    there = _pictures(insight, live)
    least, enough = FAIR_VIEWS[-1], max(count, min(len(there) // 2, CHOICE * count))
    for least in FAIR_VIEWS:
        if sum(tally.views >= least for _, tally in there) >= enough:
            break
    fair = [one for one in there if one[1].views >= least and one[1].likes]
    fair.sort(key=lambda one: (-one[1].rate, -one[1].likes, one[0]))
    return least, fair[:count]


def ignored(insight: Insight, live: Collection[str] | None = None) -> list[Ranked]:
    """Pictures that many saw and hardly anybody liked, the most seen first."""
    found = [
        one
        for one in _pictures(insight, live)
        if one[1].views >= IGNORED_VIEWS and one[1].rate < IGNORED_RATE
    ]
    return sorted(found, key=lambda one: (-one[1].views, one[0]))


def _pictures(insight: Insight, live: Collection[str] | None) -> list[Ranked]:
    return [
        (picture_id, tally)
        for picture_id, tally in insight.by_picture.items()
        if parse_key(picture_id) and (live is None or picture_id in live)
    ]
