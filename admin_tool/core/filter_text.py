"""A filter as text, for what the window remembers until the next start."""

import json
from dataclasses import replace

from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter
from kiosk.core.mood import Mood


def filter_text(chosen: PoolFilter) -> str:
    """JSON; times are left out, they would be of yesterday."""
    return json.dumps(
        {
            "moods": sorted(chosen.moods),
            "decisions": sorted(chosen.decisions),
            "batch": chosen.batch,
            "generator": chosen.generator,
            "text": chosen.text,
            "live": chosen.live,
            "flagged": chosen.flagged,
        },
        ensure_ascii=False,
    )


def filter_of(text: str) -> PoolFilter:
    """The filter of such a text; everything for what is none."""
    try:
        told = json.loads(text)
        made = PoolFilter(
            moods=frozenset(Mood(one) for one in told.get("moods", ())),
            decisions=frozenset(Decision(one) for one in told.get("decisions", ())),
            batch=str(told.get("batch", "")),
            generator=str(told.get("generator", "")),
            text=str(told.get("text", "")),
        )
        live, flagged = told.get("live"), told.get("flagged")
    except (ValueError, TypeError, AttributeError):
        return PoolFilter()
    return replace(
        made,
        live=live if isinstance(live, bool) else None,
        flagged=flagged if isinstance(flagged, bool) else None,
    )
