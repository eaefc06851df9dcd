"""Has Personalize forget people: a job with a file of their ids.

The kiosk leaves a row `forgotten/<uuid>` in the visitors table for everybody who was forgotten. Who sweeps
calls `forget_users` with the ids of these rows and deletes the rows, and calls `delete_files` now and then.
"""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from admin_tool.adapters.aws.control_plane import ControlPlane
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds, user_of
from kiosk.adapters.aws.service_errors import asking, check_answer
from kiosk.core.errors import ServiceRefused
from kiosk.core.mood import MOODS

PREFIX = "training/forget-"
MOST_AT_ONCE = 100_000
"""Ids in one file; a job reads all files that it is given."""


def forget_users(
    clients: Clients, names: AwsNames, visitor_ids: Sequence[str], user_ids: UserIds = UserIds.CONTEXT
) -> str:
    """Orders the deletion of all that Personalize keeps about these visitors; the job's ARN, "" for nobody.

    The job takes up to a day, and what was learnt from them is gone with the next training. Ordering it twice
    is harmless. Raises ServiceError, and ServiceRefused where the settings name no bucket or import role.
    """
    if not visitor_ids or not names.dataset_group_arn:
        return ""
    if not names.bucket or not names.import_role_arn:
        raise ServiceRefused(
            "Personalize cannot be told whom to forget",
            remedy="Set bucket and import_role_arn in the [aws] settings.",
        )
    if len(visitor_ids) > MOST_AT_ONCE:
        raise ServiceRefused(f"{len(visitor_ids)} ids are too many at once", remedy="Send fewer at a time.")
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    key = f"{PREFIX}{stamp}.csv"
    with asking("s3:PutObject"):
        answer = clients.client("s3").put_object(
            Bucket=names.bucket, Key=key, Body=_file(visitor_ids, user_ids), ContentType="text/csv"
        )
    check_answer(answer, "s3:PutObject")
    group = names.dataset_group_arn.rpartition("/")[2]
    return ControlPlane(clients).make(
        "data_deletion_job",
        jobName=f"{group[:30]}-forget-{stamp}",
        datasetGroupArn=names.dataset_group_arn,
        dataSource={"dataLocation": f"s3://{names.bucket}/{key}"},
        roleArn=names.import_role_arn,
    )


def delete_files(clients: Clients, names: AwsNames) -> int:
    """Deletes the files of jobs that are done: they hold ids of people who were forgotten; how many.

    Raises ServiceError.
    """
    if not names.dataset_group_arn or not names.bucket:
        return 0
    jobs = ControlPlane(clients).all("data_deletion_job", datasetGroupArn=names.dataset_group_arn)
    over = {one.name.rpartition("-forget-")[2] for one in jobs if one.ready or one.failed}
    client = clients.client("s3")
    with asking("s3:ListBucket"):
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=names.bucket, Prefix=PREFIX)
        keys = [str(one["Key"]) for page in pages for one in page.get("Contents", [])]
    done = [key for key in keys if key.removeprefix(PREFIX).removesuffix(".csv") in over]
    for key in done:
        with asking("s3:DeleteObject"):
            client.delete_object(Bucket=names.bucket, Key=key)
    return len(done)


def _file(visitor_ids: Sequence[str], style: UserIds) -> bytes:
    """One column; in the old demo's way a visitor has an id for each mood."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["USER_ID"])
    for visitor_id in dict.fromkeys(visitor_ids):
        every = {user_of(visitor_id, mood, style) for mood in MOODS}
        writer.writerows([one] for one in sorted(every))
    return text.getvalue().encode()
