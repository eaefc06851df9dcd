"""Promotion of 1,000 pictures: from a bucket that is 50 ms away, and from folders."""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from admin_tool.bootstrap import build_services
from admin_tool.core.promotion import Fate, PromotionPlan
from admin_tool.services import Services
from kiosk import paths, settings
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.core.mood import MOODS
from kiosk.core.picture import pool_key
from tests.admin_tool.adapters.promotion_works import Told
from tests.aws_sandbox.process import SandboxProcess
from tests.bench.figure import Figure, figure

PICTURES, QUICK = 1000, 100
LATENCY_MS = 50
AIM_S = 90.0
_KINDS = 24


def figures(quick: bool) -> Iterator[Figure]:
    """Of 100 pictures when `quick`."""
    count = QUICK if quick else PICTURES
    painted = _painted(count)
    yield from _from_a_bucket(painted)
    yield from _from_folders(painted)


def _painted(count: int) -> dict[str, bytes]:
    """Pool keys with paintings of 768 x 512 px; a few dozen paintings stand for all."""
    book, generator = open_prompt_book(paths.resources() / "prompts"), PaintingGenerator()
    kinds = []
    for number in range(_KINDS):
        prompt = book.prompt(MOODS[number % len(MOODS)], number)
        kinds.append(generator.generate(replace(prompt, width_px=768, height_px=512)))
    return {
        pool_key(MOODS[number % len(MOODS)], f"img_20261122-141500_{number}h.jpeg"): kinds[number % _KINDS]
        for number in range(count)
    }


def _from_a_bucket(painted: Mapping[str, bytes]) -> Iterator[Figure]:
    with SandboxProcess() as sandbox, tempfile.TemporaryDirectory() as home:
        shop = sandbox.provision(pictures_per_mood=0, campaign=False)
        s3 = sandbox.client("s3")

        def put(item: tuple[str, bytes]) -> None:
            s3.put_object(Bucket=shop.bucket, Key=item[0], Body=item[1], ContentType="image/jpeg")

        with ThreadPoolExecutor(8) as crew:
            list(crew.map(put, painted.items()))
        with _services(Path(home), sandbox.environment() | shop.settings()) as services:
            sandbox.latency(LATENCY_MS)
            sandbox.clear_journal()
            plan, plan_s = _planned(services, painted)
            plan_calls = sum(sandbox.counts.values())
            run_s = _promoted(services, plan)
            calls = sum(sandbox.counts.values())
            withdraw_s = _withdrawn(services, 100 if len(painted) > 100 else 10)
    count, note = len(painted), f"{LATENCY_MS} ms a call, 16 at once, {len(painted)} pictures"
    aim = f"<= {AIM_S * count / PICTURES:.0f}"
    yield figure("promotion.bucket.whole", plan_s + run_s, "s", aim, note=note)
    yield figure("promotion.bucket.dry_run", plan_s, "s", note="checks and moderation; " + note)
    yield figure("promotion.bucket.copy", run_s, "s", note=note)
    yield figure("promotion.bucket.calls_a_picture_to_check", plan_calls / count, "calls", "<= 3")
    yield figure("promotion.bucket.calls_a_picture_to_copy", (calls - plan_calls) / count, "calls", "<= 1.1")
    yield figure("promotion.bucket.withdraw", withdraw_s, "s", note=f"of {100 if count > 100 else 10}")


def _from_folders(painted: Mapping[str, bytes]) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as home:
        for key, data in painted.items():
            path = Path(home) / "pictures" / key
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        with _services(Path(home), {}) as services:
            plan, plan_s = _planned(services, painted)
            run_s = _promoted(services, plan)
    yield figure(
        "promotion.folders.whole", plan_s + run_s, "s", note=f"{len(painted)} pictures, {run_s:.1f} s to copy"
    )


def _planned(services: Services, painted: Mapping[str, bytes]) -> tuple[PromotionPlan, float]:
    begun_s = time.perf_counter()
    plan = services.promoter.plan(list(painted), Told())
    assert plan.count(Fate.ADD) == len(painted), plan.lines[:3]
    return plan, time.perf_counter() - begun_s


def _promoted(services: Services, plan: PromotionPlan) -> float:
    begun_s = time.perf_counter()
    report = services.promoter.promote(plan, Told())
    assert report.count(Fate.DONE) == len(plan.lines), [one for one in report.lines if one.reason][:3]
    return time.perf_counter() - begun_s


def _withdrawn(services: Services, count: int) -> float:
    ids = [one.id for one in services.promoter.live()][:count]
    begun_s = time.perf_counter()
    assert services.promoter.withdraw(ids, Told()).count(Fate.DONE) == count
    return time.perf_counter() - begun_s


@contextmanager
def _services(home: Path, environment: Mapping[str, str]) -> Iterator[Services]:
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        chosen = settings.load(paths.resources() / "default_settings.toml", None, os.environ)
        services = build_services(chosen, paths.Home(home))
        try:
            yield services
        finally:
            services.close()
    finally:
        os.environ.clear()
        os.environ.update(before)
