"""A whole shop in the sandbox, and the settings that send both programs to it."""

from dataclasses import dataclass

from kiosk.core.picture import Picture, PictureStatus
from tests.aws_sandbox.shop_personalize import ROLE_ARN, PersonalizeMaker, PersonalizeNames
from tests.aws_sandbox.shop_storage import (
    ClientOf,
    dead_letters_of,
    make_bucket,
    make_endpoint,
    make_queue,
    make_shop_tables,
    paint_pictures,
)

SHOP = "emotion-kiosk"


@dataclass(frozen=True, slots=True)
class Shop:
    """What was made."""

    region: str
    bucket: str
    pictures_url: str
    collection: str
    tables: dict[str, str]
    orders_queue: str
    events_queue: str
    personalize: PersonalizeNames
    endpoint: str
    pictures: tuple[Picture, ...]

    def settings(self) -> dict[str, str]:
        """Our settings as environment variables, without credentials."""
        aws = {
            "REGION": self.region,
            "BUCKET": self.bucket,
            "PICTURES_URL": self.pictures_url,
            "COLLECTION": self.collection,
            "CAMPAIGN_ARN": self.personalize.campaign_arn,
            "FILTER_ARN": self.personalize.filter_arn,
            "TRACKING_ID": self.personalize.tracking_id,
            "USERS_DATASET_ARN": self.personalize.datasets["USERS"],
            "VISITORS_TABLE": self.tables["visitors"],
            "INTERACTIONS_TABLE": self.tables["interactions"],
            "PICTURES_TABLE": self.tables["pictures"],
            "BATCHES_TABLE": self.tables["batches"],
            "EVENTS_QUEUE": self.events_queue,
            "EVENTS_DEAD_QUEUE": dead_letters_of(self.events_queue),
            "ORDERS_QUEUE": self.orders_queue,
            "ORDERS_DEAD_QUEUE": dead_letters_of(self.orders_queue),
            "ENDPOINT": self.endpoint,
            "ENDPOINT_CONFIG": self.endpoint,
            "DATASET_GROUP_ARN": self.personalize.group_arn,
            "SOLUTION_ARN": self.personalize.solution_arn,
            "IMPORT_ROLE_ARN": ROLE_ARN,
        }
        return {"EMOTION_KIOSK_BACKEND": "aws"} | {
            f"EMOTION_KIOSK_AWS_{name}": value for name, value in aws.items()
        }


def provision(
    client_of: ClientOf,
    *,
    region: str,
    bucket: str,
    pictures_url: str,
    pictures_per_mood: int = 3,
    pool_per_mood: int = 0,
    campaign: bool = True,
    name: str = SHOP,
) -> Shop:
    """Makes everything; with `campaign` false or no pictures, as before there is anything to learn."""
    make_bucket(client_of, bucket, region)
    tables = make_shop_tables(client_of, name)
    client_of("rekognition").create_collection(CollectionId=f"{name}-visitors")
    orders, events = (
        make_queue(client_of, f"{name}-orders"),
        make_queue(client_of, f"{name}-events", by_content=True),
    )
    pictures = paint_pictures(client_of, bucket, tables["pictures"], pictures_per_mood, pool_per_mood)
    maker = PersonalizeMaker(client_of, name)
    names = maker.make_group()
    live = [(one.id, one.mood) for one in pictures if one.status is PictureStatus.LIVE]
    if live:
        maker.put_items(names, live)
    if live and campaign:
        maker.import_history(names, bucket, live)
        names = maker.make_campaign(names)
    return Shop(
        region=region,
        bucket=bucket,
        pictures_url=pictures_url,
        collection=f"{name}-visitors",
        tables=tables,
        orders_queue=orders,
        events_queue=events,
        personalize=names,
        endpoint=make_endpoint(client_of, f"{name}-generator"),
        pictures=tuple(pictures),
    )
