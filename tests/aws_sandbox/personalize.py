"""Personalize's control plane: what is created, described, listed, updated and deleted."""

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from botocore.model import ListShape, StructureShape

from tests.aws_sandbox.filters import parse_filter
from tests.aws_sandbox.operations import operation_model
from tests.aws_sandbox.paging import page
from tests.aws_sandbox.personalize_groups import Groups
from tests.aws_sandbox.personalize_jobs import Jobs
from tests.aws_sandbox.personalize_resources import ACTIVE, KINDS, Kind, Resource, Resources
from tests.aws_sandbox.personalize_schemas import check_schema, read_schema
from tests.aws_sandbox.personalize_training import RECIPES, Training, described_recipe
from tests.aws_sandbox.service import Operation, RuleBroken
from tests.aws_sandbox.wire import ACCOUNT, Call, ServiceFault

# What must be gone before a resource can go.
_BLOCKING = {
    "datasetGroup": ("dataset", "eventTracker", "solution", "filter", "metricAttribution"),
    "schema": ("dataset",),
    "solution": ("campaign",),
}
_DELETABLE = (
    "datasetGroup",
    "schema",
    "dataset",
    "eventTracker",
    "filter",
    "solution",
    "campaign",
    "metricAttribution",
)
_LATEST = "/$LATEST"


class Personalize:
    """Resources become ACTIVE after a while; jobs and training do their work when they are created."""

    name = "personalize"
    invalid = "InvalidInputException"

    def __init__(self, resources: Resources, groups: Groups, jobs: Jobs, training: Training) -> None:
        self._resources = resources
        self._groups = groups
        self._jobs = jobs
        self._training = training

    def operations(self) -> dict[str, Operation]:
        """See Service."""
        found: dict[str, Operation] = {
            "CreateDatasetGroup": partial(self._create, name="datasetGroup"),
            "CreateSchema": self._create_schema,
            "CreateDataset": self._create_dataset,
            "CreateDatasetImportJob": partial(self._create_job, name="datasetImportJob"),
            "CreateDatasetExportJob": partial(self._create_job, name="datasetExportJob"),
            "CreateDataDeletionJob": partial(self._create_job, name="dataDeletionJob"),
            "CreateEventTracker": self._create_event_tracker,
            "CreateFilter": self._create_filter,
            "CreateSolution": self._create_solution,
            "CreateSolutionVersion": self._create_solution_version,
            "CreateCampaign": self._create_campaign,
            "CreateMetricAttribution": partial(self._create, name="metricAttribution"),
            "UpdateCampaign": self._update_campaign,
            "UpdateSolution": self._update_solution,
            "UpdateDataset": self._update_dataset,
            "GetSolutionMetrics": self._solution_metrics,
            "DescribeRecipe": lambda call: {"recipe": described_recipe(call.parameters["recipeArn"])},
            "ListRecipes": lambda call: {
                "recipes": [_summary("ListRecipes", "recipes", one) for one in RECIPES]
            },
            "ListTagsForResource": lambda call: {"tags": []},
        }
        for kind in KINDS.values():
            found[f"Describe{kind.camel}"] = partial(self._describe, kind)
            found[f"List{kind.plural[0].upper()}{kind.plural[1:]}"] = partial(self._list, kind)
        for name in _DELETABLE:
            found[f"Delete{KINDS[name].camel}"] = partial(self._delete, KINDS[name])
        return found

    def _create(
        self, call: Call, name: str, tail: str = "", failure: str = "", **extra: Any
    ) -> dict[str, Any]:
        one = self._made(call, name, tail, failure, **extra)
        return {one.kind.arn_name: one.arn}

    def _made(self, call: Call, name: str, tail: str = "", failure: str = "", **extra: Any) -> Resource:
        kind, asked = KINDS[name], dict(call.parameters)
        with self._resources.lock:
            siblings = self._resources.all(name)
            for parent in kind.parents:
                arn = asked[parent].removesuffix(_LATEST)
                owner = "solution" if asked[parent].endswith(_LATEST) else parent.removesuffix("Arn")
                self._resources.active(owner, arn)
                if parent == kind.parents[0]:
                    siblings = [one for one in siblings if one.fields[parent] == asked[parent]]
            if kind.most == 1 and siblings:
                message = f"{siblings[0].arn} already exists: only one is allowed."
                raise ServiceFault("ResourceAlreadyExistsException", message)
            if len(siblings) >= kind.most:
                raise ServiceFault(
                    "LimitExceededException", f"More than {kind.most} of {kind.plural} are not allowed."
                )
            label = asked.pop("name", None) or asked.pop("jobName", "")
            asked.pop("tags", None)
            one = self._resources.add(kind, tail or label, label, asked, call.region, failure)
            one.extra |= extra
            return one

    def _create_schema(self, call: Call) -> dict[str, Any]:
        read_schema(call.parameters["schema"])
        return self._create(call, "schema")

    def _create_dataset(self, call: Call) -> dict[str, Any]:
        kind = call.parameters["datasetType"].upper()
        if kind not in ("INTERACTIONS", "ITEMS", "USERS"):
            raise RuleBroken("InvalidInputException", f"The sandbox has no datasets of type {kind}")
        schema = self._resources.get("schema", call.parameters["schemaArn"])
        check_schema(read_schema(schema.fields["schema"]), kind)
        group = self._resources.get("datasetGroup", call.parameters["datasetGroupArn"])
        call.parameters["datasetType"] = kind
        return self._create(call, "dataset", f"{group.name}/{kind}")

    def _create_job(self, call: Call, name: str) -> dict[str, Any]:
        with self._resources.lock:
            job = self._made(call, name)
            job.failure = self._jobs.run(job)
        return {job.kind.arn_name: job.arn}

    def _create_event_tracker(self, call: Call) -> dict[str, Any]:
        tracking_id = str(uuid.uuid4())
        made = self._create(
            call, "eventTracker", uuid.uuid4().hex[:8], trackingId=tracking_id, accountId=ACCOUNT
        )
        return made | {"trackingId": tracking_id}

    def _create_filter(self, call: Call) -> dict[str, Any]:
        group = self._groups.group(call.parameters["datasetGroupArn"])
        parse_filter(call.parameters["filterExpression"], group.schemas)
        return self._create(call, "filter")

    def _create_solution(self, call: Call) -> dict[str, Any]:
        asked = call.parameters
        if "recipeArn" not in asked and not asked.get("performAutoML"):
            raise RuleBroken(
                "InvalidInputException", "A solution of a custom dataset group needs a recipeArn"
            )
        if "recipeArn" in asked:
            described_recipe(asked["recipeArn"])
        asked.setdefault("performAutoTraining", True)
        return self._create(call, "solution")

    def _create_solution_version(self, call: Call) -> dict[str, Any]:
        with self._resources.lock:
            solution = self._resources.active("solution", call.parameters["solutionArn"])
            group = self._groups.group(solution.fields["datasetGroupArn"])
            failure, metrics = self._training.train(group)
            call.parameters.setdefault("trainingMode", "FULL")
            version = self._made(call, "solutionVersion", f"{solution.name}/{uuid.uuid4().hex[:8]}", failure)
            shared = (
                "recipeArn",
                "datasetGroupArn",
                "eventType",
                "performHPO",
                "performAutoML",
                "solutionConfig",
            )
            version.extra = {name: solution.fields[name] for name in shared if name in solution.fields}
            version.extra |= {"trainingHours": 0.01, "trainingType": "MANUAL", "metrics": metrics}
            return {"solutionVersionArn": version.arn}

    def _create_campaign(self, call: Call) -> dict[str, Any]:
        version = self._deployable(
            call.parameters["solutionVersionArn"], call.parameters.get("campaignConfig", {})
        )
        call.parameters.setdefault("minProvisionedTPS", 1)
        return self._create(call, "campaign", solutionArn=version.fields["solutionArn"])

    def _deployable(self, arn: str, config: Mapping[str, Any]) -> Resource:
        """The version that a campaign is to use. Raises InvalidInputException."""
        latest = arn.endswith(_LATEST)
        if bool(config.get("syncWithLatestSolutionVersion")) is not latest:
            message = "syncWithLatestSolutionVersion goes together with a version that ends with /$LATEST"
            raise RuleBroken("InvalidInputException", message)
        if not latest:
            version = self._resources.get("solutionVersion", arn)
        else:
            versions = self._resources.children(
                self._resources.get("solution", arn.removesuffix(_LATEST)), "solutionVersion"
            )
            ready = [one for one in versions if one.status(self._resources.clock()) == ACTIVE]
            if not ready:
                raise ServiceFault("InvalidInputException", f"{arn} has no {ACTIVE} solution version.")
            version = ready[-1]
        if version.status(self._resources.clock()) != ACTIVE:
            raise ServiceFault("InvalidInputException", f"{version.arn} is not {ACTIVE}.")
        return version

    def _update_campaign(self, call: Call) -> dict[str, Any]:
        asked = dict(call.parameters)
        with self._resources.lock:
            campaign = self._resources.active("campaign", asked.pop("campaignArn"))
            config = asked.get("campaignConfig", campaign.fields.get("campaignConfig", {}))
            if "solutionVersionArn" in asked:
                campaign.extra["solutionArn"] = self._deployable(asked["solutionVersionArn"], config).fields[
                    "solutionArn"
                ]
            campaign.fields |= asked
            campaign.updated_s = self._resources.clock()
        return {"campaignArn": campaign.arn}

    def _update_solution(self, call: Call) -> dict[str, Any]:
        asked = dict(call.parameters)
        with self._resources.lock:
            solution = self._resources.active("solution", asked.pop("solutionArn"))
            config = asked.pop("solutionUpdateConfig", None)
            solution.fields |= asked
            if config is not None:
                solution.fields["solutionConfig"] = solution.fields.get("solutionConfig", {}) | config
            solution.updated_s = self._resources.clock()
        return {"solutionArn": solution.arn}

    def _update_dataset(self, call: Call) -> dict[str, Any]:
        with self._resources.lock:
            dataset = self._resources.active("dataset", call.parameters["datasetArn"])
            schema = self._resources.get("schema", call.parameters["schemaArn"])
            check_schema(read_schema(schema.fields["schema"]), dataset.fields["datasetType"])
            dataset.fields["schemaArn"] = schema.arn
            dataset.updated_s = self._resources.clock()
        return {"datasetArn": dataset.arn}

    def _solution_metrics(self, call: Call) -> dict[str, Any]:
        version = self._resources.active("solutionVersion", call.parameters["solutionVersionArn"])
        return {"solutionVersionArn": version.arn, "metrics": version.extra["metrics"]}

    def _describe(self, kind: Kind, call: Call) -> dict[str, Any]:
        one = self._resources.get(kind.name, call.parameters[kind.arn_name])
        described = one.described(self._resources.clock())
        if kind.name == "solution":
            versions = self._resources.children(one, "solutionVersion")
            if versions:
                latest = versions[-1].described(self._resources.clock())
                described["latestSolutionVersion"] = _summary(
                    "ListSolutionVersions", "solutionVersions", latest
                )
        model = operation_model("personalize", call.operation)
        shape = model.output_shape.members[kind.name] if model and model.output_shape else None
        return {kind.name: _only(shape, described)}

    def _list(self, kind: Kind, call: Call) -> dict[str, Any]:
        scopes = [value for name, value in call.parameters.items() if name.endswith("Arn")]
        found = self._resources.all(kind.name)
        if scopes:
            found = [one for one in found if scopes[0] in (*one.fields.values(), *_texts(one.extra))]
        ones, token = page(
            found, call.parameters, "maxResults", "nextToken", 100, "InvalidNextTokenException"
        )
        now = self._resources.clock()
        return {
            kind.plural: [_summary(call.operation, kind.plural, one.described(now)) for one in ones],
            "nextToken": token,
        }

    def _delete(self, kind: Kind, call: Call) -> dict[str, Any]:
        with self._resources.lock:
            one = self._resources.get(kind.name, call.parameters[kind.arn_name])
            versions = self._resources.children(one, "solutionVersion") if kind.name == "solution" else []
            self._resources.check_deletable(one, _BLOCKING.get(kind.name, ()))
            for version in versions:
                self._resources.check_deletable(version)
            for gone in (*versions, one):
                self._resources.delete(gone)
            if kind.name == "datasetGroup":
                self._groups.forget(one.arn)
        return {}


def _texts(values: Mapping[str, Any]) -> list[str]:
    return [value for value in values.values() if isinstance(value, str)]


def _summary(operation: str, plural: str, described: Mapping[str, Any]) -> dict[str, Any]:
    model = operation_model("personalize", operation)
    listed = model.output_shape.members[plural] if model and model.output_shape else None
    return _only(listed.member if isinstance(listed, ListShape) else None, described)


def _only(shape: Any, described: Mapping[str, Any]) -> dict[str, Any]:
    """What of a description this answer has a member for."""
    if not isinstance(shape, StructureShape):
        raise ValueError("the service model has no such answer")
    return {name: described[name] for name in shape.members if described.get(name) is not None}
