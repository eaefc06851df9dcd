"""Keeps lists and their first pictures ready, in the background, from the first paint to the end."""

import logging
import random
import threading
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from kiosk.adapters.aws.cohort_cache import CohortCache
from kiosk.adapters.aws.live_list import LiveList
from kiosk.core.errors import KioskError, PictureError
from kiosk.core.mood import MOODS
from kiosk.core.picture import PictureStatus

EVERY_S = 300.0
FIRST_PICTURES = 6
"""Two pages: the one on screen and the one that must be in memory."""
RETRY_S = 15.0
CLOSE_S = 2.0
MOST_PICTURES = 1500
"""About 300 MB; give less to a smaller cache."""

log = logging.getLogger(__name__)


class StockKeeper:
    """One thread. A round asks for the live pictures and for the list of every cohort, then fetches ahead."""

    def __init__(
        self,
        live: LiveList,
        cohorts: CohortCache,
        fetch: Callable[[str], object],
        get_ready: Callable[[], None] = lambda: None,
        every_s: float = EVERY_S,
        retry_s: float = RETRY_S,
        most: int = MOST_PICTURES,
    ) -> None:
        """`fetch` brings one picture into the cache, `get_ready` runs before the first round (`warm`).

        At most `most` pictures are fetched ahead.
        """
        self._live = live
        self._cohorts = cohorts
        self._fetch = fetch
        self._get_ready = get_ready
        self._every_s = every_s
        self._retry_s = retry_s
        self._most = most
        self._ahead: set[str] = set()
        self._stop = threading.Event()
        self._rounds = 0
        self._round_over = threading.Condition()
        # a daemon: a service that hangs must not keep the program from ending
        self._thread = threading.Thread(target=self._run, name="stock-keeper", daemon=True)

    def start(self) -> None:
        """Starts the first round at once; after the first paint, because it makes the clients too."""
        self._thread.start()

    def close(self) -> None:
        """Stops after the call that is under way; waits for it, but not for one that hangs."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(CLOSE_S)

    def wait_for_round(self, timeout_s: float) -> bool:
        """Whether a first round ended, well or not, within `timeout_s` seconds."""
        with self._round_over:
            return self._round_over.wait_for(lambda: self._rounds > 0, timeout_s)

    def round(self) -> bool:
        """One round; False when a service failed, so that the next one comes sooner."""
        well = self._tried(self._live.refresh)
        lists: list[tuple[str, ...]] = []
        for user_id, mood in self._cohorts.cohorts():
            well = self._tried(partial(self._cohorts.refresh, user_id, mood)) and well
            cached = self._cohorts.get(user_id, mood)
            lists.append(cached.listed.picture_ids if cached else ())
        first = [picture_id for ids in lists for picture_id in ids[:FIRST_PICTURES]]
        fresh = [picture_id for mood in MOODS for picture_id in self._live.fresh(mood)]
        later = [picture_id for ids in lists for picture_id in ids[FIRST_PICTURES:]]
        rest = [picture.id for picture in self._live.list(PictureStatus.LIVE)]
        return self._fetch_ahead(dict.fromkeys([*first, *fresh, *later, *rest])) and well

    def _tried(self, call: Callable[[], object]) -> bool:
        if self._stop.is_set():
            return True
        try:
            call()
        except KioskError as trouble:
            log.info("Lists stay as they are: %s", trouble)
            return False
        return True

    def _fetch_ahead(self, picture_ids: Iterable[str]) -> bool:
        """Each picture once in the life of the program; what the cache drops is fetched when it is shown."""
        for picture_id in islice(picture_ids, self._most):
            if self._stop.is_set():
                return True
            if picture_id in self._ahead:
                continue
            try:
                self._fetch(picture_id)
            except PictureError as trouble:
                log.info("Not fetched ahead: %s", trouble)
            except KioskError as trouble:
                log.info("Pictures are fetched ahead later: %s", trouble)
                return False
            self._ahead.add(picture_id)
        return True

    def _run(self) -> None:
        well = False
        try:
            self._get_ready()
        except KioskError as trouble:
            log.warning("The cloud is not ready: %s", trouble)
        while not self._stop.is_set():
            well = self.round()
            with self._round_over:
                self._rounds += 1
                self._round_over.notify_all()
            # kiosks that were switched on together do not ask together
            self._stop.wait((self._every_s if well else self._retry_s) * random.uniform(0.8, 1.2))
