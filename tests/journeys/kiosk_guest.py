"""A real kiosk whose guest does what a test says: `python -m tests.journeys.kiosk_guest`, lines of JSON."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickView

from kiosk import paths, settings
from kiosk.application import make_application, run_loop
from kiosk.bootstrap import build
from kiosk.core.mood import Mood
from kiosk.program import Kiosk
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Gallery, visit_of
from tests.eventually import eventually

PATIENCE_S = 60
MOST_PAGES = 40


class Guest:
    """What can be asked for; every answer is the page on screen or what was seen."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    async def visit(self, mood: str) -> list[str]:
        """A new visit with the tiles."""
        await self.leave()
        self._kiosk.controller.dispatch(on.StartTouched("visit"))
        self._kiosk.controller.dispatch(on.TilesChosen())
        self._kiosk.controller.dispatch(on.MoodTapped(Mood(mood)))
        await eventually(lambda: bool(self._page()), PATIENCE_S)
        return self._page()

    async def all_pages(self, mood: str) -> list[str]:
        """Every picture that a visit of this mood shows until the first page comes again."""
        first = await self.visit(mood)
        seen = list(first)
        for _ in range(MOST_PAGES):
            page = await self.next()
            if page == first:
                return list(dict.fromkeys(seen))
            seen += page
        raise AssertionError("the first page did not come again")

    async def next(self) -> list[str]:
        """Touches Next."""
        before = self._gallery().shelf
        index = before.deck.index if before else 0
        await eventually(lambda: not self._kiosk.controller.busy, PATIENCE_S)
        self._kiosk.controller.dispatch(on.NextTouched())
        await eventually(lambda: self._index() != index, PATIENCE_S)
        return self._page()

    async def like(self, picture: str) -> list[str]:
        """Touches the heart of a picture on the page."""
        self._kiosk.controller.dispatch(on.HeartTouched(picture))
        await eventually(lambda: picture in self._liked(), PATIENCE_S)
        return list(self._liked())

    async def leave(self) -> list[str]:
        """Ends the visit; what was done is stored then."""
        self._kiosk.controller.dispatch(on.VisitorLeft())
        await eventually(lambda: isinstance(self._kiosk.controller.state, Attract), PATIENCE_S)
        await self._kiosk.controller.settle()
        return []

    def _liked(self) -> tuple[str, ...]:
        visit = visit_of(self._kiosk.controller.state)
        return visit.liked if visit else ()

    def _gallery(self) -> Gallery:
        state = self._kiosk.controller.state
        assert isinstance(state, Gallery), type(state).__name__
        return state

    def _page(self) -> list[str]:
        state = self._kiosk.controller.state
        shelf = state.shelf if isinstance(state, Gallery) else None
        return list(shelf.deck.page.impression) if shelf else []

    def _index(self) -> int:
        shelf = self._gallery().shelf
        return shelf.deck.index if shelf else -1


async def serve(kiosk: Kiosk) -> int:
    """Answers until the input ends."""
    guest = Guest(kiosk)
    await eventually(lambda: isinstance(kiosk.controller.state, Attract), 60)
    tell({"ready": True})
    while line := await asyncio.to_thread(sys.stdin.readline):
        asked = json.loads(line)
        act: Callable[..., Awaitable[list[str]]] = getattr(guest, asked.pop("do"))
        try:
            tell({"answer": await act(**asked)})
        except (AssertionError, TimeoutError) as trouble:
            tell({"trouble": f"{type(trouble).__name__}: {trouble}"})
    return 0


def tell(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    chosen = settings.load(paths.resources() / "default_settings.toml", None, os.environ)
    run_loop(
        make_application(),
        lambda end: build(chosen, paths.home(), end),
        QSize(960, 540),
        fullscreen=False,
        visitor=lambda kiosk, window: asyncio.ensure_future(visit_window(kiosk, window)),
    )


async def visit_window(kiosk: Kiosk, window: QQuickView) -> int:
    return await serve(kiosk)


if __name__ == "__main__":
    main()
