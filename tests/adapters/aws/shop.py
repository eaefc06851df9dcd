"""Makes shops in the sandbox, as the cloud deployment does in AWS."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from kiosk.adapters.aws.names import AwsNames
from kiosk.core.mood import Mood
from kiosk.core.picture import parse_key
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.sandbox import Sandbox
from tests.aws_sandbox.shop_personalize import PersonalizeMaker
from tests.aws_sandbox.shop_storage import make_bucket, make_shop_tables


class ShopFitter:
    """An administrator of the account, whose clients are made once."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self._clients: dict[str, Any] = {}
        self.bucket = sandbox.options.bucket
        make_bucket(self.client, self.bucket, REGION)

    def client(self, service: str) -> Any:
        """A client without retries."""
        if service not in self._clients:
            self._clients[service] = self.sandbox.client(service)
        return self._clients[service]

    def fit(self, name: str) -> AwsNames:
        """Tables and a collection of their own, and the one bucket, emptied; no Personalize."""
        collection_id = f"{name}-visitors"
        self.client("rekognition").create_collection(CollectionId=collection_id)
        tables = make_shop_tables(self.client, name)
        self.empty_bucket()
        return AwsNames(
            bucket=self.bucket,
            collection_id=collection_id,
            pictures_table=tables["pictures"],
            visitors_table=tables["visitors"],
            interactions_table=tables["interactions"],
            pictures_url=self.sandbox.pictures_url,
        )

    def train(self, name: str, live: Iterable[str], withdrawn: Iterable[str]) -> AwsNames:
        """A dataset group with these pictures, and a campaign; five of them fit into an account."""
        maker = PersonalizeMaker(self.client, name)
        made = maker.make_group()
        items = [(picture_id, _mood(picture_id)) for picture_id in live]
        maker.put_items(made, items)
        maker.put_items(made, [(picture_id, _mood(picture_id)) for picture_id in withdrawn], "withdrawn")
        maker.import_history(made, self.bucket, items)
        made = maker.make_campaign(made)
        return AwsNames(
            campaign_arn=made.campaign_arn,
            filter_arn=made.filter_arn,
            tracking_id=made.tracking_id,
            users_dataset_arn=made.datasets["USERS"],
        )

    def empty_bucket(self) -> None:
        """Deletes every object."""
        s3 = self.client("s3")
        for item in s3.list_objects_v2(Bucket=self.bucket).get("Contents", []):
            s3.delete_object(Bucket=self.bucket, Key=item["Key"])

    def close(self) -> None:
        """Closes the clients."""
        for client in self._clients.values():
            client.close()


def with_personalize(names: AwsNames, trained: AwsNames) -> AwsNames:
    """A shop's names with those of a campaign."""
    return replace(
        names,
        campaign_arn=trained.campaign_arn,
        filter_arn=trained.filter_arn,
        tracking_id=trained.tracking_id,
        users_dataset_arn=trained.users_dataset_arn,
    )


def _mood(picture_id: str) -> Mood:
    key = parse_key(picture_id)
    if key is None:
        raise ValueError(f"{picture_id} is no picture's key")
    return key[1]
