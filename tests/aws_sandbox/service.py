"""What a service of our own is: operations by name, and two ways to refuse."""

from collections.abc import Callable
from typing import Any, Protocol

from tests.aws_sandbox.wire import Call, ServiceFault

Operation = Callable[[Call], dict[str, Any]]


class Service(Protocol):
    """One AWS service that moto lacks."""

    name: str
    """botocore's name."""
    invalid: str
    """The error code for a request that the service model does not allow."""

    def operations(self) -> dict[str, Operation]:
        """Handlers by operation; they raise ServiceFault."""
        ...


class RuleBroken(ServiceFault):
    """A request that is wrong by a documented rule, whatever the state: a violation in the journal."""
