"""A bucket as the place of promotions."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from admin_tool.adapters.aws.live_shelf import BucketShelf
from admin_tool.adapters.aws.moderator import RekognitionModerator
from admin_tool.adapters.aws.popularity import TablePopularity
from admin_tool.adapters.promoter import PicturePromoter
from admin_tool.adapters.promotion_journal import WITHDRAW, open_journal
from kiosk.adapters.aws.table_rows import interaction_row
from tests.adapters.aws.conftest import Shop
from tests.adapters.making import Clock
from tests.admin_tool.adapters.promotion_works import Notes


class Bucket:
    """A `Place` of the contract."""

    def __init__(self, shop: Shop, home: Path) -> None:
        self.shop = shop
        self.home = home
        self.clock = Clock()
        self.notes = Notes()
        self._open: list[PicturePromoter] = []

    def promoter(self, **more: Any) -> PicturePromoter:
        session, names = self.shop.session, self.shop.names
        made = PicturePromoter(
            BucketShelf(session, names),
            open_journal(self.home / "promotions.db"),
            RekognitionModerator(session, names, 60),
            self.notes,
            TablePopularity(session, names),
            now=self.clock,
            **more,
        )
        self._open.append(made)
        return made

    def put(self, key: str, data: bytes, **more: Any) -> None:
        self.s3.put_object(Bucket=self.shop.names.bucket, Key=key, Body=data, **more)

    def read(self, key: str) -> bytes:
        return bytes(self.s3.get_object(Bucket=self.shop.names.bucket, Key=key)["Body"].read())

    def keys(self) -> Collection[str]:
        roots = ("emotions/", "withdrawn/")
        return {key for root in roots for key in self.shop.sandbox.object_keys(self.shop.names.bucket, root)}

    def record(self, *interactions: Any) -> None:
        for one in interactions:
            row = interaction_row(one, "kiosk-1")
            self.client("dynamodb").put_item(TableName=self.shop.names.interactions_table, Item=row)

    def half_withdraw(self, live_id: str) -> None:
        journal = open_journal(self.home / "promotions.db")
        journal.begin_moves(WITHDRAW, [live_id], self.clock())
        journal.close()
        self.s3.copy_object(
            Bucket=self.shop.names.bucket,
            Key=live_id.replace("emotions/", "withdrawn/", 1),
            CopySource={"Bucket": self.shop.names.bucket, "Key": live_id},
        )

    @property
    def s3(self) -> Any:
        return self.client("s3")

    def client(self, service: str) -> Any:
        return self.shop.fitter.client(service)

    def close(self) -> None:
        for one in self._open:
            one.close()
