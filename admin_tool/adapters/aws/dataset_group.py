"""What there is of the recommender in an account: the group, and everything in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from admin_tool.adapters.aws.control_plane import ControlPlane, Thing
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_shapes import FIELDS
from kiosk.adapters.aws.service_errors import asking, check_answer

TRACKED = "INTERACTIONS"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are to AWS."""

    arn: str
    account: str
    region: str

    @property
    def partition(self) -> str:
        """`aws`, or `aws-cn`."""
        return self.arn.split(":")[1]

    def personalize(self, tail: str) -> str:
        """The ARN of something of Personalize: `dataset-group/emotion-kiosk`."""
        return f"arn:{self.partition}:personalize:{self.region}:{self.account}:{tail}"


@dataclass(frozen=True, slots=True)
class Standing:
    """All that was found; `name` is what things are called that are still to be made.

    `datasets` by type in capitals, `filters` by the end of their name (`mood`, `fresh`); `versions` and
    `imports` (of interactions) oldest first. `campaign` and `tracker` are described in full.
    """

    identity: Identity
    name: str
    group_arn: str
    group: Thing | None = None
    datasets: Mapping[str, Thing] = field(default_factory=dict)
    filters: Mapping[str, Thing] = field(default_factory=dict)
    tracker: Thing | None = None
    imports: tuple[Thing, ...] = ()
    solution: Thing | None = None
    versions: tuple[Thing, ...] = ()
    campaign: Thing | None = None

    @property
    def tracking_id(self) -> str:
        """What kiosks send their events to; empty without a tracker."""
        return str(self.tracker.details.get("trackingId", "")) if self.tracker else ""

    @property
    def live_version(self) -> str:
        """The ARN of the version that answers; empty without a campaign."""
        return str(self.campaign.details.get("solutionVersionArn", "")) if self.campaign else ""

    @property
    def complete(self) -> bool:
        """Whether group and datasets take data."""
        return (
            self.group is not None
            and self.group.ready
            and len(self.datasets) == len(FIELDS)
            and all(one.ready for one in self.datasets.values())
        )

    @property
    def newest(self) -> Thing | None:
        """The newest version that is trained."""
        ready = [one for one in self.versions if one.ready]
        return ready[-1] if ready else None

    @property
    def training(self) -> Thing | None:
        """The version that is being trained."""
        running = [one for one in self.versions if one.under_way]
        return running[-1] if running else None

    def number(self, version: str) -> int:
        """The number of a version from 1; 0 for one that is not there."""
        arns = [one.arn for one in self.versions]
        return arns.index(version) + 1 if version in arns else 0


class DatasetGroup:
    """Looks; it changes nothing. Everything raises ServiceError."""

    def __init__(self, clients: Clients, plane: ControlPlane, names: AwsNames, name: str) -> None:
        """`name` is that of the deployment; a group that the settings name wins."""
        self._clients = clients
        self._plane = plane
        self._names = names
        self._name = name
        self._trained: dict[str, Thing] = {}

    def identity(self) -> Identity:
        """Who we are."""
        action = "sts:GetCallerIdentity"
        with asking(action):
            answer = self._clients.client("sts").get_caller_identity()
        check_answer(answer, action, "Arn", "Account")
        return Identity(str(answer["Arn"]), str(answer["Account"]), self._plane.region)

    def standing(self) -> Standing:
        """Everything, in about a dozen calls."""
        identity, names, plane = self.identity(), self._names, self._plane
        arn = names.dataset_group_arn or identity.personalize(f"dataset-group/{self._name}")
        name = arn.rpartition("/")[2]
        group = plane.described("dataset_group", arn)
        if group is None or not group.ready:
            return Standing(identity, name, arn, group)
        datasets = {
            str(one.details["datasetType"]).upper(): one for one in plane.all("dataset", datasetGroupArn=arn)
        }
        tracked = datasets.get(TRACKED)
        imports = plane.all("dataset_import_job", datasetArn=tracked.arn) if tracked else []
        trackers = plane.all("event_tracker", datasetGroupArn=arn)
        solution = self._solution(arn, name)
        versions = plane.all("solution_version", solutionArn=solution.arn) if solution else []
        campaigns = plane.all("campaign", solutionArn=solution.arn) if solution else []
        return Standing(
            identity,
            name,
            arn,
            group,
            datasets,
            {one.name.rpartition("-")[2]: one for one in plane.all("filter", datasetGroupArn=arn)},
            plane.described("event_tracker", trackers[0].arn) if trackers else None,
            tuple(imports),
            solution,
            tuple(map(self._version, versions)),
            self._campaign(campaigns),
        )

    def _solution(self, group: str, name: str) -> Thing | None:
        """The one of the settings, else the one that deployments make, else the newest."""
        found = self._plane.all("solution", datasetGroupArn=group)
        for wanted in found:
            if wanted.arn == self._names.solution_arn:
                return wanted
        named = [one for one in found if one.name == f"{name}-solution"]
        candidates = named or found
        return candidates[-1] if candidates else None

    def _version(self, listed: Thing) -> Thing:
        """Described once it is trained: only then are its hours known, and they do not change any more."""
        if not listed.ready:
            return listed
        if listed.arn not in self._trained:
            self._trained[listed.arn] = self._plane.described("solution_version", listed.arn) or listed
        return self._trained[listed.arn]

    def _campaign(self, listed: list[Thing]) -> Thing | None:
        ours = [one for one in listed if one.arn == self._names.campaign_arn] or listed
        return self._plane.described("campaign", ours[-1].arn) if ours else None
