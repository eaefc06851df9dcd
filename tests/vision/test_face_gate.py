import cv2
import numpy as np
import pytest

from kiosk.core.reading import Hint, Pose
from kiosk.vision.face_detector import Face
from kiosk.vision.face_gate import FaceGate, GateLimits, open_gate
from kiosk.vision.models import ModelShelf
from kiosk.vision.pixels import Pixels, decode, size_of
from tests.films import face_picture


@pytest.fixture(params=["haar", "yunet"])
def gate(request: pytest.FixtureRequest) -> FaceGate:
    return FaceGate(request.getfixturevalue(request.param))


class Told:
    """A detector that is told what to find."""

    def __init__(self, *faces: Face) -> None:
        self.faces = list(faces)

    def detect(
        self, picture: Pixels, work_px: int = 320, *, least_share: float = 0.0, lenient: bool = False
    ) -> list[Face]:
        return self.faces


def seen(x: float = 320, width: float = 150, yaw: float = 0, pitch: float = 0, roll: float = 0) -> Face:
    return Face(x, 180, width, width, 1, width, Pose(yaw, pitch, roll))


def hint_of(*faces: Face, picture: Pixels | None = None) -> Hint | None:
    frame = face_picture((640, 480)) if picture is None else picture
    return FaceGate(Told(*faces)).judge(frame, 0).hint


def test_a_good_frame_gives_head_and_shoulders(gate: FaceGate, person: Pixels) -> None:
    judgement = gate.judge(person, 0)
    assert judgement.hint is None
    assert judgement.box is not None and judgement.box.left < 0.5 < judgement.box.left + judgement.box.width
    assert judgement.crop_jpeg is not None
    crop = decode(judgement.crop_jpeg)
    assert max(size_of(crop)) <= 640
    assert len(gate.judge(crop, 9).crop_jpeg or b"") > 0, "the analyzer must find the face again"


def test_an_empty_room_is_no_face(gate: FaceGate, nobody: Pixels) -> None:
    judgement = gate.judge(nobody, 0)
    assert (judgement.box, judgement.hint, judgement.crop_jpeg) == (None, Hint.NO_FACE, None)


def test_a_dark_room_needs_light(gate: FaceGate, person: Pixels) -> None:
    assert gate.judge((person * 0.02).astype(np.uint8), 0).hint is Hint.MORE_LIGHT
    assert gate.judge((person * 0.15).astype(np.uint8), 5).hint is Hint.MORE_LIGHT


def test_half_the_light_is_enough(gate: FaceGate, person: Pixels) -> None:
    assert gate.judge((person * 0.5).astype(np.uint8), 0).hint is None


def test_two_people_are_one_too_many(gate: FaceGate) -> None:
    judgement = gate.judge(face_picture((640, 480), faces=2), 0)
    assert judgement.hint is Hint.ONE_PERSON and judgement.crop_jpeg is None


def test_somebody_far_behind_does_not_matter() -> None:
    assert hint_of(seen(), seen(x=600, width=60)) is None
    assert hint_of(seen(), seen(x=600, width=100)) is Hint.ONE_PERSON


def test_a_small_face_should_come_closer() -> None:
    assert hint_of(seen(width=55)) is Hint.COME_CLOSER
    assert hint_of(seen(width=70)) is None


def test_a_face_that_fills_the_frame_should_move_back() -> None:
    assert hint_of(seen(width=420)) is Hint.MOVE_BACK


@pytest.mark.parametrize("pose", [{"yaw": 50}, {"yaw": -50}, {"pitch": 50}, {"roll": 40}])
def test_a_head_that_is_turned_away_should_look_at_the_screen(pose: dict[str, float]) -> None:
    assert hint_of(seen(**pose)) is Hint.LOOK_AT_SCREEN


def test_a_head_that_leans_a_little_is_fine() -> None:
    assert hint_of(seen(yaw=20, pitch=15, roll=22)) is None


def test_a_blurred_face_should_hold_still(gate: FaceGate, person: Pixels) -> None:
    assert gate.judge(cv2.GaussianBlur(person, (0, 0), 12), 0).hint is Hint.HOLD_STILL


def test_a_face_that_moves_should_hold_still_until_it_does(person: Pixels) -> None:
    detector = Told(seen(x=250))
    gate = FaceGate(detector)
    assert gate.judge(person, 0).hint is None
    detector.faces = [seen(x=320)]
    assert gate.judge(person, 0.2).hint is Hint.HOLD_STILL
    assert gate.judge(person, 0.4).hint is None


def test_a_new_visit_does_not_remember_the_last_face(person: Pixels) -> None:
    detector = Told(seen(x=250))
    gate = FaceGate(detector)
    gate.judge(person, 0)
    detector.faces = [seen(x=320)]
    gate.reset()
    assert gate.judge(person, 0.2).hint is None


def test_an_old_frame_says_nothing_about_movement(person: Pixels) -> None:
    detector = Told(seen(x=250))
    gate = FaceGate(detector, GateLimits(forget_s=1))
    gate.judge(person, 0)
    detector.faces = [seen(x=320)]
    assert gate.judge(person, 1.5).hint is None


def test_a_slow_pan_is_steady_enough(gate: FaceGate) -> None:
    hints = [gate.judge(face_picture((640, 480), shift_px=4.0 * n), 0.2 * n).hint for n in range(5)]
    assert hints == [None] * 5


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (320, 240)])
def test_frames_of_every_camera_are_judged(gate: FaceGate, size: tuple[int, int]) -> None:
    assert gate.judge(face_picture(size), 0).hint is None


def test_the_frame_is_left_as_it_is(gate: FaceGate, person: Pixels) -> None:
    before = person.copy()
    gate.judge(person, 0)
    assert np.array_equal(before, person)


def test_the_gate_opens_on_a_bare_machine_and_with_the_pack(
    bare_shelf: ModelShelf, pack_shelf: ModelShelf
) -> None:
    for shelf in (bare_shelf, pack_shelf):
        assert open_gate(shelf).judge(face_picture((640, 480)), 0).hint is None
