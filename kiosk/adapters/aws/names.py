"""What the shop's things are called in its AWS account, and the keys of its tables."""

from dataclasses import dataclass

BY_USER = "by_user"
"""Index of the interactions table: `user_id`, then `at`."""
BY_SHELF = "by_shelf"
"""Index of the pictures table: `shelf` (`live/happy`), then `created_at`."""


@dataclass(frozen=True, slots=True)
class AwsNames:
    """Names and ARNs that the cloud deployment made; an empty one is not there (yet).

    Tables and their keys: pictures `id`; visitors `id`, expiring by `expires_at` (seconds since 1970);
    interactions `event_id`.
    """

    bucket: str = ""
    collection_id: str = ""
    campaign_arn: str = ""
    filter_arn: str = ""
    tracking_id: str = ""
    users_dataset_arn: str = ""
    pictures_table: str = ""
    visitors_table: str = ""
    interactions_table: str = ""
    pictures_url: str = ""
