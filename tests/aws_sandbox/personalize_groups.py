"""Finds, for a tracking id, dataset or campaign, the data and schemas of its group."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.aws_sandbox.personalize_data import GroupData
from tests.aws_sandbox.personalize_resources import ACTIVE, Resource, Resources
from tests.aws_sandbox.personalize_schemas import Column, read_schema
from tests.aws_sandbox.wire import ServiceFault

Schemas = Mapping[str, Mapping[str, Column]]


@dataclass(frozen=True, slots=True)
class Group:
    """A dataset group: its data, and the columns of its datasets by type (`INTERACTIONS`, ...)."""

    arn: str
    data: GroupData
    schemas: Schemas


class Groups:
    """The data of all groups, which go when their group goes."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._data: dict[str, GroupData] = {}

    def group(self, arn: str) -> Group:
        """A group. Raises ResourceNotFoundException."""
        with self.resources.lock:
            self.resources.get("datasetGroup", arn)
            schemas = {
                one.fields["datasetType"]: read_schema(
                    self.resources.get("schema", one.fields["schemaArn"]).fields["schema"]
                )
                for one in self.resources.all("dataset")
                if one.fields["datasetGroupArn"] == arn
            }
            return Group(arn, self._data.setdefault(arn, GroupData()), schemas)

    def of_tracker(self, tracking_id: str) -> Group:
        """The group whose ACTIVE event tracker has this id. Raises InvalidInputException."""
        for one in self.resources.all("eventTracker"):
            if one.extra["trackingId"] == tracking_id:
                if one.status(self.resources.clock()) != ACTIVE:
                    raise ServiceFault(
                        "InvalidInputException", f"The event tracker {tracking_id} is not {ACTIVE}."
                    )
                return self.group(one.fields["datasetGroupArn"])
        raise ServiceFault("InvalidInputException", f"The tracking id {tracking_id} is not valid.")

    def of_dataset(self, dataset_arn: str, dataset_type: str) -> Group:
        """The group of a dataset of this type. Raises ResourceNotFoundException, ResourceInUseException."""
        one = self.resources.active("dataset", dataset_arn)
        if one.fields["datasetType"] != dataset_type:
            raise ServiceFault(
                "InvalidInputException", f"{dataset_arn} is not a dataset of type {dataset_type}."
            )
        return self.group(one.fields["datasetGroupArn"])

    def of_campaign(self, campaign_arn: str) -> tuple[Group, Resource]:
        """The group behind an ACTIVE campaign, and the campaign. Raises ResourceNotFoundException."""
        campaign = self.resources.get("campaign", campaign_arn)
        if campaign.status(self.resources.clock()) != ACTIVE:
            raise ServiceFault("ResourceNotFoundException", f"Campaign {campaign_arn} is not {ACTIVE}.")
        solution = self.resources.get("solution", campaign.extra["solutionArn"])
        return self.group(solution.fields["datasetGroupArn"]), campaign

    def everything(self) -> list[GroupData]:
        """The data of all groups that are still there."""
        there = {one.arn for one in self.resources.all("datasetGroup")}
        return [data for arn, data in self._data.items() if arn in there]

    def forget(self, arn: str) -> None:
        """Drops the data of a group that is deleted."""
        self._data.pop(arn, None)
