"""The staff PIN, the desk, and the facts it knows."""

import json
import logging
import stat
import sys
from pathlib import Path

import pytest

from kiosk import staff_desk, staff_pin
from kiosk.core.errors import DiskFull, ServiceLate, SettingsWrong
from kiosk.core.reading import CameraStatus, Frame, Sight
from kiosk.screen.staff_panel import Fact, PinAnswer, Topic
from kiosk.staff_desk import StaffDesk, set_pin_command
from kiosk.staff_pin import FILE_NAME, StaffPin
from kiosk.staff_probes import LastProblem, camera_fact, disk_fact, network_fact, queue_fact, versions_fact

PIN = "2580"


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000_000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(autouse=True)
def cheap_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_pin, "COST", 2**4)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pin(tmp_path: Path, clock: Clock) -> StaffPin:
    pin = StaffPin(tmp_path, clock)
    pin.set(PIN)
    return pin


def miss(pin: StaffPin, times: int) -> PinAnswer:
    answers = [pin.check("9876") for _ in range(times)]
    return answers[-1]


def test_there_is_no_pin_until_one_is_set(tmp_path: Path) -> None:
    pin = StaffPin(tmp_path)
    assert pin.standing() == PinAnswer(False, 0, False)
    for guess in ("", "0000", "1234", PIN):
        assert not pin.check(guess).ok


def test_the_right_pin_is_taken_and_a_wrong_one_is_not(pin: StaffPin) -> None:
    assert pin.check(PIN) == PinAnswer(True, 0, True)
    assert pin.check("2581") == PinAnswer(False, 0, True)


@pytest.mark.parametrize(
    "weak", ["", "123", "1234567890123", "12a4", "0000", "1234", "9876", "٢٥٨٠", "25 80"]
)
def test_a_pin_that_is_none_or_too_simple_is_refused(tmp_path: Path, weak: str) -> None:
    with pytest.raises(SettingsWrong):
        StaffPin(tmp_path).set(weak)
    assert not (tmp_path / FILE_NAME).exists()


def test_the_file_holds_no_pin_and_is_for_its_owner_only(pin: StaffPin, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    assert PIN not in path.read_text()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_pin_never_looks_the_same_on_disk(pin: StaffPin, tmp_path: Path) -> None:
    before = json.loads((tmp_path / FILE_NAME).read_text())
    pin.set(PIN)
    after = json.loads((tmp_path / FILE_NAME).read_text())
    assert before["key"] != after["key"] and before["salt"] != after["salt"]


def test_five_wrong_pins_lock_for_a_minute(pin: StaffPin, clock: Clock) -> None:
    assert miss(pin, 4).wait_s == 0
    assert miss(pin, 1).wait_s == 60
    assert pin.check(PIN) == PinAnswer(False, 60, True)
    clock.now_s += 59
    assert not pin.check(PIN).ok
    clock.now_s += 1
    assert pin.check(PIN).ok


def test_the_pause_doubles_each_time(pin: StaffPin, clock: Clock) -> None:
    for pause_s in (60, 120, 240, 480):
        assert miss(pin, 5).wait_s == pause_s
        clock.now_s += pause_s


def test_the_right_pin_forgives_what_was_wrong(pin: StaffPin, clock: Clock) -> None:
    miss(pin, 5)
    clock.now_s += 60
    assert pin.check(PIN).ok
    assert miss(pin, 5).wait_s == 60


def test_the_fifth_try_may_still_be_right(pin: StaffPin) -> None:
    miss(pin, 4)
    assert pin.check(PIN).ok


def test_a_restart_does_not_unlock(pin: StaffPin, tmp_path: Path, clock: Clock) -> None:
    miss(pin, 5)
    clock.now_s += 10
    assert StaffPin(tmp_path, clock).check(PIN) == PinAnswer(False, 50, True)


def test_a_restart_does_not_forget_wrong_tries(pin: StaffPin, tmp_path: Path, clock: Clock) -> None:
    miss(pin, 4)
    assert miss(StaffPin(tmp_path, clock), 1).wait_s == 60


def test_a_clock_that_was_set_back_does_not_lock_for_longer(pin: StaffPin, clock: Clock) -> None:
    miss(pin, 5)
    clock.now_s -= 100_000
    assert pin.check(PIN).wait_s == 60


def test_a_damaged_file_opens_nothing(pin: StaffPin, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{")
    assert pin.check(PIN) == PinAnswer(False, 0, False)


def test_a_try_that_cannot_be_counted_is_not_looked_at(
    pin: StaffPin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.staff_pin.os.open", full)
    with pytest.raises(DiskFull):
        pin.check(PIN)


def test_the_desk_knows_a_fact_of_every_topic(tmp_path: Path) -> None:
    desk = StaffDesk(
        tmp_path,
        {Topic.DISK: lambda: disk_fact(tmp_path), Topic.VERSIONS: lambda: versions_fact("1.0.0")},
        lambda: tmp_path / "bundle.zip",
        lambda: None,
        lambda: None,
    )
    facts = {fact.topic: fact for fact in desk.facts()}
    assert list(facts) == list(Topic)
    assert facts[Topic.VERSIONS] == Fact(Topic.VERSIONS, True, "running", "1.0.0")
    assert facts[Topic.DISK].detail.endswith(" GB")
    assert facts[Topic.CAMERA] == Fact(Topic.CAMERA, False, "unknown")


def test_a_probe_that_fails_leaves_the_others_alone(tmp_path: Path) -> None:
    def late() -> Fact:
        raise ServiceLate("No answer")

    desk = StaffDesk(
        tmp_path,
        {Topic.NETWORK: late, Topic.VERSIONS: lambda: versions_fact("1.0.0")},
        lambda: tmp_path,
        lambda: None,
        lambda: None,
    )
    states = {fact.topic: fact.state for fact in desk.facts()}
    assert states[Topic.NETWORK] == "unknown" and states[Topic.VERSIONS] == "running"


def test_the_desk_passes_on_what_staff_want(tmp_path: Path) -> None:
    done: list[str] = []
    desk = StaffDesk(
        tmp_path,
        {},
        lambda: tmp_path / "bundle.zip",
        lambda: done.append("restart"),
        lambda: done.append("leave"),
        "Shop 1",
    )
    desk.restart()
    desk.leave()
    assert done == ["restart", "leave"]
    assert (desk.save_bundle(), desk.place) == (tmp_path / "bundle.zip", "Shop 1")


def answers(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    left = list(typed)
    monkeypatch.setattr(staff_desk, "getpass", lambda prompt: left.pop(0))


def test_the_command_sets_the_pin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, PIN, PIN)
    assert set_pin_command(tmp_path) == 0
    assert StaffPin(tmp_path).check(PIN).ok
    assert PIN not in "".join(capsys.readouterr())


@pytest.mark.parametrize("typed", [(PIN, "2581"), ("1234", "1234"), ("abc", "abc")])
def test_the_command_changes_nothing_when_it_is_told_nonsense(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, str]
) -> None:
    answers(monkeypatch, *typed)
    assert set_pin_command(tmp_path) == 1
    assert not StaffPin(tmp_path).standing().is_set


class StillCamera:
    """A camera of which only the status is asked."""

    def __init__(self, status: CameraStatus) -> None:
        self._status = status

    def open(self) -> None:
        raise AssertionError("staff must not open the camera")

    def close(self) -> None:
        raise AssertionError("staff must not close the camera")

    def status(self) -> CameraStatus:
        return self._status

    def sight(self) -> Sight | None:
        return None

    def frame(self) -> Frame | None:
        return None


@pytest.mark.parametrize(
    ("status", "off", "state", "ok"),
    [
        (CameraStatus.CLOSED, False, "closed", True),
        (CameraStatus.OPEN, False, "open", True),
        (CameraStatus.OPENING, False, "open", True),
        (CameraStatus.GONE, False, "gone", False),
        (CameraStatus.CLOSED, True, "off", True),
    ],
)
def test_the_camera_is_looked_at_without_opening_it(
    status: CameraStatus, off: bool, state: str, ok: bool
) -> None:
    assert camera_fact(StillCamera(status), off) == Fact(Topic.CAMERA, ok, state)


def test_the_network_and_the_queue_in_words() -> None:
    assert network_fact(needed=False, latency_ms=None) == Fact(Topic.NETWORK, True, "unused")
    assert network_fact(needed=True, latency_ms=None) == Fact(Topic.NETWORK, False, "down")
    assert network_fact(needed=True, latency_ms=41.6) == Fact(Topic.NETWORK, True, "connected", "42 ms")
    assert queue_fact(3, 0) == Fact(Topic.QUEUE, True, "waiting", "3")
    assert queue_fact(3, 2) == Fact(Topic.QUEUE, False, "refused", "2")


def test_the_last_problem_is_known_by_its_kind_and_time_only() -> None:
    last, log = LastProblem(), logging.getLogger("test.problems")
    assert last.fact() == Fact(Topic.PROBLEM, True, "none")
    log.addHandler(last)
    try:
        log.info("All is well")
        assert last.fact().ok
        log.warning("The list is old: %s", ServiceLate("No answer", item="visitor 12"))
        fact = last.fact()
        assert (fact.ok, fact.state) == (False, "ServiceLate")
        assert "visitor" not in fact.detail
        log.warning("Something else")
        assert last.fact().state == "Problem"
    finally:
        log.removeHandler(last)
