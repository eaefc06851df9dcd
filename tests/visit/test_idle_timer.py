from kiosk.visit.idle_timer import IdleTimer


def test_it_goes_off_once_after_the_last_touch() -> None:
    now = 100.0
    timer = IdleTimer(45, lambda: now)
    now = 144.9
    assert not timer.went_quiet()
    timer.touched()
    now = 150.0
    assert not timer.went_quiet()
    now = 190.0
    assert timer.went_quiet()
    assert not timer.went_quiet()
    timer.touched()
    now = 240.0
    assert timer.went_quiet()
