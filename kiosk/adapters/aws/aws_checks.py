"""What `doctor` asks AWS: who we are, what we may do, and whether all that the settings name is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from kiosk.adapters.aws.aws_probes import Probe, face_probes, list_probes, table_probes
from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.iot_credentials import IotIdentity, check_certificate
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.service_errors import SET_THE_CLOCK, asking, check_answer
from kiosk.core.errors import KioskError, SignInFailed
from kiosk.core.mood import Mood
from kiosk.core.picture import PictureStatus
from kiosk.core.ports import PictureStore
from kiosk.core.recommendation import cohort

CLOCK_MAY_DIFFER = timedelta(seconds=60)
RENEW_BEFORE = timedelta(days=30)
OPT_OUT = (
    "AWS may keep faces that it is sent to improve its services, also in other Regions,"
    " unless the organization opted out."
)
OPT_OUT_REMEDY = (
    "Attach an AI services opt-out policy: https://docs.aws.amazon.com/organizations/latest/userguide/"
    "orgs_manage_policies_ai-opt-out.html"
)


@dataclass(frozen=True, slots=True)
class AwsFinding:
    """What one check found; `ok` with a remedy is a reminder, without one all is well."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


class AwsChecks:
    """All checks of one shop; they change nothing. A run costs about half a US cent."""

    def __init__(
        self,
        clients: Clients,
        names: AwsNames,
        store: PictureStore,
        campaign: Campaign,
        plain_faces: bool = False,
        identity: IotIdentity | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`store` is asked without a cache, `identity` is the kiosk's certificate where it has one."""
        self._clients = clients
        self._names = names
        self._store = store
        self._campaign = campaign
        self._plain_faces = plain_faces
        self._identity = identity
        self._now = now

    def findings(self) -> Iterator[AwsFinding]:
        """One finding after the other; when nobody can sign in, nothing else is asked."""
        if self._identity:
            yield _tried("aws certificate", self._certificate)
        try:
            answer = self._caller()
        except KioskError as trouble:
            yield AwsFinding("aws identity", False, _said(trouble), trouble.remedy)
            return
        yield AwsFinding("aws identity", True, str(answer["Arn"]))
        yield self._clock(answer)
        names = self._names
        if names.collection_id:
            yield _tried("aws collection", self._collection)
        else:
            yield AwsFinding(
                "aws collection", True, "none: nobody is remembered by face", "Set aws.collection."
            )
        for probe in (
            *face_probes(names.collection_id, self._plain_faces),
            *table_probes(names),
            *list_probes(names),
        ):
            yield self._permission(probe)
        yield _tried("aws campaign", self._lists)
        if not names.tracking_id:
            yield AwsFinding("aws event tracker", True, "none: nothing is learned", "Set aws.tracking_id.")
        if not names.interactions_table:
            yield AwsFinding("aws interactions", False, "no table", "Set aws.interactions_table.")
        yield _tried("aws pictures", self._pictures)
        yield AwsFinding("aws opt-out", True, OPT_OUT, OPT_OUT_REMEDY)

    def _caller(self) -> Any:
        action = "sts:GetCallerIdentity"
        with asking(action):
            answer = self._clients.client("sts").get_caller_identity()
        check_answer(answer, action, "Arn")
        return answer

    def _certificate(self) -> AwsFinding:
        if self._identity is None:
            raise SignInFailed("There is no certificate")
        ends = check_certificate(self._identity, self._now())
        soon = ends - self._now() < RENEW_BEFORE
        remedy = "Issue a new one before that day." if soon else ""
        return AwsFinding("aws certificate", True, f"valid until {ends:%Y-%m-%d}", remedy)

    def _clock(self, answer: Any) -> AwsFinding:
        told = answer["ResponseMetadata"].get("HTTPHeaders", {}).get("date")
        if not told:
            return AwsFinding("aws clock", True, "AWS did not tell the time")
        off = self._now() - parsedate_to_datetime(told)
        well = abs(off) <= CLOCK_MAY_DIFFER
        found = f"{off.total_seconds():+.0f} s off"
        return AwsFinding("aws clock", well, found, "" if well else SET_THE_CLOCK)

    def _collection(self) -> AwsFinding:
        action = "rekognition:DescribeCollection"
        with asking(action):
            answer = self._clients.client("rekognition").describe_collection(
                CollectionId=self._names.collection_id
            )
        check_answer(answer, action, "FaceCount")
        found = f"{answer.get('UserCount', 0)} users, {answer['FaceCount']} faces"
        return AwsFinding("aws collection", True, f"{self._names.collection_id}: {found}")

    def _permission(self, probe: Probe) -> AwsFinding:
        try:
            probe.run(self._clients)
        except KioskError as trouble:
            return AwsFinding(probe.action, False, trouble.what, trouble.remedy)
        return AwsFinding(probe.action, True, "allowed")

    def _lists(self) -> AwsFinding:
        if not self._campaign.there:
            return AwsFinding(
                "aws campaign",
                True,
                "none: the local recommender makes the lists",
                "Train one, set campaign_arn.",
            )
        listed = self._campaign.ask(cohort(Mood.HAPPY), Mood.HAPPY)
        found = f"{len(listed.picture_ids)} happy pictures"
        remedy = "" if listed.picture_ids else "Check the filter, and whether pictures are registered."
        return AwsFinding("aws campaign", bool(listed.picture_ids), found, remedy)

    def _pictures(self) -> AwsFinding:
        live = self._store.list(PictureStatus.LIVE)
        if not live:
            return AwsFinding("aws pictures", False, "none is live", "Promote some with emotion-admin.")
        self._store.fetch(live[0].id)
        return AwsFinding("aws pictures", True, f"{len(live)} live pictures; the newest was fetched")


def _tried(name: str, check: Callable[[], AwsFinding]) -> AwsFinding:
    try:
        return check()
    except KioskError as trouble:
        return AwsFinding(name, False, _said(trouble), trouble.remedy)


def _said(trouble: KioskError) -> str:
    return f"{trouble.what} ({trouble.item})" if trouble.item else trouble.what
