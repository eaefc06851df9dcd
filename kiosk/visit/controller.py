"""Carries out what a visit asks for: the only place where ports are called, and where threads are crossed."""

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from kiosk.core.errors import KioskError
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.ports import (
    Camera,
    ConsentLog,
    FaceAnalyzer,
    InteractionLog,
    ReadingLog,
    Recommender,
    VisitorDirectory,
)
from kiosk.core.reading_record import ReadingRecord, to_the_hour
from kiosk.core.visitor import ConsentReceipt
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit.front_desk import FrontDesk
from kiosk.visit.idle_timer import IdleTimer
from kiosk.visit.mood_reader import MoodReader, ReadingManner
from kiosk.visit.states import Farewell, Rules, State, visit_of
from kiosk.visit.transitions import step

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

CONSENT_TEXT = "2026-11"
"""Version of the words on the Consent screen; it changes whenever they do."""

DELIVER_EVERY_S = 15.0
AT_HAND_S = 0.15


@dataclass(frozen=True, slots=True)
class World:
    """The ports of a kiosk. `prefetch` brings pictures into memory; `deadline_s` bounds every call."""

    camera: Camera
    analyzer: FaceAnalyzer
    on_device: FaceAnalyzer
    directory: VisitorDirectory
    recommender: Recommender
    interactions: InteractionLog
    consents: ConsentLog
    readings: ReadingLog
    prefetch: Callable[[Sequence[str]], None]
    deadline_s: float = 10.0


class Controller:
    """Holds the state; `dispatch` must be called on the thread of the event loop."""

    def __init__(
        self,
        world: World,
        rules: Rules,
        manner: ReadingManner,
        idle_s: float,
        first: State,
        on_state: Callable[[State], None],
    ) -> None:
        """`on_state` shows a new state; it is called on the thread of the event loop."""
        self._world = world
        self._rules = rules
        self._state = first
        self._on_state = on_state
        self._idle = IdleTimer(idle_s, time.monotonic)
        self._reader = MoodReader(
            world.camera, world.analyzer, world.on_device, manner, self.in_thread, self.dispatch
        )
        self._desk = FrontDesk(world.directory, self.in_thread, self.dispatch)
        self._reading: asyncio.Task[None] | None = None
        self._of_visit: set[asyncio.Task[None]] = set()
        self._lasting: set[asyncio.Task[None]] = set()
        self._undelivered = asyncio.Event()

    @property
    def state(self) -> State:
        """Where the visit stands."""
        return self._state

    @property
    def busy(self) -> bool:
        """Whether answers are still to come."""
        return bool(self._of_visit or self._lasting)

    def dispatch(self, event: on.Event) -> None:
        """One step: the new state is shown, then its effects begin."""
        before = self._state
        self._state, effects = step(self._state, event, self._rules)
        if self._state != before:
            self._on_state(self._state)
        for effect in effects:
            self._perform(effect)

    def touched(self) -> None:
        """Somebody touched the screen or a key."""
        self._idle.touched()

    async def run(self) -> None:
        """Counts seconds and delivers interactions until it is cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._count_seconds())
                group.create_task(self._deliver())
        finally:
            self._stop_reading()
            self._world.camera.close()
            for task in self._of_visit | self._lasting:
                task.cancel()

    async def settle(self) -> None:
        """Waits until everything that must not be lost is stored."""
        while self._lasting:
            await asyncio.wait(self._lasting)

    async def in_thread(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A blocking call off the event loop; raises what it raises, and TimeoutError after the deadline."""
        async with asyncio.timeout(self._world.deadline_s):
            return await asyncio.to_thread(call, *args, **kwargs)

    def in_background(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[KioskError], None]
    ) -> None:
        """Runs a blocking job of the staff panel; `then` or `failed` is called on the thread of the loop."""

        async def work() -> None:
            try:
                answer = await self.in_thread(job)
            except KioskError as error:
                failed(error)
            except TimeoutError:
                failed(KioskError("It took too long", remedy="Try again, or restart the kiosk."))
            else:
                then(answer)

        self.spawn(work(), lasting=True)

    def spawn(self, work: Coroutine[Any, Any, None], *, lasting: bool = False) -> None:
        """Starts work whose failure is a fault of the visit; lasting work survives the visit's end."""
        task = self._begin(work)
        tasks = self._lasting if lasting else self._of_visit
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        if isinstance(error, KioskError | TimeoutError):
            log.error("The visit cannot go on: %s", error or "a call took too long")
        else:
            log.error("The visit cannot go on", exc_info=error)
        self.dispatch(on.Faulted())

    def _perform(self, effect: do.Effect) -> None:
        world = self._world
        match effect:
            case do.OpenCamera():
                world.camera.open()
            case do.CloseCamera():
                world.camera.close()
            case do.StopReading():
                self._stop_reading()
            case do.ReadMood(visit_id, identify):
                self._start_reading(self._reader.read(visit_id, self._identifier(visit_id, identify)))
            case do.WatchMood(visit_id, mood):
                self._start_reading(self._reader.watch(visit_id, mood))
            case do.Recommend():
                self.spawn(self._recommend(effect))
            case do.Prefetch(picture_ids):
                self.spawn(self._prefetch(picture_ids, world.deadline_s))
            case do.Record():
                self.spawn(self._record(effect), lasting=True)
            case do.KeepConsent(choice, language):
                now = datetime.now(UTC)
                receipt = ConsentReceipt(uuid.uuid4().hex, choice, CONSENT_TEXT, language, now)
                self.spawn(self.in_thread(world.consents.keep, receipt), lasting=True)
            case do.KeepReading(read, chosen):
                self.spawn(self._keep_reading(read, chosen), lasting=True)
            case do.CheckCode(visit_id, code):
                self.spawn(self._desk.check_code(visit_id, code))
            case do.GiveCode():
                self.spawn(self._desk.give_code(effect, self._says_goodbye, self._record), lasting=True)
            case do.Forget(visit_id, visitor_id):
                self.spawn(self._desk.forget(visit_id, visitor_id, self._settle_others), lasting=True)
            case do.ForgetVisit():
                for task in self._of_visit:
                    task.cancel()

    def _start_reading(self, work: Coroutine[Any, Any, None]) -> None:
        self._stop_reading()
        self._reading = self._begin(work)

    def _stop_reading(self) -> None:
        if self._reading and self._reading is not asyncio.current_task():
            self._reading.cancel()
        self._reading = None

    def _identifier(self, visit_id: str, identify: bool) -> Callable[[bytes], None]:
        def with_crop(crop: bytes) -> None:
            if identify:
                self.spawn(self._desk.identify(visit_id, crop))

        return with_crop

    def _says_goodbye(self, visit_id: str) -> bool:
        return isinstance(self._state, Farewell) and self._state.visit_id == visit_id

    async def _recommend(self, effect: do.Recommend) -> None:
        try:
            recommendation = await self.in_thread(
                self._world.recommender.recommend, effect.key, effect.mood, effect.count, effect.exclude
            )
        except (KioskError, TimeoutError) as error:
            log.warning("No pictures were recommended: %s", error)
            self.dispatch(on.PicksFailed(effect.visit_id, effect.asked))
            return
        # Pictures that are at hand are painted with their page; for others the page does not wait.
        await self._prefetch(recommendation.picture_ids, AT_HAND_S)
        self.dispatch(on.PicksReady(effect.visit_id, effect.asked, recommendation))

    async def _prefetch(self, picture_ids: Sequence[str], deadline_s: float) -> None:
        try:
            async with asyncio.timeout(deadline_s):
                await asyncio.to_thread(self._world.prefetch, picture_ids)
        except TimeoutError:
            log.info("Some pictures come later than their page")
        except KioskError as error:
            log.warning("Pictures were not fetched ahead: %s", error)

    async def _record(self, effect: do.Record) -> None:
        now = datetime.now(UTC)
        acts = [act.stamped(uuid.uuid4().hex, effect.visit_id, now) for act in effect.acts]
        hearts = {act.picture_id: act.kind for act in acts if act.kind is not InteractionKind.VIEW}
        try:
            await self.in_thread(self._world.interactions.record, acts)
        except (KioskError, TimeoutError) as error:
            log.error("An interaction was not stored: %s", error)
            for picture_id in hearts:
                self.dispatch(on.HeartNotStored(effect.visit_id, picture_id))
            return
        for picture_id, kind in hearts.items():
            liked = kind is InteractionKind.LIKE
            self.dispatch(on.HeartStored(effect.visit_id, picture_id, liked))
        self._undelivered.set()

    async def _keep_reading(self, read: Mood | None, chosen: Mood | None) -> None:
        record = ReadingRecord(uuid.uuid4().hex, read, chosen, to_the_hour(datetime.now(UTC)))
        try:
            await self.in_thread(self._world.readings.keep, record)
        except (KioskError, TimeoutError) as error:
            log.warning("A reading was not counted: %s", error)

    async def _settle_others(self) -> None:
        """Waits for lasting work other than the caller's, so that nothing is stored behind its back."""
        others = {task for task in self._lasting if task is not asyncio.current_task()}
        if others:
            await asyncio.wait(others)

    async def _count_seconds(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.dispatch(on.SecondPassed())
            if visit_of(self._state) and self._idle.went_quiet():
                self.dispatch(on.WentQuiet())

    async def _deliver(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DELIVER_EVERY_S):
                    await self._undelivered.wait()
            self._undelivered.clear()
            try:
                while await asyncio.to_thread(self._world.interactions.deliver):
                    pass
                while await asyncio.to_thread(self._world.readings.deliver):
                    pass
            except KioskError as error:
                log.warning("Interactions wait for delivery: %s", error)
