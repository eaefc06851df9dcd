"""From an order to a visitor's like and back, through the real windows of both programs, on both backends."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from admin_tool.bootstrap import build_services
from admin_tool.core.pool_entry import Decision, PoolEntry
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.services import Services
from admin_tool.window_program import WindowProgram
from kiosk import paths, settings
from kiosk.core.picture import LIVE_ROOT, POOL_ROOT
from tests.aws_sandbox.process import SandboxProcess
from tests.aws_sandbox.shop_functions import shop_workers
from tests.journeys.admin_hands import AdminHands
from tests.journeys.kiosk_beside import PROMISED_S, KioskBeside

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
ORDERED, REJECTED, APPROVED = 24, 4, 20
ON_AWS_S = 30.0
"""There the kiosk is started anew: it reads what is live at its start and every five minutes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A shop: its settings, and whether a running kiosk sees changes by itself."""

    home: Path
    environment: dict[str, str]
    sees_changes: bool


@pytest.fixture
def here(shop: Path) -> Place:
    """One machine with nine painted pictures a mood on its kiosk."""
    return Place(shop, {**os.environ, "EMOTION_KIOSK_HOME": str(shop)}, sees_changes=True)


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Place]:
    """A shop in the sandbox, with its functions at work."""
    with SandboxProcess() as sandbox, ExitStack() as at_work:
        made = sandbox.provision(pictures_per_mood=3, pool_per_mood=0)
        for worker in shop_workers(sandbox.client, made):
            at_work.enter_context(worker)
        environment = {
            **os.environ,
            **sandbox.environment(),
            **made.settings(),
            "EMOTION_KIOSK_HOME": str(tmp_path / "home"),
        }
        yield Place(tmp_path / "home", environment, sees_changes=False)


@pytest.fixture(params=["here", "cloud"])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The same journey on both backends; this process gets the environment of the place."""
    found: Place = request.getfixturevalue(request.param)
    for name, value in found.environment.items():
        monkeypatch.setenv(name, value)
    return found


@pytest.fixture
def program(qapp: QApplication, place: Place, tmp_path: Path) -> Iterator[WindowProgram]:
    """The admin tool's window on the place."""
    chosen = settings.load(paths.resources() / "default_settings.toml", None, place.environment)
    services = build_services(chosen, paths.Home(place.home))
    made = WindowProgram(qapp, chosen, paths.Home(place.home), services, tmp_path / "window.ini")
    made.language = "en"
    made.show((1440, 900))
    yield made
    made.close()
    services.close()


def happy(services: Services, *decisions: Decision) -> list[PoolEntry]:
    chosen = PoolFilter(decisions=frozenset(decisions), batch="")
    numbers = [
        one for mood, of in services.pool.numbers(chosen, PoolSort.NEWEST) for one in of if mood == "happy"
    ]
    return list(services.pool.entries(numbers))


def live_ids(entries: list[PoolEntry]) -> set[str]:
    return {one.id.replace(POOL_ROOT, LIVE_ROOT, 1) for one in entries}


def decide(hands: AdminHands, services: Services) -> None:
    """Rejects four, approves twenty, takes the last one back."""
    for _ in range(REJECTED):
        hands.key(Qt.Key.Key_X)
    for _ in range(APPROVED):
        hands.key(Qt.Key.Key_A)
    hands.rest()
    assert len(happy(services, Decision.REJECTED)) == REJECTED
    assert len(happy(services, Decision.APPROVED)) == APPROVED
    hands.key(Qt.Key.Key_Z, control=True)
    hands.until(lambda: len(happy(services, Decision.APPROVED)) == APPROVED - 1, "the undo")
    hands.rest()


def promote(hands: AdminHands) -> None:
    hands.key(Qt.Key.Key_P)
    hands.click(f"Promote {APPROVED - 1}")
    hands.until(lambda: hands.reads(f"{APPROVED - 1} promoted"), "the promotion")
    hands.click("Close")
    hands.rest()


def like_one(kiosk: KioskBeside, wanted: set[str]) -> str:
    """Turns pages until one of the wanted pictures is there, and likes it."""
    page = kiosk.visit("happy")
    for _ in range(20):
        found = [one for one in page if one in wanted]
        if found:
            kiosk.like(found[0])
            kiosk.leave()
            return found[0]
        page = kiosk.next()
    raise AssertionError("no promoted picture came")


def test_from_an_order_to_a_like_and_back(place: Place, program: WindowProgram) -> None:
    hands, services = AdminHands(program), program.services
    with ExitStack() as beside:
        kiosk = KioskBeside(place.environment)
        if place.sees_changes:
            beside.enter_context(kiosk)
            assert len(kiosk.all_pages("happy")) == 9
        hands.window.go("generate")
        hands.rest()
        hands.click("Happy")
        hands.number("Count", ORDERED)
        hands.click("Send order")
        hands.until(lambda: hands.reads(f"{ORDERED} done") or hands.reads("Done"), "the pictures")
        hands.window.go("pool")
        hands.until(lambda: len(happy(services)) == ORDERED, "the pool")
        hands.rest()
        decide(hands, services)
        promote(hands)
        promoted = live_ids(happy(services, Decision.APPROVED))
        refused = live_ids(happy(services, Decision.REJECTED))
        assert len(promoted) == APPROVED - 1
        if not place.sees_changes:
            beside.enter_context(kiosk)
        within_s = PROMISED_S if place.sees_changes else ON_AWS_S
        kiosk.shows("happy", promoted, refused, within_s)
        liked = like_one(kiosk, promoted)

        hands.window.go("insights")
        hands.until(lambda: read_again(hands) == 1, "the like in Insights")

        hands.window.go("production", liked)
        hands.rest()
        hands.key(Qt.Key.Key_W)
        hands.until(lambda: liked in {one.id for one in services.promoter.withdrawn()}, "the withdrawal")
        hands.rest()
        if place.sees_changes:
            kiosk.shows("happy", promoted - {liked}, refused | {liked}, within_s)
    if not place.sees_changes:
        with KioskBeside(place.environment) as started_anew:
            started_anew.shows("happy", promoted - {liked}, refused | {liked}, within_s)


def read_again(hands: AdminHands) -> int:
    """The number on the card *Likes* after the page was told to read anew: a kiosk sends likes later."""
    hands.rest()
    hands.key(Qt.Key.Key_R)
    hands.rest()
    words = hands.words()
    return int(words[words.index("Likes") + 1]) if "Likes" in words else 0
