"""Writes what the deployment made into settings of the programs, so that nobody copies an id by hand."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from installer.cloud.bundle import ROOT
from installer.cloud.plan import Plan

DEFAULTS = ROOT / "resources" / "default_settings.toml"


def settings_of(plan: Plan, account: str, outputs: Mapping[str, str]) -> dict[str, str]:
    """Every name that the programs may need, by its key in `[aws]`; empty ones are not there."""
    queues = f"https://sqs.{plan.region}.amazonaws.com/{account}/{plan.name}"
    found = {
        "region": plan.region,
        "bucket": plan.bucket(account),
        "pictures_url": outputs.get("PicturesUrl", ""),
        "pictures_key_id": outputs.get("PicturesKeyId", ""),
        "collection": plan.part("visitors"),
        "faces": "users",
        "campaign_arn": outputs.get("CampaignArn", ""),
        "filter_arn": outputs.get("MoodFilterArn", ""),
        "personal_filter_arn": outputs.get("FreshFilterArn", ""),
        "tracking_id": outputs.get("TrackingId", ""),
        "users_dataset_arn": outputs.get("UsersDatasetArn", ""),
        "dataset_group_arn": outputs.get("DatasetGroupArn", ""),
        "solution_arn": outputs.get("SolutionArn", ""),
        "import_role_arn": outputs.get("ImportRoleArn", ""),
        "user_ids": "context",
        "visitors_table": plan.part("visitors"),
        "interactions_table": plan.part("interactions"),
        "pictures_table": plan.part("pictures"),
        "batches_table": plan.part("batches"),
        "events_queue": f"{queues}-events.fifo",
        "events_dead_queue": f"{queues}-events-dead.fifo",
        "admin_role_arn": outputs.get("AdminRoleArn", ""),
    }
    if outputs.get("OrdersQueue"):
        found |= {
            "orders_queue": outputs["OrdersQueue"],
            "orders_dead_queue": outputs["OrdersQueue"].removesuffix(".fifo") + "-dead.fifo",
            "endpoint": outputs.get("Endpoint", ""),
            "endpoint_config": outputs.get("EndpointConfig", ""),
        }
    return {key: value for key, value in found.items() if value}


def admin_settings(plan: Plan) -> dict[str, int]:
    """What the stacks do by themselves, for `[admin]`: the admin tool tells it."""
    return {"idle_minutes": plan.idle_minutes, "withdrawn_keep_days": plan.withdrawn_days}


def write_settings(path: Path, values: Mapping[str, str], admin: Mapping[str, int] | None = None) -> None:
    """A settings file for `[aws]` with those of the values that the programs know, and for `[admin]`."""
    known = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))["aws"]
    lines = ["# Written by `cloud deploy`: what the stacks are called.", 'backend = "aws"', "", "[aws]"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in values.items() if key in known]
    if admin:
        lines += ["", "[admin]", *(f"{key} = {value}" for key, value in admin.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_names(path: Path, values: Mapping[str, str]) -> None:
    """All of the values as JSON, for scripts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
