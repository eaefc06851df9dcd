import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import boto3
import pytest

from kiosk.core.mood import Mood
from tests.aws_sandbox import SandboxOptions, SandboxProcess

ROOT = Path(__file__).parents[2]


def test_a_sandbox_of_its_own_process_has_the_same_switches(face: bytes) -> None:
    with SandboxProcess(SandboxOptions(seed=5)) as sandbox:
        sandbox.pretend_mood(Mood.ANGRY)
        client = sandbox.client("rekognition")
        answer = client.detect_faces(Image={"Bytes": face}, Attributes=["EMOTIONS"])
        moods = {one["Type"]: one["Confidence"] for one in answer["FaceDetails"][0]["Emotions"]}
        assert moods["ANGRY"] == 97
        assert sandbox.face_calls == 1
        assert sandbox.violations == []
        assert sandbox.journal()[0]["operation"] == "DetectFaces"
        with pytest.raises(ValueError, match="TypeError"):
            sandbox.latency(5, nonsense=1)
        assert sandbox.addresses.ca_file.is_file()
    assert not sandbox.addresses.ca_file.exists()


def test_started_by_hand_it_prints_the_environment_of_a_whole_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "tests.aws_sandbox", "--seed-pictures", "1", "--seed-pool", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("# start"):
                break
        exports = dict(
            line.removeprefix("export ").split("=", 1) for line in lines if line.startswith("export ")
        )
        told = {name: value.strip().strip("'") for name, value in exports.items()}
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        answer = boto3.client("personalize-runtime").get_recommendations(
            campaignArn=os.environ["EMOTION_KIOSK_AWS_CAMPAIGN_ARN"],
            userId="any/happy",
            filterArn=os.environ["EMOTION_KIOSK_AWS_FILTER_ARN"],
            filterValues={"EMOTION": '"happy"'},
        )
        (item,) = [one["itemId"] for one in answer["itemList"]]
        s3 = boto3.client("s3")
        bucket = told["EMOTION_KIOSK_AWS_BUCKET"]
        promoted = "emotions/happy/promoted.jpeg"
        s3.copy_object(Bucket=bucket, Key=promoted, CopySource={"Bucket": bucket, "Key": item})
        rows, row = boto3.client("dynamodb"), {"id": {"S": promoted}}
        ends_at = time.monotonic() + 60
        while "Item" not in rows.get_item(TableName=told["EMOTION_KIOSK_AWS_PICTURES_TABLE"], Key=row):
            assert time.monotonic() < ends_at
        assert s3.head_object(Bucket=bucket, Key=item)["ContentLength"] > 1000
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
