from kiosk.adapters.circuit_breaker import BreakerState, CircuitBreaker

REST_S = 30.0


class Seconds:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def broken(seconds: Seconds) -> CircuitBreaker:
    breaker = CircuitBreaker(3, REST_S, seconds)
    for _ in range(3):
        assert breaker.allows()
        breaker.failed()
    return breaker


def test_some_failures_are_borne() -> None:
    breaker = CircuitBreaker(3, REST_S, Seconds())
    for _ in range(5):
        breaker.failed()
        breaker.failed()
        breaker.succeeded()

    assert breaker.allows()
    assert breaker.state is BreakerState.CLOSED


def test_too_many_in_a_row_open_it() -> None:
    breaker = broken(Seconds())

    assert not breaker.allows()
    assert breaker.state is BreakerState.OPEN


def test_after_the_rest_one_call_may_try() -> None:
    seconds = Seconds()
    breaker = broken(seconds)
    seconds.now_s = REST_S

    assert [breaker.allows() for _ in range(3)] == [True, False, False]
    assert breaker.state is BreakerState.HALF_OPEN


def test_a_success_closes_it() -> None:
    seconds = Seconds()
    breaker = broken(seconds)
    seconds.now_s = REST_S
    breaker.allows()
    breaker.succeeded()

    assert [breaker.allows() for _ in range(3)] == [True, True, True]
    assert breaker.state is BreakerState.CLOSED


def test_one_more_failure_brings_another_rest() -> None:
    seconds = Seconds()
    breaker = broken(seconds)
    seconds.now_s = REST_S
    breaker.allows()
    breaker.failed()

    seconds.now_s += REST_S - 1
    assert not breaker.allows()
    seconds.now_s += 1
    assert breaker.allows()


def test_a_try_that_never_reports_blocks_nobody_for_ever() -> None:
    seconds = Seconds()
    breaker = broken(seconds)
    seconds.now_s = REST_S
    breaker.allows()
    seconds.now_s += REST_S

    assert breaker.allows()
