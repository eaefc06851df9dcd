"""Visitor directories of a sandbox's shop."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from kiosk.adapters.aws.face_collection import FaceCollection, UserCollection
from kiosk.adapters.aws.visitor_directory import RekognitionVisitorDirectory
from tests.adapters.aws.conftest import Shop

KEEP = timedelta(days=365)


def directory_of(
    shop: Shop,
    faces: FaceCollection | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    forget_queued: Callable[[str], int] = lambda visitor_id: 0,
    kiosk: str = "kiosk",
) -> RekognitionVisitorDirectory:
    return RekognitionVisitorDirectory(
        shop.session,
        shop.names,
        faces or UserCollection(shop.session, shop.names.collection_id),
        KEEP,
        kiosk,
        forget_queued,
        now=now,
    )


def rows_of(shop: Shop, table: str) -> list[str]:
    rows = shop.fitter.client("dynamodb").scan(TableName=table)["Items"]
    return [next(iter(row["id" if "id" in row else "event_id"].values())) for row in rows]
