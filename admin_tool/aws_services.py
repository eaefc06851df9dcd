"""Everything in the account that the settings name; this machine keeps an index and a cache."""

from datetime import timedelta
from functools import partial

from admin_tool.adapters.activity_log import ActivityLog
from admin_tool.adapters.aws.checklist import Prices
from admin_tool.adapters.aws.data_deletion import delete_files, forget_users
from admin_tool.adapters.aws.generation_queue import AwsGenerationQueue
from admin_tool.adapters.aws.insight_source import AwsInsightSource
from admin_tool.adapters.aws.live_shelf import BucketShelf
from admin_tool.adapters.aws.moderator import RekognitionModerator
from admin_tool.adapters.aws.pool_importer import S3PictureImporter
from admin_tool.adapters.aws.pool_lister import S3PoolLister
from admin_tool.adapters.aws.popularity import TablePopularity
from admin_tool.adapters.aws.privacy_desk import AwsPrivacyDesk
from admin_tool.adapters.aws.shared_decisions import TableDecisions
from admin_tool.adapters.aws.trainer import AwsTrainer
from admin_tool.adapters.consent_counts import consent_counts
from admin_tool.adapters.decision_book import SqliteDecisionBook
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
from kiosk.adapters.aws.face_collection import PlainCollection, UserCollection
from kiosk.adapters.aws.personalize_ids import UserIds
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.local.database import open_library
from kiosk.adapters.outbox_queue import OutboxQueue
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.aws_account import open_account
from kiosk.core.errors import SettingsWrong
from kiosk.settings import Settings


def make_aws_services(settings: Settings, home: paths.Home, reviewer: str) -> Services:
    """The services of an account; nothing is asked before it is needed. Raises KioskError."""
    if not settings.aws.bucket:
        raise SettingsWrong(
            "There is no bucket in the settings",
            item="aws.bucket",
            remedy="Set it, or work with --backend local.",
        )
    account, admin = open_account(settings), home.root / "admin"
    session, names = account.session, account.names
    library = open_library(home.root)
    database = open_pool_database(admin / f"{names.bucket}.db")
    pool = SqlitePoolIndex(
        database,
        S3PoolLister(session, names),
        S3PictureImporter(session, names),
        reviewer,
        shares=bool(names.pictures_table),
    )
    # straight from the bucket: CloudFront delivers live pictures only
    store = S3PictureStore(session, names)
    pictures = CachedPictureSource(store, home.cache / "thumbnails.db", settings.aws.cache_mb, pool)
    prompts = open_prompt_book(paths.resources() / "prompts")
    proofs = ProofBook(admin / f"proofs-{names.bucket}.db")
    user_ids = UserIds(settings.aws.user_ids)
    collection = PlainCollection if settings.aws.faces == "plain" else UserCollection
    moderator = RekognitionModerator(session, names, settings.admin.moderation_confidence)
    shelf, popularity = BucketShelf(session, names), TablePopularity(session, names)
    promoter = make_promoter(settings, home, names.bucket, shelf, moderator, pool, popularity)
    privacy = AwsPrivacyDesk(
        session,
        names,
        collection(session, names.collection_id, settings.aws.face_threshold),
        timedelta(days=settings.faces.keep_days),
        proofs,
        OutboxQueue(library).forget,
        partial(forget_users, session, names, user_ids=user_ids),
        partial(consent_counts, library),
        partial(delete_files, session, names),
    )
    generation = AwsGenerationQueue(session, names, reviewer, settings.admin.machine_usd_per_hour)

    def close() -> None:
        promoter.close()
        pictures.close()
        proofs.close()
        database.close()
        library.close()
        account.close()

    return Services(
        settings=settings,
        home=home,
        reviewer=reviewer,
        prompts=prompts,
        templates=templates_of(prompts),
        own_templates=FolderTemplateShelf(admin / "templates"),
        describe=facts_of,
        where=lambda picture_id: None,
        pool=pool,
        similar=HashedSimilarPictures(database, pictures),
        decisions=SqliteDecisionBook(
            database, reviewer, TableDecisions(session, names) if names.pictures_table else None
        ),
        pictures=pictures,
        promoter=promoter,
        generation=generation,
        trainer=AwsTrainer(
            session,
            names,
            ActivityLog(admin / f"activity-{names.bucket}.jsonl", reviewer),
            Prices(settings.admin.training_usd_per_hour, settings.admin.campaign_usd_per_hour),
            user_ids=user_ids,
        ),
        insights=AwsInsightSource(session, names, admin),
        privacy=privacy,
        close=close,
    )
