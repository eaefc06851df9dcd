"""The shop's things in AWS as the settings name them; both programs ask them through the same session."""

from dataclasses import dataclass, fields
from pathlib import Path

from kiosk.adapters.aws.campaign import Campaign
from kiosk.adapters.aws.iot_credentials import IotIdentity
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds
from kiosk.adapters.aws.picture_delivery import PictureDelivery
from kiosk.adapters.aws.picture_signing import PictureSigner
from kiosk.adapters.aws.picture_store import S3PictureStore
from kiosk.adapters.aws.session import AwsSession
from kiosk.settings import Settings

SETTING_OF = {"collection_id": "collection"}
"""Names whose key in `[aws]` is another word."""


@dataclass(frozen=True, slots=True)
class Account:
    """The shop's things in AWS, ready to be asked; nothing is asked before it is needed."""

    session: AwsSession
    names: AwsNames
    store: S3PictureStore
    campaign: Campaign
    delivery: PictureDelivery | None
    identity: IotIdentity | None

    def close(self) -> None:
        """Closes all connections."""
        self.session.close()
        if self.delivery:
            self.delivery.close()


def open_account(settings: Settings) -> Account:
    """What `[aws]` of the settings names. Raises SignInFailed for a key file that cannot be used."""
    aws = settings.aws
    names = AwsNames(
        **{one.name: getattr(aws, SETTING_OF.get(one.name, one.name)) for one in fields(AwsNames)}
    )
    identity = None
    if aws.credential_endpoint:
        identity = IotIdentity(
            aws.credential_endpoint,
            aws.role_alias,
            aws.thing_name,
            Path(aws.certificate_file).expanduser(),
            Path(aws.private_key_file).expanduser(),
        )
    session = AwsSession(region=aws.region, identity=identity)
    delivery = None
    if aws.pictures_url:
        key_file = Path(aws.pictures_key_file).expanduser()
        signer = PictureSigner(aws.pictures_key_id, key_file) if aws.pictures_key_id else None
        delivery = PictureDelivery(aws.pictures_url, signer)
    store = S3PictureStore(session, names, delivery)
    campaign = Campaign(session, names, UserIds(aws.user_ids))
    return Account(session, names, store, campaign, delivery, identity)
