"""The SageMaker endpoint: what it is doing, what it costs, starting and stopping it."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from admin_tool.core.batch import Endpoint, EndpointState
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import KEPT_RUNNING, AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of, message_of
from kiosk.core.errors import ServiceRefused

if TYPE_CHECKING:
    from mypy_boto3_sagemaker.client import SageMakerClient

_STATES = {
    "Creating": EndpointState.STARTING,
    "Updating": EndpointState.STARTING,
    "SystemUpdating": EndpointState.IN_SERVICE,
    "RollingBack": EndpointState.STARTING,
    "InService": EndpointState.IN_SERVICE,
    "Deleting": EndpointState.STOPPING,
}
"""Everything else is FAILED."""

log = logging.getLogger(__name__)


class PaintingEndpoint:
    """One endpoint by its name; a real-time one is deleted when it stops, its configuration stays."""

    def __init__(self, clients: Clients, names: AwsNames, usd_per_hour: float) -> None:
        """`usd_per_hour` is from the settings: SageMaker tells no prices."""
        self._clients = clients
        self._names = names
        self._usd = usd_per_hour
        self._configs: dict[str, tuple[str, bool]] = {}

    def look(self) -> Endpoint:
        """How it stands. Raises ServiceError."""
        if not self._names.endpoint:
            return Endpoint(
                EndpointState.STOPPED, reason="The settings name no endpoint.", stops_when_idle=False
            )
        action = "sagemaker:DescribeEndpoint"
        with asking(action):
            try:
                answer = self._client().describe_endpoint(EndpointName=self._names.endpoint)
            except ClientError as trouble:
                if not _is_missing(trouble):
                    raise
                return self._stopped()
        check_answer(answer, action, "EndpointStatus", "CreationTime")
        machine, scales = self._config(str(answer.get("EndpointConfigName", "")))
        kept = not scales and self._is_kept(str(answer.get("EndpointArn", "")))
        return Endpoint(
            state=_STATES.get(answer["EndpointStatus"], EndpointState.FAILED),
            machine=machine,
            usd_per_hour=self._usd,
            since=None if scales else answer["CreationTime"],
            stops_when_idle=not kept,
            reason=str(answer.get("FailureReason", "")),
            scales_to_zero=scales,
            machines=_machines(answer),
        )

    def start(self) -> None:
        """Has it made; one that is there stays. Raises ServiceError, ServiceRefused."""
        self._must_be_ours("started")
        action = "sagemaker:CreateEndpoint"
        with asking(action):
            try:
                answer = self._client().create_endpoint(
                    EndpointName=self._names.endpoint, EndpointConfigName=self._names.endpoint_config
                )
            except ClientError as trouble:
                if "already exist" in message_of(trouble):
                    return
                if code_of(trouble) == "ResourceLimitExceeded":
                    raise ServiceRefused(
                        "The account may not run another machine of this kind",
                        item=self._config(self._names.endpoint_config)[0],
                        remedy="Ask AWS for more of them in Service Quotas.",
                    ) from None
                raise
        check_answer(answer, action, "EndpointArn")

    def stop(self) -> None:
        """Has it deleted; one that is gone is no error. Raises ServiceError, ServiceRefused."""
        self._must_be_ours("stopped")
        action = "sagemaker:DeleteEndpoint"
        with asking(action):
            try:
                answer = self._client().delete_endpoint(EndpointName=self._names.endpoint)
            except ClientError as trouble:
                if _is_missing(trouble):
                    return
                raise
        check_answer(answer, action)

    def stop_when_idle(self, wanted: bool) -> None:
        """Whether it is stopped when nobody uses it; one that is made anew is. Raises ServiceError."""
        self._must_be_ours("kept running")
        action = "sagemaker:DescribeEndpoint"
        with asking(action):
            answer = self._client().describe_endpoint(EndpointName=self._names.endpoint)
        check_answer(answer, action, "EndpointArn")
        arn = str(answer["EndpointArn"])
        if wanted:
            with asking("sagemaker:DeleteTags"):
                self._client().delete_tags(ResourceArn=arn, TagKeys=[KEPT_RUNNING])
        else:
            with asking("sagemaker:AddTags"):
                self._client().add_tags(ResourceArn=arn, Tags=[{"Key": KEPT_RUNNING, "Value": "yes"}])

    def _is_kept(self, arn: str) -> bool:
        action = "sagemaker:ListTags"
        try:
            with asking(action):
                answer = self._client().list_tags(ResourceArn=arn)
        except ServiceRefused as trouble:  # a role of an older deployment, whose endpoints always stop
            log.info("Whether the endpoint is kept running is not known: %s", trouble)
            return False
        check_answer(answer, action, "Tags")
        return any(one["Key"] == KEPT_RUNNING for one in answer["Tags"])

    def _must_be_ours(self, done: str) -> None:
        if not self._names.endpoint or not self._names.endpoint_config:
            raise ServiceRefused(
                f"No endpoint can be {done}", remedy="Deploy the cloud, or fill in the [aws] settings."
            )
        if self._config(self._names.endpoint_config)[1]:
            raise ServiceRefused(
                f"This endpoint cannot be {done}", remedy="It wakes up and goes to sleep by itself."
            )

    def _stopped(self) -> Endpoint:
        machine, scales = self._config(self._names.endpoint_config)
        return Endpoint(EndpointState.STOPPED, machine, self._usd, scales_to_zero=scales, machines=0)

    def _config(self, name: str) -> tuple[str, bool]:
        """The kind of machine, and whether it scales to zero; a configuration never changes."""
        if not name:
            return "", False
        if name not in self._configs:
            action = "sagemaker:DescribeEndpointConfig"
            try:
                with asking(action):
                    answer = self._client().describe_endpoint_config(EndpointConfigName=name)
            except ServiceRefused as trouble:  # a role of an older deployment: the rest can be shown
                log.info("The kind of machine is not known: %s", trouble)
                self._configs[name] = ("", False)
                return self._configs[name]
            check_answer(answer, action, "ProductionVariants")
            kinds = [str(one.get("InstanceType", "")) for one in answer["ProductionVariants"]]
            self._configs[name] = (kinds[0] if kinds else "", bool(answer.get("AsyncInferenceConfig")))
        return self._configs[name]

    def _client(self) -> "SageMakerClient":
        client: SageMakerClient = self._clients.client("sagemaker")
        return client


def _is_missing(trouble: ClientError) -> bool:
    return code_of(trouble) in ("ValidationException", "ValidationError") and "ould not find" in message_of(
        trouble
    )


def _machines(answer: Mapping[str, Any]) -> int | None:
    counts = [one.get("CurrentInstanceCount") for one in answer.get("ProductionVariants", [])]
    known = [int(one) for one in counts if one is not None]
    return sum(known) if known else None
