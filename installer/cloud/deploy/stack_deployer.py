"""Makes, changes and deletes stacks of CloudFormation, telling what happens."""

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.deploy.errors import DeploymentFailed

_NOTHING = ("didn't contain changes", "No updates are to be performed")
_DEAD = ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED", "REVIEW_IN_PROGRESS")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a stack is waited for: seconds between two looks, and in all."""

    step_s: float = 5.0
    most_s: float = 3600.0
    sleep: Callable[[float], None] = time.sleep


class StackDeployer:
    """One account and region."""

    def __init__(
        self, cloudformation: Any, say: Callable[[str], None], waiting: Waiting | None = None
    ) -> None:
        self._stacks = cloudformation
        self._say = say
        self._waiting = waiting or Waiting()

    def deploy(self, name: str, template: str, parameters: Mapping[str, str] | None = None) -> dict[str, str]:
        """Makes or changes a stack; answers its outputs. Raises DeploymentFailed.

        What an earlier deployment has left on purpose (bucket, tables, collection) is taken in again.
        """
        status = self.status(name)
        if status in _DEAD:
            self._say(f"{name}: the last try failed, starting anew")
            self.delete(name)
            status = None
        change = self._stacks.create_change_set(
            StackName=name,
            ChangeSetName=f"deploy-{uuid.uuid4().hex[:12]}",
            ChangeSetType="UPDATE" if status else "CREATE",
            TemplateBody=template,
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in (parameters or {}).items()
            ],
            Capabilities=["CAPABILITY_NAMED_IAM"],
            ImportExistingResources=True,
        )["Id"]
        if not self._ready(name, change):
            self._say(f"{name}: as it should be")
            return self.outputs(name)
        self._say(f"{name}: {'changing' if status else 'making'} it")
        self._stacks.execute_change_set(ChangeSetName=change, StackName=name)
        ended = self._settled(name)
        if ended not in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"):
            raise DeploymentFailed(f"The stack ended as {ended}", item=name, remedy=self._why(name))
        return self.outputs(name)

    def delete(self, name: str) -> bool:
        """Deletes a stack and waits; False when there is none. Raises DeploymentFailed."""
        if self.status(name) is None:
            return False
        self._say(f"{name}: deleting it")
        self._stacks.delete_stack(StackName=name)
        ended = self._settled(name)
        if ended not in (None, "DELETE_COMPLETE"):
            raise DeploymentFailed(f"The stack ended as {ended}", item=name, remedy=self._why(name))
        return True

    def status(self, name: str) -> str | None:
        """The stack's status, or None when there is none."""
        found = self._described(name)
        return str(found["StackStatus"]) if found and found["StackStatus"] != "DELETE_COMPLETE" else None

    def outputs(self, name: str) -> dict[str, str]:
        """What the stack tells, by key; empty when there is none."""
        found = self._described(name) or {}
        return {one["OutputKey"]: str(one["OutputValue"]) for one in found.get("Outputs", [])}

    def _described(self, name: str) -> dict[str, Any] | None:
        try:
            stacks: list[dict[str, Any]] = self._stacks.describe_stacks(StackName=name)["Stacks"]
        except ClientError as trouble:
            if trouble.response["Error"]["Code"] == "ValidationError":
                return None
            raise
        return stacks[0] if stacks else None

    def _ready(self, name: str, change: str) -> bool:
        """Waits for a change set; False when there is nothing to change."""
        for _ in self._looks(name):
            found = self._stacks.describe_change_set(ChangeSetName=change, StackName=name)
            reason = str(found.get("StatusReason") or "")
            if found["Status"] == "CREATE_COMPLETE":
                return True
            if found["Status"] == "FAILED":
                self._stacks.delete_change_set(ChangeSetName=change, StackName=name)
                if any(words in reason for words in _NOTHING):
                    return False
                raise DeploymentFailed(f"The change was refused: {reason}", item=name)
        raise AssertionError("looks never end quietly")

    def _settled(self, name: str) -> str | None:
        for _ in self._looks(name):
            status = self.status(name)
            if status is None or not status.endswith("_IN_PROGRESS"):
                return status
        raise AssertionError("looks never end quietly")

    def _looks(self, name: str) -> Any:
        ends_at = time.monotonic() + self._waiting.most_s
        while time.monotonic() < ends_at:
            yield
            self._waiting.sleep(self._waiting.step_s)
        raise DeploymentFailed(
            "It takes too long", item=name, remedy="Look at the stack's events in the console."
        )

    def _why(self, name: str) -> str:
        """The first failure of the stack's last try."""
        events = self._stacks.describe_stack_events(StackName=name)["StackEvents"]
        failed = [one for one in events if str(one.get("ResourceStatus", "")).endswith("_FAILED")]
        told = [
            f"{one['LogicalResourceId']}: {one.get('ResourceStatusReason', 'no reason given')}"
            for one in failed
        ]
        return told[-1] if told else "Look at the stack's events in the console."
