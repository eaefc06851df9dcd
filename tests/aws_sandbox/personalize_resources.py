"""Resources of Personalize's control plane, and how they come and go."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.aws_sandbox.wire import ACCOUNT, ServiceFault, from_epoch

ACTIVE = "ACTIVE"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of resource as the API spells it: `datasetGroup`, its plural in lists, its part of an ARN.

    `parents` are the parameters that name resources which must be there and ACTIVE; `most` per parent.
    """

    name: str
    plural: str
    arn_part: str
    parents: tuple[str, ...] = ()
    most: int = 1000
    states: tuple[str, str, str, str] = ("CREATE PENDING", "CREATE IN_PROGRESS", ACTIVE, "CREATE FAILED")

    @property
    def arn_name(self) -> str:
        """The member that holds its ARN."""
        return f"{self.name}Arn"

    @property
    def camel(self) -> str:
        """Its name within operations."""
        return self.name[0].upper() + self.name[1:]


_JOB = ("PENDING", "IN_PROGRESS", "COMPLETED", "FAILED")
KINDS = {
    kind.name: kind
    for kind in (
        Kind("datasetGroup", "datasetGroups", "dataset-group", most=5),
        Kind("schema", "schemas", "schema", most=500),
        Kind("dataset", "datasets", "dataset", ("datasetGroupArn", "schemaArn"), 3),
        Kind("datasetImportJob", "datasetImportJobs", "dataset-import-job", ("datasetArn",)),
        Kind("datasetExportJob", "datasetExportJobs", "dataset-export-job", ("datasetArn",)),
        Kind("dataDeletionJob", "dataDeletionJobs", "data-deletion-job", ("datasetGroupArn",), states=_JOB),
        Kind("eventTracker", "eventTrackers", "event-tracker", ("datasetGroupArn",), 1),
        Kind("filter", "Filters", "filter", ("datasetGroupArn",), 10),
        Kind("solution", "solutions", "solution", ("datasetGroupArn",), 10),
        Kind("solutionVersion", "solutionVersions", "solution", ("solutionArn",)),
        Kind("campaign", "campaigns", "campaign", ("solutionVersionArn",), 5),
        Kind("metricAttribution", "metricAttributions", "metric-attribution", ("datasetGroupArn",), 1),
    )
}


@dataclass(slots=True)
class Resource:
    """One resource: its parameters as given, and when it gets where."""

    kind: Kind
    arn: str
    name: str
    fields: dict[str, Any]
    created_s: float
    ready_s: float
    updated_s: float
    failure: str = ""
    gone_s: float | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def status(self, now_s: float) -> str:
        """Its state at a time, in the service's words."""
        if self.gone_s is not None:
            return "DELETE IN_PROGRESS"
        pending, working, done, failed = self.kind.states
        if now_s < self.ready_s:
            return pending if now_s < (self.created_s + self.ready_s) / 2 else working
        return failed if self.failure else done

    def described(self, now_s: float) -> dict[str, Any]:
        """Everything that an answer may hold of it."""
        return {
            **self.fields,
            "name": self.name,
            "jobName": self.name,
            self.kind.arn_name: self.arn,
            "status": self.status(now_s),
            "failureReason": self.failure if self.failure and now_s >= self.ready_s else None,
            "creationDateTime": from_epoch(self.created_s),
            "lastUpdatedDateTime": from_epoch(max(self.updated_s, min(now_s, self.ready_s))),
            **self.extra,
        }


class Resources:
    """All resources by ARN; callers hold `lock` over more than one step."""

    def __init__(self, clock: Callable[[], float], settle_s: float) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.settle_s = settle_s
        self._by_arn: dict[str, Resource] = {}

    def all(self, kind: str) -> list[Resource]:
        """Resources of a kind that are not gone yet, oldest first."""
        now = self.clock()
        with self.lock:
            for arn in [
                one.arn for one in self._by_arn.values() if one.gone_s is not None and one.gone_s <= now
            ]:
                del self._by_arn[arn]
            return [one for one in self._by_arn.values() if one.kind.name == kind]

    def get(self, kind: str, arn: str) -> Resource:
        """A resource. Raises ResourceNotFoundException."""
        for one in self.all(kind):
            if one.arn == arn:
                return one
        raise ServiceFault("ResourceNotFoundException", f"Resource Arn {arn} does not exist.")

    def active(self, kind: str, arn: str) -> Resource:
        """A resource that may be built upon. Raises ResourceNotFoundException, ResourceInUseException."""
        one = self.get(kind, arn)
        status = one.status(self.clock())
        if kind != "schema" and status != ACTIVE:
            raise ServiceFault("ResourceInUseException", f"{arn} is in state {status}, not {ACTIVE}.")
        return one

    def add(
        self, kind: Kind, arn_tail: str, name: str, fields: Mapping[str, Any], region: str, failure: str = ""
    ) -> Resource:
        """Makes a resource. Raises ResourceAlreadyExistsException."""
        with self.lock:
            now = self.clock()
            arn = f"arn:aws:personalize:{region}:{ACCOUNT}:{kind.arn_part}/{arn_tail}"
            known = self.all(kind.name)
            if any(one.arn == arn or (one.name == name and kind.name != "solutionVersion") for one in known):
                raise ServiceFault(
                    "ResourceAlreadyExistsException", f"Another resource with Arn {arn} already exists."
                )
            ready_s = now if kind.name == "schema" else now + self.settle_s
            self._by_arn[arn] = Resource(kind, arn, name, dict(fields), now, ready_s, now, failure)
            return self._by_arn[arn]

    def finish(self) -> None:
        """Whatever is being made is ready now, and whatever is being deleted is gone."""
        with self.lock:
            now = self.clock()
            for one in self._by_arn.values():
                one.ready_s = min(one.ready_s, now)
                if one.gone_s is not None:
                    one.gone_s = min(one.gone_s, now)

    def children(self, parent: Resource, *kinds: str) -> list[Resource]:
        """Resources of these kinds that name `parent`."""
        return [one for kind in kinds for one in self.all(kind) if parent.arn in _names(one)]

    def check_deletable(self, one: Resource, blocking: tuple[str, ...] = ()) -> None:
        """Raises ResourceInUseException while resources of these kinds need it, or it is being made."""
        users = self.children(one, *blocking)
        if users:
            message = f"{one.arn} cannot be deleted: {users[0].arn} depends on it."
            raise ServiceFault("ResourceInUseException", message)
        now = self.clock()
        if now < one.ready_s:
            raise ServiceFault("ResourceInUseException", f"{one.arn} is in state {one.status(now)}.")

    def delete(self, one: Resource) -> None:
        """Lets a resource go."""
        with self.lock:
            one.gone_s = self.clock() + self.settle_s
            if one.kind.name == "schema" or not self.settle_s:
                del self._by_arn[one.arn]


def _names(one: Resource) -> list[str]:
    """ARNs that a resource refers to; a campaign also to its solution."""
    named = [value for key, value in one.fields.items() if key.endswith("Arn") and isinstance(value, str)]
    return named + [
        str(value) for value in one.extra.values() if isinstance(value, str) and value.startswith("arn:")
    ]
