"""The data behind the Pool page: 100,000 objects in a bucket, decisions, and pictures that look alike."""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psutil

from admin_tool.adapters.aws.pool_importer import S3PictureImporter
from admin_tool.adapters.aws.pool_lister import S3PoolLister
from admin_tool.adapters.aws.shared_decisions import TableDecisions
from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.local.pool_importer import FolderPictureImporter
from admin_tool.adapters.local.pool_lister import FolderPoolLister
from admin_tool.adapters.picture_source import CachedPictureSource
from admin_tool.adapters.pool_database import open_pool_database
from admin_tool.adapters.pool_index import SqlitePoolIndex
from admin_tool.adapters.similar_pictures import HashedSimilarPictures
from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision
from admin_tool.core.pool_filter import PoolFilter, PoolSort
from admin_tool.core.similarity import USUAL_THRESHOLD
from kiosk.adapters import picture_metadata
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.session import AwsSession
from kiosk.adapters.local.database import open_library
from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.core.mood import MOODS
from kiosk.core.picture import Prompt, live_key, pool_key
from tests.aws_sandbox.access import SandboxAccess
from tests.aws_sandbox.process import SandboxProcess
from tests.aws_sandbox.shop_storage import make_bucket, make_shop_tables
from tests.bench.aws_kiosk import environment
from tests.bench.figure import Figure, figure
from tests.bench.similarity_truth import Truth, make_truth

OBJECTS = 100_000
LIVE = 500
A_BATCH = 40


class Watched:
    """Progress that notes when the first page was in the index."""

    cancelled = False

    def __init__(self) -> None:
        self.started_s = time.monotonic()
        self.first_s = 0.0

    def report(self, done: int, total: int, note: str = "") -> None:
        if not self.first_s:
            self.first_s = time.monotonic() - self.started_s


def figures(quick: bool) -> Iterator[Figure]:
    count = OBJECTS // 10 if quick else OBJECTS
    with ExitStack() as ended:
        home = Path(ended.enter_context(tempfile.TemporaryDirectory()))
        sandbox = ended.enter_context(SandboxProcess())
        ended.enter_context(environment(sandbox.environment()))
        session = ended.enter_context(closing(AwsSession()))
        names = seeded(sandbox, count)
        yield from listing_figures(home / "aws.db", sandbox, session, names, count)
        yield from index_figures(home / "aws.db", session, names, count)
        yield from decision_figures(home / "aws.db", session, names, quick)
        yield from likeness_figures(home / "local", 1000 if quick else 10_000)


def seeded(sandbox: SandboxAccess, count: int) -> AwsNames:
    """A bucket with `count` pictures in the pool and a few live ones; the table knows none of them."""
    make_bucket(sandbox.client, sandbox.options.bucket, "ap-northeast-2")
    tables = make_shop_tables(sandbox.client, "bench")
    paint = PaintingGenerator().generate
    contents = [paint(Prompt(mood, "small", seed=1, width_px=160, height_px=128)) for mood in MOODS]
    files = [
        (MOODS[number % len(MOODS)], f"img_202611{number // A_BATCH % 28 + 1:02}-{number // A_BATCH:06}")
        for number in range(count)
    ]
    keys = [pool_key(mood, f"{batch}_{number}h.jpeg") for number, (mood, batch) in enumerate(files)]
    keys += [live_key(mood, f"{batch}_{number}h.jpeg") for number, (mood, batch) in enumerate(files[:LIVE])]
    sandbox.seed_objects(sandbox.options.bucket, keys, contents)
    sandbox.clear_journal()
    return AwsNames(bucket=sandbox.options.bucket, pictures_table=tables["pictures"])


def listing_figures(
    path: Path, sandbox: SandboxAccess, session: AwsSession, names: AwsNames, count: int
) -> Iterator[Figure]:
    with closing(open_pool_database(path)) as database:
        index = SqlitePoolIndex(database, S3PoolLister(session, names), S3PictureImporter(session, names))
        before = psutil.Process().memory_info().rss
        watched = Watched()
        index.refresh(watched)
        whole_s = time.monotonic() - watched.started_s
        grown = psutil.Process().memory_info().rss - before
        listed = index.counts(PoolFilter()).total.total
        journal = sandbox.journal("s3")
        calls = [one["parameters"]["prefix"] for one in journal if one["operation"] == "ListObjectsV2"]
        heads = [one for one in journal if one["operation"] != "ListObjectsV2"]
        there_s = sum(one["ms"] for one in journal) / 1000
        note = f"{listed} pictures; {there_s:.1f} s of it in the sandbox, whose lists take 0.1 s a page"
        yield figure("pool_first_page_listed", watched.first_s, "s", "", 1, "nothing in the index before")
        yield figure("pool_listing", whole_s, "s", "", 1, note)
        yield figure(
            "pool_list_calls", calls.count("imgPool/"), "calls", f"{count // 1000}", 1, "of imgPool/"
        )
        yield figure(
            "pool_list_calls_live", calls.count("emotions/"), "calls", "1 a thousand", 1, f"{LIVE} live"
        )
        yield figure("pool_head_calls", len(heads), "calls", "0", 1, "all other calls of S3")
        yield figure("pool_listing_memory", grown / 1e6, "MB", "", 1, "resident memory that it added")
        again = Watched()
        changed = index.refresh(again)
        again_s = time.monotonic() - again.started_s
        yield figure("pool_listing_unchanged", again_s, "s", "", 1, f"{changed} entries changed")
        yield figure("pool_index_size", path.stat().st_size / 1e6, "MB", "", 1, f"{listed} pictures")


def index_figures(path: Path, session: AwsSession, names: AwsNames, count: int) -> Iterator[Figure]:
    note = f"{count} pictures, median"
    runs = 5

    def opened() -> None:
        with closing(open_pool_database(path)) as database:
            index = SqlitePoolIndex(database, S3PoolLister(session, names), S3PictureImporter(session, names))
            found = index.numbers(PoolFilter(), PoolSort.NEWEST)
            index.entries(found[0][1][:50])
            index.counts(PoolFilter())

    aim = "<= 300"
    yield figure(
        "pool_index_open", median_ms(opened, runs), "ms", aim, runs, f"numbers, 50 rows, counts; {note}"
    )
    with closing(open_pool_database(path)) as database:
        index = SqlitePoolIndex(database, S3PoolLister(session, names), S3PictureImporter(session, names))
        (_, numbers), *_ = index.numbers(PoolFilter(), PoolSort.NEWEST)
        asked: dict[str, Callable[[], object]] = {
            "numbers": lambda: index.numbers(PoolFilter(), PoolSort.NEWEST),
            "numbers_by_name": lambda: index.numbers(PoolFilter(), PoolSort.NAME),
            "numbers_undecided": lambda: index.numbers(
                PoolFilter(decisions=frozenset({Decision.UNDECIDED})), PoolSort.LARGEST
            ),
            "numbers_by_text": lambda: index.numbers(PoolFilter(text="20261103 77h"), PoolSort.NEWEST),
            "counts": lambda: index.counts(PoolFilter()),
            "entries_200": lambda: index.entries(numbers[:200]),
            "batches": index.batches,
        }
        for name, ask in asked.items():
            yield figure(f"pool_{name}", median_ms(ask, runs), "ms", "", runs, note)


def decision_figures(path: Path, session: AwsSession, names: AwsNames, quick: bool) -> Iterator[Figure]:
    runs = 200 if quick else 1000
    with closing(open_pool_database(path)) as database:
        index = SqlitePoolIndex(database, S3PoolLister(session, names), S3PictureImporter(session, names))
        (_, numbers), *_ = index.numbers(PoolFilter(), PoolSort.NEWEST)
        ids = [entry.id for entry in index.entries(numbers[:runs])]
        book = SqliteDecisionBook(database, "bench", TableDecisions(session, names))
        times: list[float] = []
        for picture_id in ids:
            started = time.perf_counter()
            book.decide([Choice(picture_id, Decision.APPROVED, 0)])
            times.append((time.perf_counter() - started) * 1000)
        slowest = statistics.quantiles(times, n=100)[98]
        yield figure(
            "pool_decision", statistics.median(times), "ms", "<= 10", runs, "safe on the disk, median"
        )
        yield figure("pool_decision_p99", slowest, "ms", "", runs, "")
        yield figure("pool_decisions_a_second", 1000 * runs / sum(times), "1/s", ">= 1.5", runs, "one by one")
        waits: list[float] = []
        listing = threading.Thread(target=index.refresh, args=(Watched(),))
        listing.start()
        while listing.is_alive():
            started = time.perf_counter()
            book.undo() if len(waits) % 2 == 0 else book.redo()
            waits.append((time.perf_counter() - started) * 1000)
            time.sleep(0.02)
        listing.join()
        yield figure(
            "pool_decision_while_listing", max(waits), "ms", "", len(waits), "undo and redo, slowest"
        )
        started = time.perf_counter()
        sent = len(book.exchange().written)
        yield figure(
            "pool_decisions_sent", sent / (time.perf_counter() - started), "1/s", "", sent, "8 at once"
        )


def likeness_figures(home: Path, count: int) -> Iterator[Figure]:
    root = home / "pictures"
    truth = make_truth(root, count)
    with ExitStack() as ended:
        library = ended.enter_context(closing(open_library(home)))
        database = ended.enter_context(closing(open_pool_database(home / "admin" / "local.db")))
        index = SqlitePoolIndex(database, FolderPoolLister(root), FolderPictureImporter(root))
        started = time.monotonic()
        index.refresh(Watched())
        local_s = time.monotonic() - started
        yield figure(
            "pool_local_listing", local_s, "s", "", 1, f"{truth.count} files, each read for its metadata"
        )
        store = FolderPictureStore(root, library, picture_metadata.read)
        cache = home / "cache" / "thumbnails.db"
        source = ended.enter_context(closing(CachedPictureSource(store, cache, 500, index)))
        similar = HashedSimilarPictures(database, source)
        yield from group_figures(similar, truth)


def group_figures(similar: HashedSimilarPictures, truth: Truth) -> Iterator[Figure]:
    started = time.monotonic()
    groups = similar.groups(USUAL_THRESHOLD, Watched())
    whole_s = time.monotonic() - started
    recall, precision = truth.judge(group.ids for group in groups)
    planted = sum(len(ids) - 1 for ids in truth.groups.values())
    note = f"{truth.count} pictures of 768x512, {planted} of them planted, threshold {USUAL_THRESHOLD}"
    yield figure("pool_groups", whole_s, "s", "<= 60", 1, f"with thumbnails and hashes; {note}")
    yield figure("pool_groups_recall", recall, "", ">= 0.95", 1, f"of pairs; {note}")
    yield figure("pool_groups_precision", precision, "", ">= 0.95", 1, f"of pairs; {note}")
    started = time.monotonic()
    similar.groups(USUAL_THRESHOLD, Watched())
    yield figure("pool_groups_again", time.monotonic() - started, "s", "", 1, "hashes are there")
    for threshold in (0.70, 0.75, 0.79, 0.85):
        found = similar.groups(threshold, Watched())
        recall, precision = truth.judge(group.ids for group in found)
        name = f"pool_groups_at_{threshold * 100:.0f}"
        yield figure(f"{name}_recall", recall, "", "", 1, "to choose the threshold by")
        yield figure(f"{name}_precision", precision, "", "", 1, "to choose the threshold by")
    some = next(iter(truth.groups))
    yield figure("pool_like", median_ms(lambda: similar.like(some, 8), 5), "ms", "", 5, "hashes are there")


def median_ms(call: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
