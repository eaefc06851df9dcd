"""How tests reach a sandbox, whichever process it runs in."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from tests.aws_sandbox.control import Ask, Control
from tests.aws_sandbox.operations import PICTURES_PATH
from tests.aws_sandbox.provision import Shop, provision

REGION = "ap-northeast-2"
ACCESS_KEY = "AKIASANDBOXSANDBOX00"
SECRET_KEY = "sandbox"
ROLE_ALIAS = "emotion-kiosk"
_CONFIG = Config(
    retries={"total_max_attempts": 1, "mode": "standard"},
    connect_timeout=10,
    read_timeout=60,
    max_pool_connections=20,
)


@dataclass(frozen=True, slots=True)
class SandboxOptions:
    """How a sandbox is made.

    `port` 0 is any free one; `settle_s` is how long a resource of Personalize takes to become ACTIVE and a
    user of Rekognition is UPDATING; `new_items_after_s` is when a campaign knows an item that was put;
    `bucket` holds the pictures that are served; `models` is the folder of a model pack.
    """

    port: int = 0
    seed: int = 0
    settle_s: float = 0.0
    new_items_after_s: float = 0.0
    bucket: str = "emotion-kiosk-sandbox"
    models: Path | None = None


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a sandbox listens.

    `endpoint` is every service's base address, `credential_endpoint` host and port of IoT's credential
    provider, whose certificate is signed by `ca_file`.
    """

    endpoint: str
    credential_endpoint: str
    ca_file: Path


class SandboxAccess(Control):
    """A running sandbox: its addresses, clients for it, its switches and its journal."""

    def __init__(self, ask: Ask, addresses: Addresses, options: SandboxOptions) -> None:
        super().__init__(ask)
        self.addresses = addresses
        self._turn = threading.Lock()
        self._session = boto3.Session(region_name=REGION)
        self._clients: dict[tuple[str, str, str, str | None], Any] = {}
        self.options = options

    @property
    def endpoint(self) -> str:
        """Base address of every service."""
        return self.addresses.endpoint

    @property
    def pictures_url(self) -> str:
        """Address under which `emotions/...` is served as by CloudFront."""
        return self.endpoint + PICTURES_PATH.rstrip("/")

    def environment(self) -> dict[str, str]:
        """The variables that send boto3 to the sandbox, with keys that mean nothing elsewhere."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def client(
        self,
        service: str,
        *,
        access_key: str = ACCESS_KEY,
        secret_key: str = SECRET_KEY,
        token: str | None = None,
    ) -> Any:
        """A boto3 client without retries, made once for each service and key."""
        with self._turn:
            wanted = (service, access_key, secret_key, token)
            if wanted not in self._clients:
                session: Any = self._session
                self._clients[wanted] = session.client(
                    service,
                    endpoint_url=self.endpoint,
                    config=_CONFIG,
                    aws_access_key_id=access_key,
                    aws_secret_access_key=secret_key,
                    aws_session_token=token,
                )
            return self._clients[wanted]

    def close_clients(self) -> None:
        """Closes the connections of all clients made here."""
        with self._turn:
            for client in self._clients.values():
                client.close()
            self._clients.clear()

    def provision(self, **choices: Any) -> Shop:
        """Makes a whole shop; choices are those of `provision.provision`. Clears the journal."""
        shop = provision(
            self.client,
            region=REGION,
            bucket=self.options.bucket,
            pictures_url=self.pictures_url,
            **choices,
        )
        queue = shop.events_queue.rsplit("/", 1)[1]
        self.send_object_events(shop.bucket, "emotions/", queue, REGION)
        self.clear_journal()
        return shop
