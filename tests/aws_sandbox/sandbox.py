"""A whole AWS on one port of this machine."""

import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import boto3

from tests.aws_sandbox.console import CONTROL_PATH, Console, Parts
from tests.aws_sandbox.control import Control
from tests.aws_sandbox.face_images import FaceImages
from tests.aws_sandbox.face_store import FaceStore
from tests.aws_sandbox.faces import FaceReader
from tests.aws_sandbox.faults import Faults
from tests.aws_sandbox.front import HOST, Front
from tests.aws_sandbox.gateway import Gateway
from tests.aws_sandbox.journal import Journal
from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.operations import PICTURES_PATH
from tests.aws_sandbox.personalize import Personalize
from tests.aws_sandbox.personalize_events import PersonalizeEvents
from tests.aws_sandbox.personalize_groups import Groups
from tests.aws_sandbox.personalize_jobs import Jobs
from tests.aws_sandbox.personalize_resources import Resources
from tests.aws_sandbox.personalize_runtime import PersonalizeRuntime
from tests.aws_sandbox.personalize_training import Training
from tests.aws_sandbox.pictures import Pictures
from tests.aws_sandbox.provision import Shop, provision
from tests.aws_sandbox.rekognition import PretendedMood, Rekognition
from tests.aws_sandbox.service import Service
from tests.aws_sandbox.sessions import Sessions
from tests.aws_sandbox.wire import Answer, Request

REGION = "ap-northeast-2"
ACCESS_KEY = "AKIASANDBOXSANDBOX00"
SECRET_KEY = "sandbox"


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


class Sandbox(Control):
    """The sandbox in this process, between `start` and `stop` or in a `with` block.

    moto's backends belong to the process, so only one may run in it at a time; starting empties them.
    """

    def __init__(self, options: SandboxOptions | None = None) -> None:
        self.options = options or SandboxOptions()
        self._front = Front(self._answer, self.options.port)
        moto = Moto(HOST, self._front.port)
        sessions, journal, faults = Sessions(), Journal(), Faults(self.options.seed)
        store, pretended = FaceStore(time.time), PretendedMood()
        rekognition = Rekognition(
            FaceReader(self.options.models), FaceImages(moto), store, pretended, self.options.settle_s
        )
        resources = Resources(time.time, self.options.settle_s)
        groups = Groups(resources)
        personalize = Personalize(resources, groups, Jobs(groups, moto), Training())
        own: list[Service] = [
            rekognition,
            personalize,
            PersonalizeEvents(groups, time.time),
            PersonalizeRuntime(groups, time.time, self.options.new_items_after_s),
        ]
        services = {one.name: one for one in own}
        self._moto = moto
        self._gateway = Gateway(
            services, moto, Pictures(moto, self.options.bucket), faults, journal, sessions
        )
        self._console = Console(Parts(faults, journal, sessions, store, pretended, moto, groups))
        super().__init__(self._console.ask)

    @property
    def endpoint(self) -> str:
        """Base address of every service."""
        return f"http://{HOST}:{self._front.port}"

    @property
    def pictures_url(self) -> str:
        """Address under which `emotions/...` is served as by CloudFront."""
        return self.endpoint + PICTURES_PATH.rstrip("/")

    def environment(self) -> dict[str, str]:
        """What boto3 needs in the environment."""
        return sdk_environment(self.endpoint)

    def start(self) -> None:
        """Empties moto and answers from now on."""
        self._moto.reset()
        self._front.start()

    def stop(self) -> None:
        """Cuts all connections and waits for the threads."""
        self._gateway.close()
        self._front.stop()

    def client(self, service: str, **arguments: Any) -> Any:
        """A boto3 client of this sandbox without retries."""
        return sandbox_client(self.endpoint, service, **arguments)

    def provision(self, **choices: Any) -> Shop:
        """Makes a whole shop; choices are those of `provision.provision`. Clears the journal."""
        shop = provision(
            self.client,
            region=REGION,
            bucket=self.options.bucket,
            pictures_url=self.pictures_url,
            **choices,
        )
        self.clear_journal()
        return shop

    def __enter__(self) -> "Sandbox":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _answer(self, request: Request, connection: Any) -> Answer | None:
        if request.path.startswith(CONTROL_PATH):
            return self._console.answer(request)
        return self._gateway.answer(request)


def sdk_environment(endpoint: str) -> dict[str, str]:
    """The variables that send boto3 to the sandbox."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def sandbox_client(endpoint: str, service: str, **arguments: Any) -> Any:
    """A boto3 client without retries, with the sandbox's keys unless others are given."""
    from botocore.config import Config

    session = boto3.Session(
        aws_access_key_id=arguments.pop("access_key", ACCESS_KEY),
        aws_secret_access_key=arguments.pop("secret_key", SECRET_KEY),
        aws_session_token=arguments.pop("token", None),
        region_name=REGION,
    )
    config = Config(retries={"total_max_attempts": 1, "mode": "standard"}, connect_timeout=2, read_timeout=10)
    return session.client(service, endpoint_url=endpoint, config=config, **arguments)  # type: ignore[call-overload]
