"""What the shop's things are called in its AWS account, and the keys of its tables."""

from dataclasses import dataclass

BY_USER = "by_user"
"""Index of the interactions table: `user_id`, then `at`."""
BY_SHELF = "by_shelf"
"""Index of the pictures table: `shelf` (`live/happy`), then `created_at`."""
KEPT_RUNNING = "kept-running"
"""Tag of a painting endpoint that is not stopped when nobody uses it."""


@dataclass(frozen=True, slots=True)
class AwsNames:
    """Names and ARNs that the cloud deployment made; an empty one is not there (yet).

    Tables and their keys: pictures `id`; visitors `id`, expiring by `expires_at` (seconds since 1970);
    interactions `event_id`; batches `id`, expiring by `expires_at`. Queues are addresses.
    `personal_filter_arn` also leaves out what a visitor liked before; without it `filter_arn` is
    for all lists.
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
    personal_filter_arn: str = ""
    batches_table: str = ""
    events_queue: str = ""
    events_dead_queue: str = ""
    orders_queue: str = ""
    orders_dead_queue: str = ""
    endpoint: str = ""
    endpoint_config: str = ""
    dataset_group_arn: str = ""
    solution_arn: str = ""
    import_role_arn: str = ""
