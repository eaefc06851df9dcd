import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from admin_tool.pictures import thumbnails as module
from admin_tool.pictures.thumbnails import AT_ONCE, IN_A_CALL, WISHES, Shape, Thumbnails
from admin_tool.workbench import Workbench
from kiosk.core.errors import PictureDamaged, ServiceDown
from tests.adapters.making import jpeg
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.pumping import pump_until


class Gate:
    """A source whose pictures come when the gate is opened; notes in which order they were asked for."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.asked: list[str] = []
        self.faults: dict[str, Exception] = {}
        self._jpeg = jpeg(1, 256, 171)
        self._turn = threading.Lock()

    def thumbnail(self, picture_id: str, tag: str) -> bytes:
        with self._turn:
            self.asked.append(picture_id)
        self.open.wait(60)
        if picture_id in self.faults:
            raise self.faults[picture_id]
        return self._jpeg if picture_id != "text" else b"no picture"

    def picture(self, picture_id: str) -> bytes:
        return self._jpeg


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    with workbench(Said()) as made:
        yield made


@pytest.fixture
def gate() -> Gate:
    return Gate()


def wishes(first: int, last: int) -> list[tuple[str, str]]:
    return [(str(number), "t") for number in range(first, last)]


def test_the_newest_wish_comes_first(bench: Workbench, gate: Gate) -> None:
    thumbnails = Thumbnails(bench.background, gate)
    thumbnails.want(wishes(0, 60))
    thumbnails.want(wishes(100, 106))
    gate.open.set()
    pump_until(lambda: all(thumbnails.ready(wish) for wish in wishes(0, 60)))
    begun = AT_ONCE * IN_A_CALL
    later = [gate.asked.index(str(number)) for number in range(begun + 2 * IN_A_CALL, 60)]
    assert gate.asked.index("100") < min(later)
    assert len(gate.asked) == 66, "nothing is asked for twice"


def test_a_wish_that_was_dropped_can_be_made_again(bench: Workbench, gate: Gate) -> None:
    thumbnails = Thumbnails(bench.background, gate)
    thumbnails.want(wishes(0, 30))
    thumbnails.want(wishes(1000, 1000 + WISHES))
    gate.open.set()
    pump_until(lambda: all(thumbnails.ready(wish) for wish in wishes(1000, 1000 + WISHES)))
    pump_until(lambda: not bench.background.busy)
    dropped = [wish for wish in wishes(0, 30) if not thumbnails.ready(wish)]
    assert dropped, "there is no room for all of them"
    thumbnails.want(dropped)
    pump_until(lambda: all(thumbnails.ready(wish) for wish in wishes(0, 30)))


def test_memory_is_bounded_and_the_oldest_goes(
    bench: Workbench, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MEMORY_BYTES", 20 * 161 * 106 * 4)
    gate.open.set()
    thumbnails = Thumbnails(bench.background, gate)
    for start in range(0, 60, 10):
        thumbnails.want(wishes(start, start + 10))
        pump_until(lambda: not bench.background.busy)
    kept = [wish for wish in wishes(0, 60) if thumbnails.get(wish) is not None]
    assert len(kept) == 20
    assert set(wishes(50, 60)) <= set(kept)


def test_what_cannot_be_shown_says_why_until_it_is_tried_again(bench: Workbench, gate: Gate) -> None:
    gate.open.set()
    gate.faults = {"1": PictureDamaged("cut off"), "2": ServiceDown("no line"), "3": OSError("odd")}
    thumbnails = Thumbnails(bench.background, gate)
    thumbnails.want([("1", "t"), ("2", "t"), ("text", "t"), ("5", "t")])
    pump_until(lambda: not bench.background.busy)
    assert isinstance(thumbnails.trouble(("1", "t")), PictureDamaged)
    assert isinstance(thumbnails.trouble(("2", "t")), ServiceDown)
    assert thumbnails.trouble(("text", "t")) is not None
    assert thumbnails.get(("5", "t")) is not None, "one bad picture does not stop the others"
    del gate.faults["2"]
    thumbnails.want([("2", "t")])
    assert gate.asked.count("2") == 1
    thumbnails.try_again()
    thumbnails.want([("2", "t")])
    pump_until(lambda: thumbnails.get(("2", "t")) is not None)


@pytest.mark.expects_errors
def test_an_odd_fault_leaves_no_cell_waiting(bench: Workbench, gate: Gate) -> None:
    gate.open.set()
    gate.faults = {"3": OSError("odd")}
    thumbnails = Thumbnails(bench.background, gate)
    thumbnails.want([("3", "t")])
    pump_until(lambda: thumbnails.trouble(("3", "t")) is not None)


def test_another_size_shows_the_old_picture_until_the_new_one_is_there(bench: Workbench, gate: Gate) -> None:
    gate.open.set()
    thumbnails = Thumbnails(bench.background, gate)
    thumbnails.want([("1", "t")])
    pump_until(lambda: thumbnails.ready(("1", "t")))
    thumbnails.shape = Shape(300, 200, 5.0, 1.0)
    assert not thumbnails.ready(("1", "t"))
    old = thumbnails.get(("1", "t"))
    assert old is not None
    assert old.width() == 161
    thumbnails.want([("1", "t")])
    pump_until(lambda: thumbnails.ready(("1", "t")))
    new = thumbnails.get(("1", "t"))
    assert new is not None
    assert new.width() == 300
    corner = new.toImage().pixelColor(0, 0)
    assert corner.alpha() == 0, "round corners"
