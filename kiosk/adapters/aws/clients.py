"""Where adapters get their clients: when they need them, never when they are made."""

from typing import Any, Protocol


class Clients(Protocol):
    """One client of each service; `AwsSession` is the real one."""

    def client(self, service: str) -> Any:
        """The client of `service` (`rekognition`). Raises ServiceRefused, SignInFailed."""
        ...
