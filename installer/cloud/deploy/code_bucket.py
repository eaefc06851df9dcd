"""The bucket with the functions' code, filled from what CDK lists beside its templates."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

_FIXED_DATE = (2020, 1, 1, 0, 0, 0)


class CodeBucket:
    """Private, encrypted, in the region of the deployment."""

    def __init__(self, s3: Any, name: str, region: str) -> None:
        self._s3 = s3
        self._name = name
        self._region = region

    def ensure(self) -> None:
        """Makes the bucket unless it is there. Raises errors of the SDK."""
        try:
            self._s3.head_bucket(Bucket=self._name)
        except ClientError as trouble:
            if trouble.response["Error"]["Code"] not in ("404", "NoSuchBucket"):
                raise
            place: dict[str, Any] = {}
            if self._region != "us-east-1":  # which does not know its own name here
                place["CreateBucketConfiguration"] = {"LocationConstraint": self._region}
            self._s3.create_bucket(Bucket=self._name, **place)
        closed = dict.fromkeys(
            ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
        )
        self._s3.put_public_access_block(Bucket=self._name, PublicAccessBlockConfiguration=closed)

    def upload(self, folder: Path) -> int:
        """Uploads the code that is not there yet; answers how many archives were sent."""
        sent = 0
        for listing in sorted(folder.glob("*.assets.json")):
            for one in json.loads(listing.read_text(encoding="utf-8"))["files"].values():
                if one["source"]["packaging"] != "zip":
                    continue  # templates go to CloudFormation directly
                for place in one["destinations"].values():
                    sent += self._put(place["objectKey"], folder / one["source"]["path"])
        return sent

    def delete(self) -> bool:
        """Empties and deletes the bucket; False when there was none."""
        try:
            pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._name)
            for page in pages:
                for item in page.get("Contents", []):
                    self._s3.delete_object(Bucket=self._name, Key=item["Key"])
            self._s3.delete_bucket(Bucket=self._name)
        except ClientError as trouble:
            if trouble.response["Error"]["Code"] == "NoSuchBucket":
                return False
            raise
        return True

    def _put(self, key: str, folder: Path) -> int:
        try:
            self._s3.head_object(Bucket=self._name, Key=key)
        except ClientError as trouble:
            if trouble.response["Error"]["Code"] not in ("404", "NoSuchKey"):
                raise
            self._s3.put_object(Bucket=self._name, Key=key, Body=zipped(folder))
            return 1
        return 0


def zipped(folder: Path) -> bytes:
    """A folder as an archive that is the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _FIXED_DATE)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return out.getvalue()
