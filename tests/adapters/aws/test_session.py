import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.adapters.aws.session import KIOSK_SERVICES, AwsSession
from kiosk.core.errors import ServiceRefused, SignInFailed
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.sandbox import Sandbox


@pytest.fixture
def own(sandbox: Sandbox, session: AwsSession) -> AwsSession:
    """A session of this test's own; `session` has set the environment."""
    return AwsSession()


def test_a_client_is_made_once_even_when_many_threads_ask_together(own: AwsSession) -> None:
    start = threading.Barrier(6)

    def ask(number: int) -> object:
        start.wait()
        return own.client("rekognition")

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(ask, range(6)))
    assert len(set(map(id, made))) == 1
    own.close()


def test_nothing_is_made_before_it_is_asked_for_and_warming_makes_all(own: AwsSession) -> None:
    assert own._clients == {}
    own.warm()
    assert set(own._clients) == set(KIOSK_SERVICES)
    own.close()


def test_calls_of_the_kiosk_give_up_after_seconds_and_one_retry(own: AwsSession) -> None:
    config = own.client("rekognition").meta.config
    assert (config.connect_timeout, config.read_timeout) == (2, 5)
    assert config.retries == {"mode": "standard", "total_max_attempts": 2}
    assert config.tcp_keepalive
    own.close()


def test_a_generation_is_never_sent_twice(own: AwsSession) -> None:
    config = own.client("sagemaker-runtime").meta.config
    assert config.retries["total_max_attempts"] == 1
    assert config.read_timeout == 70
    own.close()


def test_S28_retries_do_not_depend_on_the_version_of_the_sdk(own: AwsSession) -> None:
    assert own.client("s3").meta.config.retries["mode"] == "standard"
    own.close()


def test_an_unknown_profile_is_a_failed_sign_in(own: AwsSession) -> None:
    with pytest.raises(SignInFailed):
        AwsSession(region=REGION, profile="no-such-profile").client("rekognition")


def test_a_missing_region_is_said(monkeypatch: pytest.MonkeyPatch, own: AwsSession) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name)
    with pytest.raises(ServiceRefused):
        AwsSession().client("rekognition")


def test_the_sdk_never_logs_what_it_sends(own: AwsSession) -> None:
    for name in ("boto3", "botocore", "urllib3", "s3transfer"):
        assert logging.getLogger(name).level >= logging.INFO
