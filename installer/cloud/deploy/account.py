"""One account and region: its number, its clients, its stacks."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from botocore.exceptions import ClientError

from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.functions.clients import ClientOf
from installer.cloud.plan import TRAINING_STACKS, Plan


class Deployer(Protocol):
    """CloudFormation, as `StackDeployer` has it."""

    def deploy(self, name: str, template: str, parameters: Mapping[str, str] | None = None) -> dict[str, str]:
        """Makes or changes a stack; answers its outputs."""
        ...

    def delete(self, name: str) -> bool:
        """Deletes a stack; False when there is none."""
        ...

    def status(self, name: str) -> str | None:
        """The stack's status, or None when there is none."""
        ...

    def outputs(self, name: str) -> dict[str, str]:
        """What the stack tells, by key."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """Where a plan is deployed; `say` tells the user what happens."""

    plan: Plan
    client_of: ClientOf
    stacks: Deployer
    say: Callable[[str], None]
    step_s: float = 15.0
    sleep: Callable[[float], None] = field(default=time.sleep)

    @property
    def number(self) -> str:
        """The account's twelve digits. Raises errors of the SDK: this is where a sign-in is missed first."""
        return str(self.client_of("sts").get_caller_identity()["Account"])

    def outputs(self) -> dict[str, str]:
        """What all stacks tell, in one table; their keys differ."""
        found: dict[str, str] = {}
        for role in (*self.plan.stacks, *TRAINING_STACKS):
            found |= self.stacks.outputs(self.plan.part(role))
        return found

    def wait_until(
        self, what: str, status: Callable[[], str], good: str = "ACTIVE", most_s: float = 4 * 3600
    ) -> None:
        """Asks for a status until it is good, telling every change. Raises DeploymentFailed."""
        ends_at, told = time.monotonic() + most_s, ""
        while (now := status()) != good:
            if "FAILED" in now:
                raise DeploymentFailed(f"It ended as {now}", item=what)
            if time.monotonic() > ends_at:
                raise DeploymentFailed(f"It is still {now}", item=what, remedy="Run the command again later.")
            if now != told:
                self.say(f"{what}: {now.lower()}")
                told = now
            self.sleep(self.step_s)
        self.say(f"{what}: {good.lower()}")


def code_of(trouble: ClientError) -> str:
    """The service's word for an error."""
    return str(trouble.response.get("Error", {}).get("Code", ""))


def missing(trouble: ClientError) -> bool:
    """Whether the thing is not there, in the words of any service."""
    words: Any = ("NotFound", "NoSuch", "404", "DoesNotExist", "NonExistent")
    return any(word in code_of(trouble) for word in words)
