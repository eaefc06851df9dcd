"""Remembering, recognising and forgetting visitors, on behalf of the controller."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import ParamSpec, Protocol, TypeVar

from kiosk.core.errors import CodePause, KioskError
from kiosk.core.ports import VisitorDirectory
from kiosk.visit import effects as do
from kiosk.visit import events as on

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)


class InThread(Protocol):
    """Runs a blocking port off the event loop, under a deadline."""

    def __call__(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Awaitable[T]:
        """Raises what the call raises, and TimeoutError."""
        ...


class FrontDesk:
    """Every answer is an event of the visit that asked."""

    def __init__(
        self, directory: VisitorDirectory, in_thread: InThread, dispatch: Callable[[on.Event], None]
    ) -> None:
        self._directory = directory
        self._in_thread = in_thread
        self._dispatch = dispatch

    async def identify(self, visit_id: str, crop: bytes) -> None:
        """Recognises a face, or remembers it when it is new; the visitor agreed to both."""
        try:
            visitor = await self._in_thread(self._directory.recognize, crop)
            if visitor is not None:
                self._dispatch(on.VisitorKnown(visit_id, visitor))
                return
            remembered = await self._in_thread(self._directory.remember, crop)
        except (KioskError, TimeoutError) as error:
            log.warning("The visitor stays a guest until the end of the visit: %s", error)
            return
        self._dispatch(on.VisitorKnown(visit_id, remembered.visitor, remembered.return_code))

    async def check_code(self, visit_id: str, code: str) -> None:
        """Finds the visitor of a return code."""
        try:
            visitor = await self._in_thread(self._directory.redeem, code)
        except CodePause as pause:
            self._dispatch(on.CodeRefused(visit_id, max(1, round(pause.seconds))))
            return
        if visitor is None:
            self._dispatch(on.CodeRefused(visit_id))
        else:
            self._dispatch(on.VisitorKnown(visit_id, visitor))

    async def give_code(
        self,
        effect: do.GiveCode,
        says_goodbye: Callable[[str], bool],
        record: Callable[[do.Record], Awaitable[None]],
    ) -> None:
        """Makes a visitor with a return code and the likes of this visit, unless nobody sees the code."""
        try:
            remembered = await self._in_thread(self._directory.remember, None)
        except (KioskError, TimeoutError) as error:
            log.error("No return code could be given: %s", error)
            self._dispatch(on.NotRemembered(effect.visit_id))
            return
        visitor_id = remembered.visitor.id
        if not says_goodbye(effect.visit_id):
            await self._in_thread(self._directory.forget, visitor_id)
            return
        likes = tuple(replace(act, user_id=visitor_id) for act in effect.likes)
        if likes:
            await record(do.Record(effect.visit_id, likes))
        self._dispatch(on.VisitorKnown(effect.visit_id, remembered.visitor, remembered.return_code))

    async def forget(self, visit_id: str, visitor_id: str, settled: Callable[[], Awaitable[None]]) -> None:
        """Deletes a visitor once all that is under way is stored, so that nothing comes after it."""
        try:
            await settled()
            await self._in_thread(self._directory.forget, visitor_id)
        except (KioskError, TimeoutError) as error:
            log.error("A visitor was not forgotten: %s", error)
            self._dispatch(on.NotForgotten(visit_id))
            return
        self._dispatch(on.Forgotten(visit_id))
