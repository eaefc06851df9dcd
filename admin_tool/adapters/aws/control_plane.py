"""Personalize's control plane, as far as the admin tool uses it: what is there, what is made, what goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of

NOT_THERE = "ResourceNotFoundException"
PAGE = 100
_PLURALS = {"filter": "Filters"}
_DONE = ("ACTIVE", "COMPLETED")


@dataclass(frozen=True, slots=True)
class Thing:
    """One resource or job; `details` is all that the service told of it."""

    kind: str
    arn: str
    name: str
    status: str
    created_at: datetime | None = None
    updated_at: datetime | None = None
    failure: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ready(self) -> bool:
        """Whether it can be used, or is done."""
        return self.status in _DONE

    @property
    def failed(self) -> bool:
        """Whether it will never be ready."""
        return "FAILED" in self.status

    @property
    def under_way(self) -> bool:
        """Whether the service works on it."""
        return not self.ready and not self.failed and not self.status.startswith("DELETE")


class ControlPlane:
    """Kinds are named as in the SDK's methods: `dataset_group`, `solution_version`.

    Everything raises ServiceError.
    """

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    @property
    def region(self) -> str:
        """Where the shop is."""
        return str(self._client().meta.region_name)

    def all(self, kind: str, **scope: str) -> list[Thing]:
        """Everything of a kind below another thing (`datasetGroupArn`), oldest first."""
        action, plural = f"personalize:List{_camel(kind)}s", _PLURALS.get(kind, f"{_member(kind)}s")
        found: list[Thing] = []
        more: dict[str, Any] = {}
        while True:
            with asking(action):
                ask = getattr(self._client(), f"list_{kind}s")
                answer = ask(**scope, maxResults=PAGE, **more)
            check_answer(answer, action, plural)
            found += [_thing(kind, one) for one in answer[plural]]
            if not answer.get("nextToken"):
                return sorted(found, key=lambda one: one.created_at.timestamp() if one.created_at else 0.0)
            more = {"nextToken": answer["nextToken"]}

    def described(self, kind: str, arn: str) -> Thing | None:
        """One thing as it stands; None when it is not there."""
        action = f"personalize:Describe{_camel(kind)}"
        with asking(action):
            try:
                answer = getattr(self._client(), f"describe_{kind}")(**{f"{_member(kind)}Arn": arn})
            except ClientError as trouble:
                if code_of(trouble) == NOT_THERE:
                    return None
                raise
        check_answer(answer, action, _member(kind))
        return _thing(kind, answer[_member(kind)])

    def make(self, kind: str, **wanted: Any) -> str:
        """Orders a thing; its ARN. It is ready later."""
        action = f"personalize:Create{_camel(kind)}"
        with asking(action):
            answer = getattr(self._client(), f"create_{kind}")(**wanted)
        check_answer(answer, action, f"{_member(kind)}Arn")
        return str(answer[f"{_member(kind)}Arn"])

    def change_campaign(self, arn: str, version: str) -> None:
        """Lets a campaign answer with another version; it keeps answering meanwhile."""
        action = "personalize:UpdateCampaign"
        with asking(action):
            answer = self._client().update_campaign(campaignArn=arn, solutionVersionArn=version)
        check_answer(answer, action, "campaignArn")

    def metrics(self, version: str) -> dict[str, float]:
        """The offline metrics of a version by their names."""
        action = "personalize:GetSolutionMetrics"
        with asking(action):
            answer = self._client().get_solution_metrics(solutionVersionArn=version)
        check_answer(answer, action, "metrics")
        return {str(name): float(value) for name, value in answer["metrics"].items()}

    def delete(self, kind: str, arn: str) -> bool:
        """Orders a thing gone; False when it is not there."""
        action = f"personalize:Delete{_camel(kind)}"
        with asking(action):
            try:
                getattr(self._client(), f"delete_{kind}")(**{f"{_member(kind)}Arn": arn})
            except ClientError as trouble:
                if code_of(trouble) == NOT_THERE:
                    return False
                raise
        return True

    def _client(self) -> Any:
        return self._clients.client("personalize")


def _thing(kind: str, told: Mapping[str, Any]) -> Thing:
    return Thing(
        kind=kind,
        arn=str(told[f"{_member(kind)}Arn"]),
        name=str(told.get("name") or told.get("jobName") or ""),
        status=str(told.get("status", "ACTIVE")),  # a schema has none
        created_at=told.get("creationDateTime"),
        updated_at=told.get("lastUpdatedDateTime"),
        failure=str(told.get("failureReason") or ""),
        details=told,
    )


def _camel(kind: str) -> str:
    return "".join(word.title() for word in kind.split("_"))


def _member(kind: str) -> str:
    camel = _camel(kind)
    return camel[0].lower() + camel[1:]
