import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from kiosk.core.errors import DiskFull, LibraryError, ModelMissing, ServiceDown
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import Mood
from kiosk.visit import events as on
from kiosk.visit.controller import Controller
from kiosk.visit.mood_reader import ReadingManner
from kiosk.visit.states import (
    Apology,
    Attract,
    Choosing,
    Farewell,
    Gallery,
    MoodPicker,
    PickerReason,
    Reading,
    State,
    StillThere,
)
from tests.eventually import eventually
from tests.visit.shop import RULES, pictures
from tests.visit.world import MemoryWorld

QUICK = ReadingManner(0.5, sample_s=0.01, readings=3, window_s=0.05, patience_s=0.2, steady_s=0.1)
FIRST = pictures(Mood.HAPPY, 1)[0]


class Stage:
    """A controller that runs, its world, and every state that was shown."""

    def __init__(self, idle_s: float = 60) -> None:
        self.world = MemoryWorld()
        self.shown: list[State] = []
        self.controller = Controller(
            self.world.world(), RULES, QUICK, idle_s, Attract("ko"), self.shown.append
        )

    @property
    def state(self) -> State:
        return self.controller.state

    def do(self, *events: on.Event) -> None:
        for event in events:
            self.controller.dispatch(event)

    async def arrive(self, kind: type) -> None:
        await eventually(lambda: isinstance(self.state, kind))

    async def in_gallery(self) -> None:
        self.do(on.StartTouched("v1"), on.TilesChosen(), on.MoodTapped(Mood.HAPPY))
        await self.arrive(Gallery)


@contextlib.asynccontextmanager
async def running(stage: Stage) -> AsyncIterator[Stage]:
    task = asyncio.ensure_future(stage.controller.run())
    await asyncio.sleep(0)
    try:
        yield stage
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def on_stage(test: Callable[[Stage], Awaitable[None]]) -> Callable[[], None]:
    @functools.wraps(test)
    def played() -> None:
        async def play() -> None:
            async with running(Stage()) as stage:
                await test(stage)

        asyncio.run(play())

    del played.__wrapped__  # pytest would ask for a fixture "stage"
    return played


@on_stage
async def test_a_camera_visit_reads_the_mood_and_shows_its_pictures(stage: Stage) -> None:
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await stage.arrive(Gallery)
    assert isinstance(stage.state, Gallery)
    assert stage.state.mood is Mood.HAPPY and stage.state.by_camera
    assert stage.world.camera.is_open
    progress = [s.progress for s in stage.shown if isinstance(s, Reading)]
    assert progress == sorted(progress)
    await eventually(lambda: stage.world.log.receipts)
    assert stage.world.log.receipts[0].choice == "camera"
    await eventually(lambda: FIRST in stage.world.prefetched)
    stage.do(on.VisitorLeft())
    assert not stage.world.camera.is_open


@on_stage
async def test_nobody_in_front_of_the_camera_brings_a_hint(stage: Stage) -> None:
    stage.world.camera.mood = None
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await eventually(lambda: isinstance(stage.state, Reading) and stage.state.hint)


@on_stage
async def test_an_unclear_face_brings_the_tiles(stage: Stage) -> None:
    stage.world.analyzer.confidence = 0.3
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await stage.arrive(MoodPicker)
    assert isinstance(stage.state, MoodPicker) and stage.state.reason is PickerReason.CANNOT_TELL


@on_stage
async def test_a_camera_that_is_gone_brings_the_tiles(stage: Stage) -> None:
    stage.world.camera.gone = True
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await stage.arrive(MoodPicker)
    assert isinstance(stage.state, MoodPicker) and stage.state.reason is PickerReason.CAMERA_GONE


@on_stage
async def test_without_a_model_the_tiles_come(stage: Stage) -> None:
    stage.world.analyzer.fails = ModelMissing("There is no mood model")
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await stage.arrive(MoodPicker)


@on_stage
async def test_a_like_is_stored_before_the_heart_turns_red(stage: Stage) -> None:
    await stage.in_gallery()
    stage.do(on.HeartTouched(FIRST))
    await eventually(lambda: isinstance(stage.state, Gallery) and stage.state.visit.liked == (FIRST,))
    likes = [i for i in stage.world.log.kept if i.kind is InteractionKind.LIKE]
    assert [(i.picture_id, i.visit_id, i.user_id) for i in likes] == [(FIRST, "v1", "any/happy")]
    assert likes[0].impression == tuple(pictures(Mood.HAPPY, 3))
    assert likes[0].at.utcoffset() is not None
    await eventually(lambda: stage.world.log.delivered == stage.world.log.kept)


@pytest.mark.expects_errors
@pytest.mark.parametrize("error", [LibraryError("The library is locked"), DiskFull("The disk is full")])
def test_a_like_that_cannot_be_stored_leaves_the_heart_empty(error: LibraryError) -> None:
    async def play(stage: Stage) -> None:
        await stage.in_gallery()
        stage.world.log.fails = error
        stage.do(on.HeartTouched(FIRST))
        await eventually(lambda: isinstance(stage.state, Gallery) and not stage.state.visit.storing)
        assert isinstance(stage.state, Gallery) and stage.state.visit.liked == ()

    on_stage(play)()


@on_stage
async def test_event_ids_are_made_once_and_never_shared(stage: Stage) -> None:
    await stage.in_gallery()
    stage.do(on.NextTouched(), on.NextTouched())
    await eventually(lambda: len(stage.world.log.kept) >= 6)
    ids = [i.event_id for i in stage.world.log.kept]
    assert len(set(ids)) == len(ids)


@on_stage
async def test_who_wants_to_be_remembered_is_recognised_the_next_time(stage: Stage) -> None:
    for _ in range(2):
        stage.do(on.StartTouched("v1"), on.RememberSwitched(True), on.CameraAgreed())
        await eventually(lambda: isinstance(stage.state, Gallery) and stage.state.visit.visitor)
        assert isinstance(stage.state, Gallery)
        assert stage.state.visit.visitor and stage.state.visit.visitor.id == "visitor-0"
        stage.do(on.VisitorLeft())


@on_stage
async def test_a_code_is_given_with_the_likes_of_the_visit(stage: Stage) -> None:
    stage.do(on.StartTouched("v1"), on.RememberSwitched(True), on.TilesChosen(), on.MoodTapped(Mood.HAPPY))
    await stage.arrive(Gallery)
    stage.do(on.HeartTouched(FIRST))
    await eventually(lambda: isinstance(stage.state, Gallery) and stage.state.visit.liked)
    stage.do(on.DoneTouched())
    await eventually(lambda: isinstance(stage.state, Farewell) and stage.state.return_code == "K7M2QX")
    likes = [i for i in stage.world.log.kept if i.kind is InteractionKind.LIKE]
    assert [i.user_id for i in likes] == ["any/happy", "visitor-0"]


@on_stage
async def test_a_code_that_nobody_saw_is_forgotten(stage: Stage) -> None:
    stage.do(on.StartTouched("v1"), on.RememberSwitched(True), on.TilesChosen(), on.MoodTapped(Mood.HAPPY))
    await stage.arrive(Gallery)
    stage.do(on.DoneTouched(), on.VisitorLeft())
    await eventually(lambda: stage.world.directory.forgotten == ["visitor-0"])


@on_stage
async def test_a_code_brings_the_visitor_back(stage: Stage) -> None:
    stage.world.directory.visitors["ABCDEF"] = "visitor-7"
    stage.do(on.StartTouched("v1"), on.TilesChosen(), on.CodePadOpened(), on.CodeEntered("ABCDEE"))
    await eventually(
        lambda: isinstance(stage.state, MoodPicker) and stage.state.code and stage.state.code.wrong
    )
    stage.do(on.CodeEntered("ABCDEF"))
    await eventually(lambda: isinstance(stage.state, MoodPicker) and stage.state.visit.visitor)


@pytest.mark.expects_errors
def test_what_could_not_be_forgotten_is_said() -> None:
    async def play(stage: Stage) -> None:
        stage.world.directory.visitors["ABCDEF"] = "visitor-7"
        stage.do(on.StartTouched("v1"), on.TilesChosen(), on.CodePadOpened(), on.CodeEntered("ABCDEF"))
        await eventually(lambda: isinstance(stage.state, MoodPicker) and stage.state.visit.visitor)
        stage.do(on.MoodTapped(Mood.HAPPY))
        await stage.arrive(Gallery)
        stage.world.directory.fails = ServiceDown("No network")
        stage.do(on.DoneTouched(), on.ForgetMeTouched())
        await eventually(lambda: isinstance(stage.state, Farewell) and stage.state.forget_failed)
        stage.world.directory.fails = None
        stage.do(on.ForgetMeTouched())
        await eventually(lambda: isinstance(stage.state, Farewell) and stage.state.forgotten)

    on_stage(play)()


@on_stage
async def test_a_changed_expression_is_offered_after_a_while(stage: Stage) -> None:
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await stage.arrive(Gallery)
    calls = stage.world.analyzer.calls
    await eventually(lambda: stage.world.analyzer.calls > calls + 12)
    assert isinstance(stage.state, Gallery) and stage.state.offer is None
    stage.world.camera.mood = Mood.SURPRISED
    await eventually(lambda: isinstance(stage.state, Gallery) and stage.state.offer)
    assert isinstance(stage.state, Gallery)
    assert stage.state.offer and stage.state.offer.mood is Mood.SURPRISED
    assert stage.state.mood is Mood.HAPPY


@on_stage
async def test_nothing_of_a_visit_goes_on_after_it(stage: Stage) -> None:
    stage.do(on.StartTouched("v1"), on.CameraAgreed(), on.VisitorLeft())
    calls = stage.world.analyzer.calls
    stage.do(on.StartTouched("v2"), on.TilesChosen(), on.MoodTapped(Mood.SAD))
    assert isinstance(stage.state, Choosing)
    await stage.arrive(Gallery)
    assert stage.world.analyzer.calls == calls


@pytest.mark.expects_errors
def test_a_bug_in_a_port_leads_to_the_apology() -> None:
    async def play(stage: Stage) -> None:
        stage.do(on.StartTouched("v1"), on.TilesChosen(), on.CodePadOpened())
        stage.world.directory.visitors = None  # type: ignore[assignment]
        stage.do(on.CodeEntered("ABCDEF"))
        await stage.arrive(Apology)

    on_stage(play)()


def test_a_quiet_visit_is_asked_and_then_wiped() -> None:
    async def play() -> None:
        async with running(Stage(idle_s=0.5)) as stage:
            stage.do(on.StartTouched("v1"), on.TilesChosen(), on.MoodTapped(Mood.HAPPY))
            await stage.arrive(StillThere)
            stage.do(on.StillHereTouched())
            stage.controller.touched()
            await stage.arrive(Gallery)

    asyncio.run(play())


@on_stage
async def test_a_correction_is_kept_without_anything_about_the_visit(stage: Stage) -> None:
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await stage.arrive(Gallery)
    stage.do(on.NotRightTouched(), on.MoodTapped(Mood.SAD))
    await eventually(lambda: len(stage.world.readings.kept) == 2)
    read, corrected = sorted(stage.world.readings.kept, key=lambda record: record.chosen or "")
    assert (read.read, read.chosen) == (Mood.HAPPY, None)
    assert (corrected.read, corrected.chosen) == (Mood.HAPPY, Mood.SAD)
    assert read.id != corrected.id and "v1" not in (read.id, corrected.id)
    assert {(record.at.minute, record.at.second, record.at.microsecond) for record in (read, corrected)} == {
        (0, 0, 0)
    }


@on_stage
async def test_a_reading_that_cannot_be_counted_does_not_disturb_the_visit(stage: Stage) -> None:
    stage.world.readings.fails = DiskFull("The disk is full")
    stage.do(on.StartTouched("v1"), on.CameraAgreed())
    await stage.arrive(Gallery)
    await eventually(lambda: not stage.controller.busy)
    assert isinstance(stage.state, Gallery)
