"""Waits between tries."""

from kiosk.camera.back_off import BackOff


def test_waits_double_up_to_the_longest() -> None:
    back_off = BackOff(0.2, 1.0)
    assert [back_off.wait_s() for _ in range(5)] == [0.2, 0.4, 0.8, 1.0, 1.0]


def test_success_starts_over() -> None:
    back_off = BackOff(0.2, 1.0)
    back_off.wait_s()
    back_off.wait_s()
    back_off.reset()
    assert back_off.wait_s() == 0.2
