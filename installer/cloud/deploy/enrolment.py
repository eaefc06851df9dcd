"""Gives a kiosk its certificate, and takes it away."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.deploy.settings_file import write_settings
from installer.cloud.plan import Plan

_THING = re.compile(r"[A-Za-z0-9_-]{1,100}")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Where a kiosk's files lie: carry the folder to the kiosk and delete it here."""

    folder: Path
    certificate_id: str


class Enrolment:
    """Kiosks as things of AWS IoT."""

    def __init__(self, iot: Any, plan: Plan) -> None:
        self._iot = iot
        self._plan = plan

    def enroll(self, kiosk: str, folder: Path, settings: Mapping[str, str]) -> Enrolled:
        """Makes the thing and a certificate; writes both PEM files and kiosk.toml into `folder/<kiosk>`.

        Raises DeploymentFailed for a name that IoT does not take or a folder that is in use.
        """
        if not _THING.fullmatch(kiosk):
            raise DeploymentFailed(
                "A kiosk is called by letters, digits, - and _", item=kiosk, remedy="Choose another name."
            )
        home = folder / kiosk
        if (home / "private.key").exists():
            raise DeploymentFailed("There is a key already", item=str(home), remedy="Move it away first.")
        kind = self._plan.part("kiosk")
        self._iot.create_thing(thingName=kiosk, thingTypeName=kind)
        made = self._iot.create_keys_and_certificate(setAsActive=True)
        self._iot.attach_policy(policyName=kind, target=made["certificateArn"])
        self._iot.attach_thing_principal(thingName=kiosk, principal=made["certificateArn"])
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_private(home / "private.key", made["keyPair"]["PrivateKey"])
        (home / "certificate.pem").write_text(made["certificatePem"], encoding="ascii")
        own = {
            "credential_endpoint": self.endpoint(),
            "role_alias": kind,
            "thing_name": kiosk,
            "certificate_file": "certificate.pem",
            "private_key_file": "private.key",
        }
        write_settings(home / "kiosk.toml", {**settings, **own})
        return Enrolled(home, str(made["certificateId"]))

    def revoke(self, kiosk: str) -> int:
        """Ends every certificate of a kiosk, then the thing; answers how many there were.

        New sessions end at once, those that were given live on for up to an hour.
        """
        try:
            arns = self._iot.list_thing_principals(thingName=kiosk)["principals"]
        except ClientError as trouble:
            if trouble.response["Error"]["Code"] == "ResourceNotFoundException":
                raise DeploymentFailed("There is no such kiosk", item=kiosk) from trouble
            raise
        for arn in arns:  # all of them end before anything else can fail
            self._iot.update_certificate(certificateId=_id_of(arn), newStatus="INACTIVE")
        for arn in arns:
            self._iot.detach_thing_principal(thingName=kiosk, principal=arn)
            self._iot.detach_policy(policyName=self._plan.part("kiosk"), target=arn)
            self._iot.delete_certificate(certificateId=_id_of(arn))
        self._iot.delete_thing(thingName=kiosk)
        return len(arns)

    def kiosks(self) -> list[str]:
        """Names of all kiosks."""
        pages = self._iot.get_paginator("list_things").paginate(thingTypeName=self._plan.part("kiosk"))
        return sorted(thing["thingName"] for page in pages for thing in page["things"])

    def endpoint(self) -> str:
        """The host where kiosks get their credentials."""
        return str(self._iot.describe_endpoint(endpointType="iot:CredentialProvider")["endpointAddress"])


def _id_of(arn: str) -> str:
    return arn.rpartition("/")[2]


def _write_private(path: Path, text: str) -> None:
    """Nobody else may read it, not even for a moment."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
