"""Everything on this machine: folders, SQLite, the painter."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from admin_tool.adapters.activity_log import ActivityLog
from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.local.generation_queue import BOOK_NAME, LocalGenerationQueue
from admin_tool.adapters.local.insight_source import LocalInsightSource
from admin_tool.adapters.local.late_painter import LatePainter
from admin_tool.adapters.local.live_shelf import FolderShelf
from admin_tool.adapters.local.moderator import PromptModerator, read_never
from admin_tool.adapters.local.pool_importer import FolderPictureImporter
from admin_tool.adapters.local.pool_lister import FolderPoolLister
from admin_tool.adapters.local.popularity import LibraryPopularity
from admin_tool.adapters.local.privacy_desk import LocalPrivacyDesk
from admin_tool.adapters.local.trainer import LocalTrainer
from admin_tool.adapters.picture_reader import facts_of
from admin_tool.adapters.picture_source import CachedPictureSource
from admin_tool.adapters.pool_database import open_pool_database
from admin_tool.adapters.pool_index import SqlitePoolIndex
from admin_tool.adapters.proof_book import ProofBook
from admin_tool.adapters.similar_pictures import HashedSimilarPictures
from admin_tool.adapters.template_shelf import FolderTemplateShelf, templates_of
from admin_tool.promoter_maker import make_promoter
from admin_tool.services import Services
from kiosk import paths
from kiosk.adapters.local.database import open_library, utc_now
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.picture_files import path_of
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.own_pictures import make_store
from kiosk.settings import Settings

THUMBNAILS_MB = 400


def make_local_services(
    settings: Settings,
    home: paths.Home,
    reviewer: str,
    now: Callable[[], datetime] = utc_now,
    paints: bool = True,
) -> Services:
    """The services of one machine. Raises KioskError.

    The painter is at work until they are closed, or rests all the time where `paints` is False. `now` is the
    clock of everything that is written down.
    """
    admin = home.root / "admin"
    library = open_library(home.root, now)
    store = make_store(home, library)
    database = open_pool_database(admin / "local.db")
    pool = SqlitePoolIndex(
        database, FolderPoolLister(home.pictures), FolderPictureImporter(home.pictures), reviewer, now
    )
    pictures = CachedPictureSource(store, home.cache / "thumbnails.db", THUMBNAILS_MB, pool)
    prompts = open_prompt_book(paths.resources() / "prompts")
    shelf = FolderShelf(home.pictures, store)
    moderator = PromptModerator(store.fetch, read_never(paths.resources() / "prompts" / "never.toml"))
    popularity = LibraryPopularity(library)
    promoter = make_promoter(settings, home, "local", shelf, moderator, pool, popularity, now)
    proofs = ProofBook(admin / "proofs-local.db", now)
    generation = LocalGenerationQueue(admin / BOOK_NAME, store, LatePainter(), reviewer, now)
    if paints:
        generation.start()

    def close() -> None:
        generation.close()
        promoter.close()
        pictures.close()
        proofs.close()
        database.close()
        library.close()

    return Services(
        settings=settings,
        home=home,
        reviewer=reviewer,
        prompts=prompts,
        templates=templates_of(prompts),
        own_templates=FolderTemplateShelf(admin / "templates"),
        describe=facts_of,
        where=partial(path_of, home.pictures),
        pool=pool,
        similar=HashedSimilarPictures(database, pictures),
        decisions=SqliteDecisionBook(database, reviewer, now=now),
        pictures=pictures,
        promoter=promoter,
        generation=generation,
        trainer=LocalTrainer(
            library,
            store,
            ActivityLog(admin / "activity-local.jsonl", reviewer, now),
            admin / "versions-local.json",
            now,
        ),
        insights=LocalInsightSource(library),
        privacy=LocalPrivacyDesk(
            library, FaceVault(home.root / "faces.key"), settings.faces.keep_days, proofs, now
        ),
        close=close,
    )
