"""Two months of the made-up shop: who ordered, decided, promoted, came, trained and forgot, and when."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from admin_tool.core.pool_entry import Decision
from admin_tool.core.quiet import Quiet
from admin_tool.core.training import ExportKind
from admin_tool.local_services import make_local_services
from admin_tool.sample_shop.clock import SampleClock
from admin_tool.sample_shop.easel import Easel, Wish, too_large, with_pistols
from admin_tool.sample_shop.kiosk_side import KioskSide
from admin_tool.sample_shop.reviewing import Reviewing
from admin_tool.sample_shop.tastes import Tastes
from admin_tool.sample_shop.visits import Visits
from admin_tool.services import Services
from kiosk import paths
from kiosk.core.mood import Mood
from kiosk.core.picture import LIVE_ROOT
from kiosk.settings import Settings

SEED = 20261122
FIRST, SECOND = "Jiho", "Minji"
DAYS = 60
A_MOOD = 5
"""Pictures of each mood in the first gallery."""
GALLERY = {
    Mood.HAPPY: "Poppy hills",
    Mood.SURPRISED: "Fireworks",
    Mood.CALM: "Lakes at dawn",
    Mood.CONFUSED: "Folded light",
    Mood.SAD: "Town lights in rain",
    Mood.FEAR: "Aurora",
    Mood.ANGRY: "Red ridge",
    Mood.DISGUSTED: "Moss and fern",
}
WITHDRAWN, NEW_PICTURES, EDITED, FORGOTTEN, SWEPT = 17, 12, 4, 6, 2
"""So many days ago: two pictures were withdrawn, new ones promoted, edits imported, people forgotten."""
TRAINED = (52, 30, 8, 1)
REMEMBERED = {58: Mood.CALM, 47: Mood.HAPPY, 40: Mood.SAD, 33: Mood.CALM}
LONG_AGO = 380
"""Longer than anybody is remembered."""


class Story:
    """Plays itself day by day; `code` is the return code of somebody who is remembered at its end."""

    def __init__(
        self, settings: Settings, home: paths.Home, kiosk: KioskSide, clock: SampleClock, tastes: Tastes
    ) -> None:
        self._settings = settings
        self._home = home
        self._kiosk = kiosk
        self._clock = clock
        self._tastes = tastes
        self._visits = Visits(kiosk, clock, tastes, settings.kiosk.personal_after_likes)
        self._shown: dict[Mood, list[str]] = {}

    @property
    def code(self) -> str:
        """The return code of the regular who is longest remembered."""
        return self._visits.regulars[0].code

    def play(self) -> None:
        """All of it. Raises KioskError."""
        with self._at_work(FIRST) as (services, easel):
            self._open_the_shop(services, easel)
            for days_ago in range(DAYS, NEW_PICTURES, -1):
                self._day(days_ago, services)
        with self._at_work(SECOND) as (services, easel):
            approved = self._new_pictures(services, easel)
            for days_ago in range(NEW_PICTURES, 0, -1):
                self._day(days_ago, services)
            approved += self._edits(services, easel)
            approved += self._last_orders(services, easel)
            self._visits.spend(0)
            self._decide_today(services, easel, approved)

    @contextmanager
    def _at_work(self, reviewer: str) -> Iterator[tuple[Services, Easel]]:
        services = make_local_services(self._settings, self._home, reviewer, self._clock, paints=False)
        with closing(services):
            easel = Easel(self._home, self._kiosk.store, services.prompts, self._clock, self._tastes.chance)
            with closing(easel):
                yield services, easel

    def _open_the_shop(self, services: Services, easel: Easel) -> None:
        """Eight orders, one for each mood; all but a few of their pictures go to the kiosks."""
        reviewing = Reviewing(services, easel)
        self._visits.greet(LONG_AGO, Mood.CALM)
        self._visits.regulars.clear()  # never seen again
        painted: dict[Mood, list[str]] = {}
        for place, (mood, title) in enumerate(GALLERY.items()):
            self._clock.turn_to(self._clock.ago(DAYS + 2, 9, 5 * place))
            services.generation.send(easel.order(Wish(mood, title, A_MOOD, 8 * place)))
            painted[mood] = easel.paint(A_MOOD)
        self._clock.turn_to(self._clock.ago(DAYS + 1, 14))
        for place, (mood, keys) in enumerate(painted.items()):
            self._clock.go_on(40)
            approved = reviewing.look_through(keys, rejected=(3,) if place % 3 == 1 else ())
            self._shown[mood] = reviewing.promote(approved)
        self._kiosk.store.refresh()

    def _day(self, days_ago: int, services: Services) -> None:
        if days_ago in REMEMBERED:
            self._visits.greet(days_ago, REMEMBERED[days_ago])
        if days_ago == WITHDRAWN:
            self._clock.turn_to(self._clock.ago(days_ago, 9, 30))
            some = [self._shown[mood][-1] for mood in (Mood.DISGUSTED, Mood.CONFUSED)]
            services.promoter.withdraw(some, Quiet())
            self._kiosk.store.refresh()
        self._visits.spend(days_ago)
        if days_ago in TRAINED:
            self._clock.turn_to(self._clock.ago(days_ago, 21, 30))
            services.trainer.train(Quiet())
            self._clock.go_on(420)
            with TemporaryDirectory() as folder:
                out = Path(folder) / "interactions.csv"
                services.trainer.export(ExportKind.INTERACTIONS, out, Quiet())
        if days_ago == FORGOTTEN:
            self._clock.turn_to(self._clock.ago(days_ago, 18, 10))
            services.privacy.forget(self._visits.regulars.pop().visitor_id)
        if days_ago == SWEPT:
            self._clock.turn_to(self._clock.ago(days_ago, 9))
            services.privacy.sweep()

    def _new_pictures(self, services: Services, easel: Easel) -> list[str]:
        """An order of more calm pictures, some of which are shown; those that wait, approved."""
        reviewing = Reviewing(services, easel)
        self._clock.turn_to(self._clock.ago(NEW_PICTURES, 8, 40))
        services.generation.send(easel.order(Wish(Mood.CALM, "Dawn lake", 6, 101)))
        keys = easel.paint(6)
        self._clock.go_on(900)
        approved = reviewing.look_through(keys, rejected=(4,))
        reviewing.promote(approved[:3])
        self._kiosk.store.refresh()
        return approved[3:]

    def _edits(self, services: Services, easel: Easel) -> list[str]:
        """Two pictures come in that look like others; one of them is approved."""
        reviewing = Reviewing(services, easel)
        self._clock.turn_to(self._clock.ago(EDITED, 16, 20))
        made = [
            reviewing.import_edit(self._shown[mood][0].replace(LIVE_ROOT, "imgPool", 1), name)
            for mood, name in ((Mood.HAPPY, "poppies-bright.jpeg"), (Mood.FEAR, "aurora-bright.jpeg"))
        ]
        reviewing.refresh()
        reviewing.decide(made[:1], Decision.APPROVED)
        return made[:1]

    def _last_orders(self, services: Services, easel: Easel) -> list[str]:
        """One with a failure, one that was cancelled, one that is under way; what was approved of them."""
        reviewing = Reviewing(services, easel)
        self._clock.turn_to(self._clock.ago(1, 10, 12))
        order = easel.order(
            Wish(Mood.ANGRY, "Storm and silk", 5, 211), lambda n, p: too_large(n, with_pistols(n, p))
        )
        services.generation.send(order)
        angry = easel.paint(5)
        self._clock.turn_to(self._clock.ago(1, 16, 47))
        cancelled = services.generation.send(easel.order(Wish(Mood.SAD, "Rain on the window", 6, 305)))
        easel.paint(3)
        services.generation.cancel(cancelled.name)
        self._clock.go_on(1800)
        reviewing.refresh()
        reviewing.decide(angry[:2], Decision.APPROVED)
        reviewing.decide(angry[3:], Decision.REJECTED)
        return angry[:2]

    def _decide_today(self, services: Services, easel: Easel, approved: list[str]) -> None:
        """The order under way, a decision that is taken back, and the check of what waits."""
        reviewing = Reviewing(services, easel)
        self._clock.turn_to(self._clock.today)
        self._clock.go_on(-12 * 60)
        services.generation.send(easel.order(Wish(Mood.HAPPY, "Sunflowers", 8, 403)))
        happy = easel.paint(3)
        easel.begin_one()
        reviewing.refresh()
        self._clock.go_on(240)
        reviewing.decide(happy[:1], Decision.APPROVED)
        reviewing.decide(happy[1:2], Decision.REJECTED)
        services.decisions.undo()
        services.promoter.plan([*approved, *happy[:1]], Quiet())
        self._clock.turn_to(self._clock.today)
