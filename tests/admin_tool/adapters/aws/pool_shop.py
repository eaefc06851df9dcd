"""The pool in the sandbox's bucket, seen from one or two machines."""

from contextlib import ExitStack
from pathlib import Path

from admin_tool.adapters.aws.pool_importer import S3PictureImporter
from admin_tool.adapters.aws.pool_lister import S3PoolLister
from admin_tool.adapters.aws.shared_decisions import TableDecisions
from admin_tool.adapters.decision_book import SqliteDecisionBook
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.table_rows import from_row
from tests.adapters.aws.conftest import Shop
from tests.admin_tool.adapters.pool_works import Machine, made_machine


class Bucket:
    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def put(self, key: str, data: bytes) -> None:
        self.shop.fitter.client("s3").put_object(Bucket=self.shop.names.bucket, Key=key, Body=data)

    def remove(self, key: str) -> None:
        self.shop.fitter.client("s3").delete_object(Bucket=self.shop.names.bucket, Key=key)


def machine(shop: Shop, ended: ExitStack, home: Path) -> Machine:
    lister, importer = S3PoolLister(shop.session, shop.names), S3PictureImporter(shop.session, shop.names)
    store = S3PictureStore(shop.session, shop.names)
    return made_machine(ended, home, Bucket(shop), lister, importer, store)


def shared_book(shop: Shop, of: Machine, reviewer: str) -> SqliteDecisionBook:
    return SqliteDecisionBook(of.database, reviewer, TableDecisions(shop.session, shop.names))


def row_of(shop: Shop, picture_id: str) -> dict[str, object]:
    answer = shop.fitter.client("dynamodb").get_item(
        TableName=shop.names.pictures_table, Key={"id": {"S": picture_id}}
    )
    return from_row(answer["Item"])


def delete_all(shop: Shop, keys: list[str]) -> None:
    """The bucket is emptied by one page only."""
    for start in range(0, len(keys), 1000):
        objects = [{"Key": one} for one in keys[start : start + 1000]]
        shop.fitter.client("s3").delete_objects(Bucket=shop.names.bucket, Delete={"Objects": objects})
