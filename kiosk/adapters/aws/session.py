"""One sign-in to AWS and one client of each service, made when first needed or ahead on a thread."""

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any

import boto3
import botocore.session
from botocore.config import Config
from botocore.credentials import CredentialResolver

from kiosk.adapters.aws.iot_credentials import IotCredentialProvider, IotIdentity
from kiosk.adapters.aws.service_errors import asking

CONNECT_S = 2.0
READ_S = 5.0
ATTEMPTS = 2
CONNECTIONS = 64
"""Kept open at most for each service: as many pictures as are promoted side by side."""
GENERATION_READ_S = 70.0
"""A model may take 60 s; SageMaker's advice is ten more."""

KIOSK_SERVICES = ("rekognition", "personalize-runtime", "dynamodb", "s3", "personalize-events")

_WIRE_LOGS = ("boto3", "botocore", "s3transfer", "urllib3")


class AwsSession:
    """Gives out clients; any thread may ask, clients themselves are safe to share.

    Endpoints come from `AWS_ENDPOINT_URL` and its like when they are set.
    """

    def __init__(
        self,
        region: str = "",
        profile: str = "",
        identity: IotIdentity | None = None,
        endpoint_url: str = "",
        read_s: float = READ_S,
    ) -> None:
        """`read_s` is how long an answer may take."""
        self._region = region
        self._profile = profile
        self._identity = identity
        self._endpoint_url = endpoint_url
        self._read_s = read_s
        self._turn = threading.Lock()
        self._session: boto3.Session | None = None
        self._clients: dict[str, Any] = {}
        _hush_the_wire()

    def client(self, service: str) -> Any:
        """The client of `service` (`rekognition`). Raises ServiceRefused without a region, SignInFailed."""
        client = self._clients.get(service)
        if client is not None:
            return client
        with self._turn, asking(service):
            if service not in self._clients:
                self._clients[service] = self._made(service)
            return self._clients[service]

    def warm(self, services: Iterable[str] = KIOSK_SERVICES) -> None:
        """Makes clients ahead: 0.1 s, so after the first paint and off the GUI thread.

        One after the other: five threads at once take three times as long.
        """
        for service in services:
            self.client(service)

    def close(self) -> None:
        """Closes the connections of all clients."""
        with self._turn:
            clients, self._clients = self._clients, {}
        for client in clients.values():
            client.close()

    def _made(self, service: str) -> Any:
        if self._session is None:
            self._session = self._signed_in()
        make: Callable[..., Any] = self._session.client  # its stubs want a literal name
        return make(service, config=_config(service, self._read_s), endpoint_url=self._endpoint_url or None)

    def _signed_in(self) -> boto3.Session:
        core = botocore.session.Session(profile=self._profile or None)
        if self._identity:
            resolver = CredentialResolver([IotCredentialProvider(self._identity)])
            core.register_component("credential_provider", resolver)
        return boto3.Session(botocore_session=core, region_name=self._region or None)


def _config(service: str, read_s: float) -> Config:
    slow = service == "sagemaker-runtime"
    return Config(
        connect_timeout=CONNECT_S,
        read_timeout=GENERATION_READ_S if slow else read_s,
        # a generation that is late would be sent, made and paid for again
        retries={"mode": "standard", "total_max_attempts": 1 if slow else ATTEMPTS},
        tcp_keepalive=True,
        max_pool_connections=CONNECTIONS,
    )


def _hush_the_wire() -> None:
    """Keeps the SDK from logging what it sends: at DEBUG that is faces, tokens and visitors' ids."""
    for name in _WIRE_LOGS:
        logger = logging.getLogger(name)
        if logger.level < logging.INFO:
            logger.setLevel(logging.INFO)
