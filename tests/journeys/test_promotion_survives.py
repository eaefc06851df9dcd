"""`kill -9` in the middle of a promotion of 500 pictures, on folders and on a bucket, twice each."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from admin_tool.bootstrap import build_services
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.promotion import Fate
from admin_tool.services import Services
from kiosk import paths, settings
from kiosk.core.mood import MOODS
from kiosk.core.picture import live_key, parse_key, pool_key
from tests.admin_tool.adapters.promotion_works import Told, ai_made, noise
from tests.aws_sandbox.access import SandboxAccess
from tests.aws_sandbox.process import SandboxProcess
from tests.journeys.conftest import ROOT

PICTURES = 500
UNMARKED_EVERY = 25
KILL_AT = (120, 260)
"""So many pictures are told as done, of the whole and over both runs."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

NAMES = [f"img_20261122-14{number % 60:02d}00_{number}h.jpeg" for number in range(PICTURES)]
POOL = {
    pool_key(MOODS[number % len(MOODS)], name): (
        noise(number, 96, 80) if number % UNMARKED_EVERY == 0 else ai_made(number, "", 96, 80)
    )
    for number, name in enumerate(NAMES)
}
WANTED = {live_key(key[1], key[2]) for key in map(parse_key, POOL) if key}


def kill_when(environment: dict[str, str], new: bool, done: int) -> None:
    """Starts a promotion that is killed as soon as it tells that so many are done."""
    command = [sys.executable, "-m", "tests.journeys.promotion_child", "1" if new else "0", str(done)]
    ran = subprocess.run(command, env=environment, cwd=ROOT, check=False, timeout=250)
    assert ran.returncode == -signal.SIGKILL, "it ended before it could be killed"


def survives(
    environment: dict[str, str], live: Callable[[], Collection[str]], read: Callable[[str], bytes]
) -> None:
    kill_when(environment, True, KILL_AT[0])
    first = set(live())
    assert KILL_AT[0] <= len(first) < PICTURES
    kill_when(environment, False, KILL_AT[1] - KILL_AT[0])
    second = set(live())
    assert first <= second < WANTED

    chosen = settings.load(paths.resources() / "default_settings.toml", None, environment)
    services = build_services(chosen, paths.Home(Path(environment["EMOTION_KIOSK_HOME"])))
    try:
        rest = services.promoter.unfinished()
        assert rest is not None and PICTURES - len(second) <= rest.count(Fate.ADD) < PICTURES
        services.promoter.promote(rest, Told())
        assert services.promoter.unfinished() is None
        assert sorted(live()) == sorted(WANTED)
        plan_again = services.promoter.plan(sorted(POOL), Told())
        assert plan_again.count(Fate.ALREADY_LIVE) == PICTURES
        services.promoter.promote(plan_again, Told())
        assert sorted(live()) == sorted(WANTED)
        assert len(services.promoter.live()) == PICTURES
        assert_the_pool_knows(services)
    finally:
        services.close()
    for number, (key, data) in enumerate(POOL.items()):
        parts = parse_key(key)
        assert parts
        shown = read(live_key(parts[1], parts[2]))
        if number % UNMARKED_EVERY:
            assert shown == data
        else:
            assert b"trainedAlgorithmicMedia" in shown and shown.endswith(data[-2000:])


def assert_the_pool_knows(services: Services) -> None:
    groups = services.pool.numbers(PoolFilter(live=True), PoolSort.NAME)
    assert sum(len(rows) for _, rows in groups) == PICTURES


def test_exactly_five_hundred_are_on_show_in_folders(own_home: Path) -> None:
    pictures = own_home / "pictures"
    for key, data in POOL.items():
        path = pictures / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def live() -> list[str]:
        found = pictures.glob("emotions/*/*")
        return [path.relative_to(pictures).as_posix() for path in found if not path.name.startswith(".part-")]

    survives({**os.environ}, live, lambda key: (pictures / key).read_bytes())


@pytest.fixture
def sandbox() -> Iterator[SandboxAccess]:
    with SandboxProcess() as sandbox:
        yield sandbox


def test_exactly_five_hundred_are_on_show_in_the_bucket(
    sandbox: SandboxAccess, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = sandbox.provision(pictures_per_mood=0, campaign=False)
    s3 = sandbox.client("s3")

    def put(item: tuple[str, bytes]) -> None:
        s3.put_object(Bucket=shop.bucket, Key=item[0], Body=item[1], ContentType="image/jpeg")

    with ThreadPoolExecutor(8) as crew:
        list(crew.map(put, POOL.items()))
    for name, value in (sandbox.environment() | shop.settings()).items():
        monkeypatch.setenv(name, value)

    survives(
        {**os.environ},
        lambda: sandbox.object_keys(shop.bucket, "emotions/"),
        lambda key: bytes(s3.get_object(Bucket=shop.bucket, Key=key)["Body"].read()),
    )
    assert sandbox.violations == []
