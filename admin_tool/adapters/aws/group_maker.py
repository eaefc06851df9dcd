"""Makes what a dataset group lacks: the group, schemas, datasets, the event tracker, filters."""

import json
from functools import partial

from admin_tool.adapters.aws.control_plane import ControlPlane
from admin_tool.adapters.aws.dataset_group import Standing
from admin_tool.adapters.aws.patience import Patience
from admin_tool.core.ports import Progress
from kiosk.adapters.aws.personalize_shapes import FIELDS, FILTERS, schema
from kiosk.core.errors import ServiceRefused

MOST_SCHEMAS = 20
"""So many schemas of older shapes may be in the way of a name."""


class GroupMaker:
    """Everything it makes is free until something is trained. Raises ServiceError and GoesOn."""

    def __init__(self, plane: ControlPlane, patience: Patience) -> None:
        self._plane = plane
        self._patience = patience

    def make_datasets(self, found: Standing, progress: Progress) -> None:
        """Group, schemas and datasets; what is there stays as it is."""
        plane = self._plane
        if found.group is None:
            plane.make("dataset_group", name=found.name)
        self._wait("The dataset group", "dataset_group", found.group_arn, progress)
        waited = {kind: one.arn for kind, one in found.datasets.items()}
        for kind in FIELDS:
            if kind.upper() not in waited:
                waited[kind.upper()] = plane.make(
                    "dataset",
                    name=f"{found.name}-{kind.lower()}",
                    datasetGroupArn=found.group_arn,
                    datasetType=kind,
                    schemaArn=self._schema(found, kind),
                )
        for kind, arn in waited.items():
            self._wait(f"The dataset {kind.lower()}", "dataset", arn, progress)

    def make_tracker(self, found: Standing, progress: Progress) -> None:
        """The event tracker and the filters."""
        if not found.complete:
            raise ServiceRefused(
                "The datasets are not there yet", remedy="Do the step before this one first."
            )
        plane = self._plane
        tracker = found.tracker.arn if found.tracker else ""
        tracker = tracker or plane.make("event_tracker", name=found.name, datasetGroupArn=found.group_arn)
        waited = {name: one.arn for name, one in found.filters.items()}
        for name, expression in FILTERS.items():
            if name not in waited:
                waited[name] = plane.make(
                    "filter",
                    name=f"{found.name}-{name}",
                    datasetGroupArn=found.group_arn,
                    filterExpression=expression,
                )
        self._wait("The event tracker", "event_tracker", tracker, progress)
        for name, arn in waited.items():
            self._wait(f"The filter {name}", "filter", arn, progress)

    def _schema(self, found: Standing, kind: str) -> str:
        """A schema of our shape; one that an earlier group left behind is used again.

        Schemas belong to the account and cannot be changed: where one of another shape has the name, the
        next gets a number.
        """
        for number in range(1, MOST_SCHEMAS):
            name = f"{found.name}-{kind.lower()}" + (f"-{number}" if number > 1 else "")
            there = self._plane.described("schema", found.identity.personalize(f"schema/{name}"))
            if there is None:
                return self._plane.make("schema", name=name, schema=schema(kind))
            if _fields(str(there.details.get("schema", ""))) == FIELDS[kind]:
                return there.arn
        raise ServiceRefused(
            f"There are too many old schemas of {kind.lower()}", remedy="Delete some of them."
        )

    def _wait(self, what: str, kind: str, arn: str, progress: Progress) -> None:
        self._patience.until_ready(what, partial(self._plane.described, kind, arn), progress)


def _fields(text: str) -> object:
    try:
        return json.loads(text).get("fields")
    except (ValueError, AttributeError):
        return None
