"""Rekognition looks at a picture in the bucket before everybody does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from admin_tool.core.promotion import ModerationLabel
from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.service_errors import asking, check_answer, code_of
from kiosk.core.errors import PictureDamaged, PictureMissing

if TYPE_CHECKING:
    from mypy_boto3_rekognition.client import RekognitionClient

ACTION = "rekognition:DetectModerationLabels"


class RekognitionModerator:
    """The port `Moderator`: one billed call a picture, which Rekognition reads from the bucket itself."""

    def __init__(self, clients: Clients, names: AwsNames, confidence: float) -> None:
        """`confidence`: labels below so many percent are not told."""
        self._clients = clients
        self._names = names
        self._confidence = confidence

    def check(self, picture_id: str) -> Sequence[ModerationLabel]:
        """Labels with their confidence. Raises PictureMissing, PictureDamaged, ServiceError."""
        client: RekognitionClient = self._clients.client("rekognition")
        with asking(ACTION):
            try:
                answer = client.detect_moderation_labels(
                    Image={"S3Object": {"Bucket": self._names.bucket, "Name": picture_id}},
                    MinConfidence=self._confidence,
                )
            except ClientError as trouble:
                if code_of(trouble) == "InvalidS3ObjectException":
                    raise PictureMissing("There is no such picture", item=picture_id) from None
                if code_of(trouble) == "InvalidParameterException":
                    raise PictureDamaged(
                        "The picture cannot be checked: it is smaller than 80 pixels a side",
                        item=picture_id,
                        remedy="Make it larger.",
                    ) from None
                raise
        check_answer(answer, ACTION, "ModerationLabels")
        return [
            ModerationLabel(
                str(label.get("Name", "")), float(label.get("Confidence", 0.0)), label.get("ParentName") or ""
            )
            for label in answer["ModerationLabels"]
        ]
