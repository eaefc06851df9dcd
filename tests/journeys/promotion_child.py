"""An admin tool that promotes and dies of it: `python -m tests.journeys.promotion_child NEW DONE`.

Lists the pool and promotes all of it with `NEW` 1, goes on with what was cut off with 0; is killed as soon
as `DONE` pictures are told as done. Settings come from the environment.
"""

import math
import os
import signal
import sys

from admin_tool.bootstrap import build_services
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.promotion import PromotionPlan
from admin_tool.services import Services
from kiosk import paths, settings


class Deadly:
    """A Progress that ends its process with `kill -9` when so many are done.

    A killer in another process would come too late on a busy machine, when all is done.
    """

    cancelled = False

    def __init__(self, kill_at: float = math.inf) -> None:
        self._kill_at = kill_at

    def report(self, done: int, total: int, note: str = "") -> None:
        if done >= self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def plan_of_everything(services: Services) -> PromotionPlan:
    """All of the pool."""
    services.pool.refresh(Deadly())
    groups = services.pool.numbers(PoolFilter(), PoolSort.NAME)
    numbers = [number for _, rows in groups for number in rows]
    return services.promoter.plan([entry.id for entry in services.pool.entries(numbers)], Deadly())


def main(new: bool, kill_at: int) -> int:
    """Exit code 0 when it lived so long that nothing is left to do."""
    defaults = paths.resources() / "default_settings.toml"
    services = build_services(settings.load(defaults, None, os.environ), paths.home())
    try:
        plan = plan_of_everything(services) if new else services.promoter.unfinished()
        if plan is not None:
            services.promoter.promote(plan, Deadly(kill_at))
        return 0 if services.promoter.unfinished() is None else 1
    finally:
        services.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] == "1", int(sys.argv[2])))
