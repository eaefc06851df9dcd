"""Personalize's jobs on CSV files in S3: import, export, deletion of users."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.personalize_data import Event, GroupData
from tests.aws_sandbox.personalize_groups import Group, Groups
from tests.aws_sandbox.personalize_resources import Resource
from tests.aws_sandbox.personalize_schemas import RESERVED, Column

_LEAST_INTERACTIONS = 1000
_FIXED = {"USER_ID", "ITEM_ID", "TIMESTAMP", *RESERVED["INTERACTIONS"]}


class JobFailed(Exception):
    """Why a job ends as CREATE FAILED."""


class Jobs:
    """Runs a job at once; its resource only tells later."""

    def __init__(self, groups: Groups, moto: Moto) -> None:
        self._groups = groups
        self._moto = moto

    def run(self, job: Resource) -> str:
        """Does the work; answers why it fails, or nothing."""
        try:
            match job.kind.name:
                case "datasetImportJob":
                    self._import(job)
                case "datasetExportJob":
                    self._export(job)
                case _:
                    self._delete_users(job)
        except JobFailed as failed:
            return str(failed)
        return ""

    def _import(self, job: Resource) -> None:
        dataset = self._groups.resources.get("dataset", job.fields["datasetArn"])
        kind = dataset.fields["datasetType"]
        group = self._groups.group(dataset.fields["datasetGroupArn"])
        keep = job.fields.setdefault("importMode", "FULL") == "INCREMENTAL"
        rows = list(self._rows(job.fields["dataSource"], group.schemas[kind]))
        data = group.data
        with data.lock:
            if kind == "INTERACTIONS":
                total = len(rows) + (data.size if keep else len(data.put))
                if total < _LEAST_INTERACTIONS:
                    raise JobFailed(
                        f"The file has {len(rows)} interactions; {_LEAST_INTERACTIONS} are needed."
                    )
                data.replace_bulk([_event(row) for row in rows], keep=keep)
                return
            records, id_column = (data.items, "ITEM_ID") if kind == "ITEMS" else (data.users, "USER_ID")
            if not keep:
                for known in data.bulk_ids[kind]:
                    records.pop(known, None)
                data.bulk_ids[kind].clear()
            for row in rows:
                records[row.pop(id_column)] = row
            data.bulk_ids[kind] |= records.keys()

    def _rows(self, source: Mapping[str, str], columns: Mapping[str, Column]) -> Iterable[dict[str, Any]]:
        for text in self._files(source):
            reader = csv.DictReader(io.StringIO(text))
            header = list(reader.fieldnames or ())
            missing = [name for name in columns if name not in header]
            unknown = [name for name in header if name not in columns]
            if missing or unknown:
                raise JobFailed(f"The header lacks {missing} and has {unknown} beside the schema.")
            for number, row in enumerate(reader, 2):
                try:
                    yield {name: column.read(row[name] or "") for name, column in columns.items()}
                except ValueError as error:
                    raise JobFailed(f"Line {number} is wrong: {error}") from error

    def _files(self, source: Mapping[str, str]) -> list[str]:
        place = urlsplit(source.get("dataLocation", ""))
        prefix = place.path.lstrip("/")
        keys = self._moto.list_keys(place.netloc, prefix)
        chosen = [key for key in keys if key == prefix or (prefix.endswith("/") and key.endswith(".csv"))]
        if not chosen:
            raise JobFailed(f"There is no file at {source.get('dataLocation')}.")
        return [(self._moto.read_object(place.netloc, key) or b"").decode("utf-8-sig") for key in chosen]

    def _export(self, job: Resource) -> None:
        dataset = self._groups.resources.get("dataset", job.fields["datasetArn"])
        kind = dataset.fields["datasetType"]
        group = self._groups.group(dataset.fields["datasetGroupArn"])
        mode = job.fields.setdefault("ingestionMode", "PUT")
        place = urlsplit(job.fields["jobOutput"]["s3DataDestination"]["path"])
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(group.schemas[kind]), extrasaction="ignore")
        writer.writeheader()
        with group.data.lock:
            writer.writerows(_exported(group, kind, mode))
        if place.netloc not in self._moto.bucket_names():
            raise JobFailed(f"There is no bucket {place.netloc}.")
        key = f"{place.path.strip('/')}/{job.name}/{kind.lower()}.csv".lstrip("/")
        self._moto.write_object(place.netloc, key, text.getvalue().encode())

    def _delete_users(self, job: Resource) -> None:
        group = self._groups.group(job.fields["datasetGroupArn"])
        user_ids: set[str] = set()
        for text in self._files(job.fields["dataSource"]):
            reader = csv.DictReader(io.StringIO(text))
            if list(reader.fieldnames or ()) != ["USER_ID"]:
                raise JobFailed("The file must have the single column USER_ID.")
            user_ids |= {row["USER_ID"] for row in reader if row["USER_ID"]}
        job.extra["numDeleted"] = group.data.forget_users(user_ids)


def _event(row: dict[str, Any]) -> Event:
    return Event(
        user_id=row["USER_ID"],
        item_id=row["ITEM_ID"],
        event_type=row.get("EVENT_TYPE") or "",
        at_s=float(row["TIMESTAMP"]),
        event_value=row.get("EVENT_VALUE"),
        impression=tuple(filter(None, (row.get("IMPRESSION") or "").split("|"))),
        recommendation_id=row.get("RECOMMENDATION_ID") or "",
        source=row.get("EVENT_ATTRIBUTION_SOURCE") or "",
        fields={name: value for name, value in row.items() if name not in _FIXED and value is not None},
    )


def _exported(group: Group, kind: str, mode: str) -> list[dict[str, Any]]:
    data = group.data
    if kind == "INTERACTIONS":
        bulk = data.bulk if mode in ("BULK", "ALL") else []
        put = list(data.put.values()) if mode in ("PUT", "ALL") else []
        return [_row(event) for event in (*bulk, *put)]
    return _records(data, kind, mode)


def _records(data: GroupData, kind: str, mode: str) -> list[dict[str, Any]]:
    records, id_column = (data.items, "ITEM_ID") if kind == "ITEMS" else (data.users, "USER_ID")
    bulk = data.bulk_ids[kind]
    return [
        {id_column: key} | values
        for key, values in records.items()
        if mode == "ALL" or (key in bulk) is (mode == "BULK")
    ]


def _row(event: Event) -> dict[str, Any]:
    return {
        "USER_ID": event.user_id,
        "ITEM_ID": event.item_id,
        "TIMESTAMP": int(event.at_s),
        "EVENT_TYPE": event.event_type,
        "EVENT_VALUE": event.event_value,
        "IMPRESSION": "|".join(event.impression) or None,
        "RECOMMENDATION_ID": event.recommendation_id or None,
        "EVENT_ATTRIBUTION_SOURCE": event.source or None,
        **event.fields,
    }
