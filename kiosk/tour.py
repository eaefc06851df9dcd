"""The unattended tour: two whole visits through the real window and the real adapters."""

import asyncio
import json
import logging
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPointF, QSize
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from kiosk import logs, paths
from kiosk.application import make_application, run_loop
from kiosk.bootstrap import build
from kiosk.core.errors import KioskError
from kiosk.program import Kiosk
from kiosk.settings import Settings
from kiosk.start import has_display, only_one
from kiosk.tour_guide import Control, TourGuide, TourStuck
from kiosk.visit import events as on
from kiosk.visit.states import Gallery, Reading, visit_of

VERSION = 1
PAGES = 3
START = Control("Attract", "Start")
USE_CAMERA = Control("Consent", "Use the camera")
CHOOSE_MOOD = Control("Consent", "Choose my mood")
TILE = Control("MoodWords", "Happy")
CODE_PAD = Control("MoodPicker", "I have a code")
NEXT = Control("GalleryDock", "Next")
DONE = Control("GalleryDock", "Done")
FOR_YOU = Control("GalleryTabs", "For you")
FOR_THIS_MOOD = Control("GalleryTabs", "For this mood")
STAY = Control("StillThere", "I'm still here")
FINISH = Control("Farewell", "Finish")

log = logging.getLogger(__name__)


def heart(number: int) -> Control:
    """The heart of the picture of this number, from 0, while it is empty."""
    return Control("HeartButton", "Like picture %1", number + 1)


@dataclass(slots=True)
class VisitStory:
    """What happened in one visit, as tour.json tells it."""

    path: str
    language: str
    visit_id: str = ""
    steps: list[dict[str, object]] = field(default_factory=list)
    mood: str | None = None
    confidences: dict[str, float] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)
    pages: list[list[str]] = field(default_factory=list)
    strategies: list[str] = field(default_factory=list)
    replanned: list[dict[str, list[str]]] = field(default_factory=list)
    interactions: list[dict[str, object]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        """The visit without its id."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "visit_id"}


def run_tour(settings: Settings, home: paths.Home, out: Path, size: tuple[int, int]) -> int:
    """Makes the tour; exit code 0 only when everything went well. Raises KioskError."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KioskError(
            "The folder for the tour cannot be made", item=str(out), remedy=str(error)
        ) from error
    logs.start(home.logs, settings.logs.level, settings.logs.keep_days)
    with only_one(home.root):
        app = make_application()

        def visitor(kiosk: Kiosk, window: QQuickView) -> "asyncio.Future[int]":
            tour = Tour(settings, home, kiosk, TourGuide(window, out), out)
            return asyncio.ensure_future(tour.make())

        return run_loop(
            app, lambda end: build(settings, home, end), QSize(*size), fullscreen=False, visitor=visitor
        )


class Tour:
    """A visit with the camera where there is one, a visit without, then screens that visits do not show."""

    def __init__(
        self, settings: Settings, home: paths.Home, kiosk: Kiosk, guide: TourGuide, out: Path
    ) -> None:
        self._settings = settings
        self._home = home
        self._kiosk = kiosk
        self._guide = guide
        self._out = out
        self._stories: list[VisitStory] = []

    async def make(self) -> int:
        """Runs all of it and writes tour.json; 0 when there was no error."""
        language = self._settings.kiosk.language
        for old in self._out.glob("[0-9][0-9]-*.png"):
            old.unlink()
        await self._guide.arrive("attract", patience_s=180)
        if self._settings.camera.source != "none":
            await self._visit(VisitStory("camera", language))
        await self._visit(VisitStory("tiles", language))
        others, stuck = await self._other_screens()
        told = {
            "version": VERSION,
            "backend": self._settings.backend,
            "visits": [story.told() for story in self._stories],
            "other_screens": others,
        }
        (self._out / "tour.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        errors = [error for story in self._stories for error in story.errors] + stuck
        for error in errors:
            log.error("The tour found a fault: %s", error)
        return 1 if errors else 0

    async def _visit(self, story: VisitStory) -> None:
        self._stories.append(story)
        try:
            await self._walk(story)
        except TourStuck as stuck:
            story.errors.append(str(stuck))
            self._kiosk.controller.dispatch(on.VisitorLeft())
            await self._guide.arrive("attract")
        await self._kiosk.controller.settle()
        story.interactions = self._recorded(story.visit_id)
        self._judge(story)

    async def _walk(self, story: VisitStory) -> None:
        guide = self._guide
        story.steps.append(await guide.photograph("attract"))
        await guide.press(START)
        await guide.arrive("consent")
        visit = visit_of(self._kiosk.controller.state)
        story.visit_id = visit.id if visit else ""
        story.steps.append(await guide.photograph("consent"))
        if story.path == "camera":
            await guide.press(USE_CAMERA)
            await guide.arrive("reading", "picker", "gallery")
            await self._watch_reading(story)
        else:
            await guide.press(CHOOSE_MOOD)
        if await guide.arrive("picker", "gallery") == "picker":
            story.path = "tiles"
            story.steps.append(await guide.photograph("picker"))
            await guide.press(TILE)
            await guide.arrive("gallery")
        await self._look_at_pictures(story)
        await guide.press(DONE)
        await guide.arrive("farewell")
        story.steps.append(await guide.photograph("farewell"))
        await guide.press(FINISH)
        await guide.arrive("attract")

    async def _watch_reading(self, story: VisitStory) -> None:
        photographed = False
        while isinstance(state := self._kiosk.controller.state, Reading):
            if state.hint and state.hint not in story.hints:
                story.hints.append(str(state.hint))
            if not photographed and (state.box or state.seconds_left <= 4):
                photographed = True
                story.steps.append(await self._photograph_reading())
            await asyncio.sleep(0.05)

    async def _photograph_reading(self) -> dict[str, object]:
        """A film may be seen in the mirror; of people before a camera no picture is ever saved."""
        filmed = Path(self._settings.camera.source)
        if not (filmed.is_file() or filmed.is_dir()):
            self._kiosk.preview.stop()
        return await self._guide.photograph("reading")

    async def _look_at_pictures(self, story: VisitStory) -> None:
        guide = self._guide
        await guide.until(lambda: bool(self._page()), "The first page")
        for number in range(PAGES):
            gallery = self._gallery()
            story.pages.append(self._page())
            story.strategies.append(str(gallery.tab))
            if number == 0:
                story.mood = str(gallery.mood)
                if gallery.by_camera:
                    story.confidences = {str(m): round(c, 4) for m, c in gallery.confidences.items()}
            if number < PAGES - 1:
                await self._like(story, number)
            story.steps.append(await guide.photograph(f"gallery-page-{number + 1}"))
            if number < PAGES - 1:
                shown = self._page()
                await guide.press(NEXT)
                await guide.until(lambda shown=shown: self._page() != shown, "The next page")  # type: ignore[misc]
        await guide.press(FOR_YOU)
        story.steps.append(await guide.photograph("gallery-for-you"))
        await guide.press(FOR_THIS_MOOD)

    async def _like(self, story: VisitStory, number: int) -> None:
        picture = self._page()[number % len(self._page())]
        planned, asked = self._upcoming(), self._gallery().for_mood.asked
        await self._guide.press(heart(number % len(self._page())))
        await self._guide.until(lambda: picture in self._gallery().visit.liked, "The red heart")
        await self._guide.until(
            lambda: self._gallery().for_mood.asked != asked, "The question for new pictures"
        )
        await self._guide.until(lambda: not self._kiosk.controller.busy, "The answer with new pictures")
        story.replanned.append({"before": planned, "after": self._upcoming()})

    def _gallery(self) -> Gallery:
        state = self._kiosk.controller.state
        if not isinstance(state, Gallery):
            raise TourStuck("The gallery is gone", item=type(state).__name__)
        return state

    def _page(self) -> list[str]:
        shelf = self._gallery().shelf if isinstance(self._kiosk.controller.state, Gallery) else None
        return list(shelf.deck.page.impression) if shelf else []

    def _upcoming(self) -> list[str]:
        return [pick.picture_id for pick in self._gallery().for_mood.deck.upcoming[:3]]

    def _recorded(self, visit_id: str) -> list[dict[str, object]]:
        columns = ("event_id", "kind", "picture_id", "impression", "at")
        with closing(sqlite3.connect(self._home.library)) as database:
            rows = database.execute(
                f"SELECT {', '.join(columns)} FROM interactions WHERE visit_id = ? ORDER BY at", (visit_id,)
            ).fetchall()
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        return [{**row, "impression": json.loads(str(row["impression"]))} for row in found]

    @staticmethod
    def _judge(story: VisitStory) -> None:
        likes = [row for row in story.interactions if row["kind"] == "like"]
        if len(likes) != PAGES - 1:
            story.errors.append(f"{len(likes)} likes are in the library instead of {PAGES - 1}")
        if any(row["picture_id"] not in row["impression"] for row in likes):  # type: ignore[operator]
            story.errors.append("A like does not lie in its impression")
        if len({tuple(page) for page in story.pages}) != PAGES:
            story.errors.append("Pages repeat each other")

    async def _other_screens(self) -> tuple[list[dict[str, object]], list[str]]:
        """Pictures of what visits do not show, and what went wrong."""
        steps: list[dict[str, object]] = []
        try:
            await self._walk_other_screens(steps)
        except TourStuck as stuck:
            return steps, [str(stuck)]
        return steps, []

    async def _walk_other_screens(self, steps: list[dict[str, object]]) -> None:
        guide, controller = self._guide, self._kiosk.controller
        await guide.press(START)
        await guide.arrive("consent")
        controller.dispatch(on.WentQuiet())
        steps.append(await guide.photograph("still-there"))
        await guide.press(STAY)
        await guide.press(CHOOSE_MOOD)
        await guide.arrive("picker")
        await guide.press(CODE_PAD)
        steps.append(await guide.photograph("code-pad"))
        controller.dispatch(on.Faulted())
        await guide.arrive("apology")
        steps.append(await guide.photograph("apology"))
        await guide.arrive("attract")
        corner = QPointF(8, 8)
        await guide.mouse(QTest.mousePress, corner)
        await guide.arrive("staff")
        await guide.mouse(QTest.mouseRelease, corner)
        steps.append(await guide.photograph("staff"))
        controller.dispatch(on.StaffClosed())
        await guide.arrive("attract")
