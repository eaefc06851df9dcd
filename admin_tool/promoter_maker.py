"""The promoter of a backend with what the settings say of it."""

from collections.abc import Callable
from datetime import datetime

from admin_tool.adapters.content_credentials import open_content_credentials
from admin_tool.adapters.promoter import PicturePromoter
from admin_tool.adapters.promoter_shelf import Popularity, PromotionShelf
from admin_tool.adapters.promotion_journal import open_journal
from admin_tool.core.ports import Moderator, PoolNotes
from kiosk import paths
from kiosk.adapters.local.database import utc_now
from kiosk.settings import Settings


def make_promoter(
    settings: Settings,
    home: paths.Home,
    place: str,
    shelf: PromotionShelf,
    moderator: Moderator,
    notes: PoolNotes,
    popularity: Popularity,
    now: Callable[[], datetime] = utc_now,
) -> PicturePromoter:
    """`place` names the journal: `local` or the bucket. Raises KioskError."""
    admin = settings.admin
    return PicturePromoter(
        shelf,
        open_journal(home.root / "admin" / f"promotions-{place}.db"),
        moderator,
        notes,
        popularity,
        open_content_credentials(admin.c2pa_certificate_file, admin.c2pa_key_file),
        admin.promote_at_once,
        admin.withdrawn_keep_days,
        now,
    )
