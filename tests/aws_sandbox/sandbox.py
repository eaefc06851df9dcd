"""A whole AWS in this process, on one port (and one more for certificates)."""

import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.aws_sandbox.access import ROLE_ALIAS, Addresses, SandboxAccess, SandboxOptions
from tests.aws_sandbox.certificates import Authority
from tests.aws_sandbox.conditional_writes import ConditionalWrites
from tests.aws_sandbox.console import CONTROL_PATH, Console, Parts
from tests.aws_sandbox.endpoints import Endpoints
from tests.aws_sandbox.face_images import FaceImages
from tests.aws_sandbox.face_store import FaceStore
from tests.aws_sandbox.faces import FaceReader
from tests.aws_sandbox.faults import Faults
from tests.aws_sandbox.front import HOST, Front
from tests.aws_sandbox.gateway import Behind, Gateway
from tests.aws_sandbox.iot_credentials import IotCredentials
from tests.aws_sandbox.journal import Journal
from tests.aws_sandbox.listings import Listings
from tests.aws_sandbox.moderation import PretendedLabels
from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.object_events import ObjectEvents
from tests.aws_sandbox.personalize import Personalize
from tests.aws_sandbox.personalize_events import PersonalizeEvents
from tests.aws_sandbox.personalize_groups import Groups
from tests.aws_sandbox.personalize_jobs import Jobs
from tests.aws_sandbox.personalize_resources import Resources
from tests.aws_sandbox.personalize_runtime import PersonalizeRuntime
from tests.aws_sandbox.personalize_training import Training
from tests.aws_sandbox.pictures import Pictures
from tests.aws_sandbox.rekognition import PretendedMood, Rekognition
from tests.aws_sandbox.service import Service
from tests.aws_sandbox.sessions import Sessions
from tests.aws_sandbox.transactions import Transactions
from tests.aws_sandbox.wire import Answer, Request


class Sandbox(SandboxAccess):
    """The sandbox in this process, between `start` and `stop` or in a `with` block, once.

    moto's backends belong to the process, so only one may run in it at a time; starting empties them.
    """

    _one_a_process = threading.Lock()

    def __init__(self, options: SandboxOptions | None = None) -> None:
        options = options or SandboxOptions()
        sessions, journal, faults = Sessions(), Journal(), Faults(options.seed)
        reader, pretended = FaceReader(options.models), PretendedMood()
        labels = PretendedLabels()
        store = FaceStore(time.time, reader.similarity)
        resources = Resources(time.time, options.settle_s)
        groups = Groups(resources)
        self._folder = tempfile.TemporaryDirectory(prefix="aws-sandbox-")
        authority = Authority(Path(self._folder.name))
        self._iot = IotCredentials(authority, sessions, faults, journal, ROLE_ALIAS)
        self._front = Front(self._answer, options.port)
        self._iot_front = Front(self._iot.answer, tls=authority.server_context())
        self._moto = Moto(HOST, self._front.port)
        images = FaceImages(self._moto)
        own: list[Service] = [
            Rekognition(reader, images, store, pretended, labels, options.settle_s),
            Personalize(resources, groups, Jobs(groups, self._moto), Training()),
            PersonalizeEvents(groups, time.time),
            PersonalizeRuntime(groups, time.time, options.new_items_after_s),
        ]
        services = {one.name: one for one in own}
        pictures = Pictures(self._moto, options.bucket, sessions.now)
        events = ObjectEvents(self._moto)
        behind = Behind(
            services=services,
            moto=self._moto,
            pictures=pictures,
            endpoints=Endpoints(self._moto, options.bucket, events),
            events=events,
            transactions=Transactions(),
            conditional_writes=ConditionalWrites(self._moto),
            listings=Listings(self._moto),
        )
        self._gateway = Gateway(behind, faults, journal, sessions)
        self._console = Console(
            Parts(faults, journal, sessions, store, pretended, labels, groups, self._iot, behind)
        )
        # By name: AWS IoT wants to be told the host's name.
        iot_host = f"localhost:{self._iot_front.port}"
        addresses = Addresses(f"http://{HOST}:{self._front.port}", iot_host, authority.ca_file)
        super().__init__(self._console.ask, addresses, options)

    def start(self) -> None:
        """Empties moto and answers from now on. Raises RuntimeError while another one runs here."""
        if not self._one_a_process.acquire(blocking=False):
            raise RuntimeError("A sandbox runs in this process already; use SandboxProcess for more.")
        self._moto.reset()
        self._front.start()
        self._iot_front.start()

    def stop(self) -> None:
        """Cuts all connections, waits for the threads and removes the certificates."""
        self.close_clients()
        self._gateway.close()
        self._iot.close()
        self.discard()
        self._one_a_process.release()

    def discard(self) -> None:
        """Gives back what a sandbox that was never started holds."""
        self._front.stop()
        self._iot_front.stop()
        self._folder.cleanup()

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
