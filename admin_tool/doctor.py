"""`emotion-admin doctor` and *Test the connection*: tries what the settings name, and says what to do."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing

from admin_tool.settings_desk import CheckLine
from kiosk import paths
from kiosk.core.errors import KioskError
from kiosk.core.picture import PictureStatus
from kiosk.settings import Settings

LEAST_FREE_BYTES = 1_000_000_000


def check_lines(settings: Settings, home: paths.Home) -> Iterator[CheckLine]:
    """One line after the other; a check that breaks is a failed one, and the rest goes on."""
    there = "in use" if home.settings.is_file() else "not there, all defaults"
    yield CheckLine("settings", True, f"{home.settings} ({there}), backend {settings.backend}")
    yield _tried("library", lambda: _library(home))
    yield _disk(home)
    if settings.backend == "aws":
        yield from _aws(settings)


def _library(home: paths.Home) -> CheckLine:
    from kiosk.adapters.local.database import open_library
    from kiosk.own_pictures import make_store

    with closing(open_library(home.root)) as database:
        store = make_store(home, database)
        live, pool = (len(store.list(status)) for status in (PictureStatus.LIVE, PictureStatus.POOL))
    return CheckLine("library", True, f"{home.library}: {live} live pictures, {pool} in the pool")


def _disk(home: paths.Home) -> CheckLine:
    free = shutil.disk_usage(home.root if home.root.is_dir() else home.root.anchor).free
    found = f"{free / 1e9:.1f} GB free in {home.root}"
    if free >= LEAST_FREE_BYTES:
        return CheckLine("disk", True, found)
    return CheckLine("disk", False, found, "Make room: under 1 GB pictures and decisions may not fit.")


def _aws(settings: Settings) -> Iterator[CheckLine]:
    from admin_tool.adapters.aws.admin_probes import admin_probes
    from kiosk.adapters.aws.service_errors import asking
    from kiosk.aws_account import open_account

    account = open_account(settings)
    try:
        try:
            with asking("sts:GetCallerIdentity"):
                arn = account.session.client("sts").get_caller_identity()["Arn"]
        except KioskError as trouble:
            yield _failed("aws identity", trouble)
            return
        yield CheckLine("aws identity", True, str(arn))
        for probe in admin_probes(account.names):
            try:
                probe.run(account.session)
            except KioskError as trouble:
                yield _failed(probe.action, trouble)
            else:
                yield CheckLine(probe.action, True, "allowed")
        for name in ("bucket", "pictures_table", "orders_queue", "dataset_group_arn"):
            if not getattr(account.names, name):
                yield CheckLine(f"aws.{name}", True, "not set", _MISSED[name])
    finally:
        account.close()


_MISSED = {
    "bucket": "Set it: pictures of the pool lie there.",
    "pictures_table": "Set it: reviewers' decisions meet there.",
    "orders_queue": "Set it: without it no pictures can be ordered from AWS.",
    "dataset_group_arn": "Set it once Personalize is deployed; until then kiosks make their own lists.",
}


def _tried(name: str, check: Callable[[], CheckLine]) -> CheckLine:
    try:
        return check()
    except KioskError as trouble:
        return _failed(name, trouble)


def _failed(name: str, trouble: KioskError) -> CheckLine:
    where = f" ({trouble.item})" if trouble.item else ""
    return CheckLine(name, False, f"{trouble.what}{where}", trouble.remedy)
