"""What staff see and do at this kiosk, put together."""

from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from kiosk import paths, staff_probes
from kiosk.adapters.outbox import Outbox
from kiosk.core.ports import Camera
from kiosk.screen.staff_panel import Fact, Topic
from kiosk.settings import Settings
from kiosk.staff_desk import StaffDesk
from kiosk.support_command import save


def own_version() -> str:
    """The version that is installed."""
    try:
        return version("emotion-kiosk")
    except PackageNotFoundError:
        return "unknown"


def make_staff_desk(
    settings: Settings,
    home: paths.Home,
    camera: Camera,
    outbox: Outbox,
    problem: Callable[[], Fact],
    latency_ms: Callable[[], float | None],
    restart: Callable[[], None],
    leave: Callable[[], None],
) -> StaffDesk:
    """`latency_ms` asks how long the cloud takes to answer; None when it does not."""

    def network() -> Fact:
        needed = settings.backend == "aws"
        return staff_probes.network_fact(needed, latency_ms() if needed else None)

    def queue() -> Fact:
        status = outbox.status()
        return staff_probes.queue_fact(status.pending, status.refused)

    probes = {
        Topic.CAMERA: lambda: staff_probes.camera_fact(camera, settings.camera.source == "none"),
        Topic.NETWORK: network,
        Topic.QUEUE: queue,
        Topic.DISK: lambda: staff_probes.disk_fact(home.root),
        Topic.VERSIONS: lambda: staff_probes.versions_fact(own_version()),
        Topic.PROBLEM: problem,
    }
    return StaffDesk(home.root, probes, partial(save, settings, home), restart, leave, settings.kiosk.name)
