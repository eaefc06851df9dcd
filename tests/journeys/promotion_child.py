"""An admin tool that promotes: `python -m tests.journeys.promotion_child NEW`, settings from the environment.

Lists the pool and promotes all of it with `NEW` 1, goes on with what was cut off with 0. Says on every
progress how far it is, one JSON a line.
"""

import json
import os
import sys

from admin_tool.bootstrap import build_services
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.promotion import PromotionPlan
from admin_tool.services import Services
from kiosk import paths, settings


class Spoken:
    """A Progress that is heard in another process."""

    cancelled = False

    def __init__(self, what: str) -> None:
        self._what = what

    def report(self, done: int, total: int, note: str = "") -> None:
        sys.stdout.write(json.dumps({"what": self._what, "done": done, "total": total}) + "\n")
        sys.stdout.flush()


def plan_of_everything(services: Services) -> PromotionPlan:
    """All of the pool."""
    services.pool.refresh(Spoken("listing"))
    groups = services.pool.numbers(PoolFilter(), PoolSort.NAME)
    numbers = [number for _, rows in groups for number in rows]
    return services.promoter.plan([entry.id for entry in services.pool.entries(numbers)], Spoken("planning"))


def main(new: bool) -> int:
    """Exit code 0 when nothing is left to do."""
    defaults = paths.resources() / "default_settings.toml"
    services = build_services(settings.load(defaults, None, os.environ), paths.home())
    try:
        plan = plan_of_everything(services) if new else services.promoter.unfinished()
        if plan is not None:
            services.promoter.promote(plan, Spoken("promoting"))
        return 0 if services.promoter.unfinished() is None else 1
    finally:
        services.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] == "1"))
