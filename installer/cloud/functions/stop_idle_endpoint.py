"""Lambda: deletes the real-time endpoint when nobody has used it for a while; its configuration stays."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.functions.clients import ClientOf, Handler, make_client
from installer.cloud.functions.notes import note
from installer.cloud.functions.queue_batch import code_of
from kiosk.adapters.aws.names import KEPT_RUNNING


class IdleWatch:
    """Knows when an endpoint costs money for nothing."""

    def __init__(
        self,
        client_of: ClientOf,
        endpoint: str,
        alarm: str,
        queue_url: str,
        idle_for: timedelta,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`alarm` is in ALARM while no invocation was seen for `idle_for`."""
        self._client_of = client_of
        self._endpoint = endpoint
        self._alarm = alarm
        self._queue_url = queue_url
        self._idle_for = idle_for
        self._now = now

    def look(self) -> str:
        """Deletes the endpoint or leaves it; answers what was found. Raises errors of the SDK."""
        endpoints = self._client_of("sagemaker")
        try:
            found = endpoints.describe_endpoint(EndpointName=self._endpoint)
        except ClientError as trouble:
            if code_of(trouble) == "ValidationException":
                return "there is no endpoint"
            raise
        if found["EndpointStatus"] not in ("InService", "Failed"):
            return "the endpoint is changing"
        if self._now() - found["CreationTime"] < self._idle_for:
            return "the endpoint is new"
        if self._is_kept(found["EndpointArn"]):
            return "somebody wants it to run on"
        if self._orders():
            return "orders are waiting"
        if not self._alarm_is_on():
            return "the endpoint is in use"
        endpoints.delete_endpoint(EndpointName=self._endpoint)
        return "the endpoint was idle and is deleted"

    def _is_kept(self, arn: str) -> bool:
        told = self._client_of("sagemaker").list_tags(ResourceArn=arn)
        return any(one["Key"] == KEPT_RUNNING for one in told["Tags"])

    def _orders(self) -> int:
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        told = self._client_of("sqs").get_queue_attributes(QueueUrl=self._queue_url, AttributeNames=names)
        return sum(int(told["Attributes"][name]) for name in names)

    def _alarm_is_on(self) -> bool:
        told = self._client_of("cloudwatch").describe_alarms(AlarmNames=[self._alarm])
        return any(one["StateValue"] == "ALARM" for one in told["MetricAlarms"])


def build(environment: Mapping[str, str], client_of: ClientOf) -> Handler:
    """The function of these settings."""
    watch = IdleWatch(
        client_of,
        environment["ENDPOINT"],
        environment["ALARM"],
        environment["QUEUE_URL"],
        timedelta(minutes=int(environment["IDLE_MINUTES"])),
    )

    def run(event: dict[str, Any]) -> dict[str, Any]:
        found = watch.look()
        note(found, endpoint=environment["ENDPOINT"])
        return {"found": found}

    return run


@cache
def _function() -> Handler:
    return build(os.environ, make_client)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls on a schedule and when the alarm goes on."""
    return _function()(event)
