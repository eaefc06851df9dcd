"""Every screen in every language and orientation: words fit, targets are large, apart, named and in reach."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.core.mood import Mood
from kiosk.screen.options import ScreenOptions
from kiosk.visit import events as on
from tests.screen import ways
from tests.screen.stage import LANDSCAPE, PORTRAIT, MakeStage, Stage, accessible_name
from tests.screen.ways import WAYS

SMALL = QSize(1280, 720)
NARROW = QSize(768, 1366)
DIALOGS = ("sheet", "code_pad", "wrong_code")
HALVES = ({"한국어", "English"}, {"For this mood", "For you"}, {"이 기분의 그림", "나를 위한 그림"})


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def unit(stage: Stage) -> float:
    return min(stage.window.width(), stage.window.height()) / 100


def words(stage: Stage) -> Iterator[QQuickItem]:
    return (item for item in stage.items() if item.inherits("QQuickText") and item.property("text"))


def controls(stage: Stage) -> list[QQuickItem]:
    """What can be touched now."""
    return [i for i in stage.items() if i.inherits("QQuickAbstractButton") and i.isEnabled()]


def every_screen(stage: Stage) -> Iterator[str]:
    """Goes to every screen in turn."""
    for name, way in WAYS.items():
        stage.driver.slow = False
        stage.driver.held.clear()
        stage.send(on.VisitorLeft())
        way(stage)
        yield name


@pytest.fixture(params=["ko", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    ("size", "low_reach"),
    [
        (LANDSCAPE, False),
        (PORTRAIT, False),
        (PORTRAIT, True),
        (SMALL, False),
        (NARROW, False),
        (NARROW, True),
    ],
    ids=["landscape", "portrait", "low-portrait", "small", "narrow", "low-narrow"],
)
def test_words_fit_and_targets_are_large_apart_and_named(
    make_stage: MakeStage, size: QSize, language: str, low_reach: bool
) -> None:
    stage = make_stage(size, ScreenOptions(reduce_motion=True, settle_ms=1, low_reach=low_reach), language)
    wrong: list[str] = []
    for name in every_screen(stage):
        wrong += [f"{name}: {trouble}" for trouble in (*words_that_do_not_fit(stage), *bad_targets(stage))]
        if name not in DIALOGS:
            wrong += [f"{name}: {trouble}" for trouble in words_that_meet(stage)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_every_mood_fits_its_corner(make_stage: MakeStage, size: QSize, language: str) -> None:
    stage = make_stage(size, language=language)
    wrong: list[str] = []
    for mood in Mood:
        for by_camera in (True, False):
            stage.send(on.VisitorLeft())
            ways.reading(stage)
            tap = on.MoodRead(ways.VISIT, mood, ways.certain(mood))
            stage.send(*((tap,) if by_camera else (on.TilesChosen(), on.MoodTapped(mood))))
            wrong += [
                f"{mood}: {trouble}" for trouble in (*words_that_do_not_fit(stage), *words_that_meet(stage))
            ]
            wrong += [f"{mood}: {trouble}" for trouble in bad_targets(stage)]
    assert not wrong, "\n".join(wrong)


def words_that_do_not_fit(stage: Stage) -> Iterator[str]:
    window = QRectF(0, 0, stage.window.width(), stage.window.height())
    for text in words(stage):
        said = str(text.property("text"))
        if text.property("truncated"):
            yield f"cut off: {said}"
        if text.property("contentWidth") > text.width() + 1:
            yield f"wider than its place: {said}"
        if text.property("contentHeight") > text.height() + 1:
            yield f"higher than its place: {said}"
        if not window.contains(place(text)):
            yield f"outside of the window: {said}"
        if "emotions/" in said:
            yield f"a raw id: {said}"
        around = text.parentItem()
        while around is not None and not around.inherits("QQuickAbstractButton"):
            around = around.parentItem()
        if around is not None and not place(around).adjusted(-1, -1, 1, 1).contains(place(text)):
            yield f"outside of its button: {said}"


def words_that_meet(stage: Stage) -> Iterator[str]:
    for one, other in combinations(list(words(stage)), 2):
        a, b = place(one), place(other)
        if a.adjusted(1, 1, -1, -1).intersects(b.adjusted(1, 1, -1, -1)):
            yield f"{one.property('text')!r} lies on {other.property('text')!r}"


def bad_targets(stage: Stage) -> Iterator[str]:
    window = QRectF(0, 0, stage.window.width(), stage.window.height())
    least = max(64.0, 9 * unit(stage)) - 0.5
    for control in controls(stage):
        name, at = accessible_name(control), place(control)
        if not name:
            yield f"a control at {at} has no name"
        if at.width() < least or at.height() < least:
            yield f"{name} is only {at.width():.0f} x {at.height():.0f}"
        if not window.contains(at):
            yield f"{name} is outside of the window"
        interface = QAccessible.queryAccessibleInterface(control)
        if interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield f"{name} has no role"
    for one, other in combinations(controls(stage), 2):
        names = {accessible_name(one), accessible_name(other)}
        gap = 1.9 * unit(stage) / 2
        if names in HALVES:
            continue
        if place(one).adjusted(-gap, -gap, gap, gap).intersects(place(other).adjusted(-gap, -gap, gap, gap)):
            yield f"{' and '.join(sorted(names))} are too close"


@pytest.mark.parametrize("low_reach", [False, True])
def test_in_portrait_every_control_is_in_reach(make_stage: MakeStage, low_reach: bool) -> None:
    stage = make_stage(PORTRAIT, ScreenOptions(reduce_motion=True, settle_ms=1, low_reach=low_reach), "en")
    highest = stage.window.height() * (2 / 3 if low_reach else 0.4)
    far: list[str] = []
    for screen in every_screen(stage):
        reached: set[str] = set()
        missed: set[str] = set()
        for control in controls(stage):
            inside = place(control).bottom() - highest >= 4 * unit(stage)
            (reached if inside else missed).add(accessible_name(control))
        far += [f"{screen}: {name}" for name in sorted(missed - reached)]
    # On the other setting these lie at the top; that is what "low reach" is for.
    allowed = () if low_reach else ("Back", "한국어", "English", "Like picture 1")
    assert not [missed for missed in far if missed.split(": ")[1] not in allowed]
