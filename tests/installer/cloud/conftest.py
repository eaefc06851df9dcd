"""A sandbox for the functions, with one Personalize dataset group and one endpoint."""

import json
import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.adapters.local.generator import PaintingGenerator
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from tests.aws_sandbox.access import REGION
from tests.aws_sandbox.sandbox import Sandbox
from tests.aws_sandbox.shop_personalize import PersonalizeMaker, PersonalizeNames
from tests.aws_sandbox.shop_storage import make_bucket
from tests.installer.cloud.works import ENDPOINT, Works

ROOT = Path(__file__).parents[3]
CLOUD_PYTHON = ROOT / ".venv-cloud" / "bin" / "python"


@pytest.fixture(scope="package")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(scope="package")
def clients(sandbox: Sandbox) -> Iterator[dict[str, Any]]:
    clients: dict[str, Any] = {}
    yield clients
    for client in clients.values():
        client.close()


@pytest.fixture(scope="package")
def group(sandbox: Sandbox, clients: dict[str, Any]) -> PersonalizeNames:
    """The bucket, the endpoint and the dataset group that all tests share."""
    make_bucket(sandbox.client, sandbox.options.bucket, REGION)
    sagemaker = sandbox.client("sagemaker")
    role = "arn:aws:iam::123456789012:role/sagemaker"
    sagemaker.create_model(ModelName="painter", ExecutionRoleArn=role, PrimaryContainer={"Image": "painter"})
    variant = {
        "VariantName": "all",
        "ModelName": "painter",
        "InitialInstanceCount": 1,
        "InstanceType": "ml.g4dn.xlarge",
    }
    sagemaker.create_endpoint_config(EndpointConfigName="painter", ProductionVariants=[variant])
    sagemaker.create_endpoint(EndpointName=ENDPOINT, EndpointConfigName="painter")
    return PersonalizeMaker(sandbox.client, "functions").make_group()


@pytest.fixture
def works(sandbox: Sandbox, clients: dict[str, Any], group: PersonalizeNames) -> Iterator[Works]:
    made = Works(sandbox, clients, f"w{uuid.uuid4().hex[:8]}", group.datasets["ITEMS"])
    sandbox.clear_journal()
    yield made
    sandbox.clear_faults()
    violations = sandbox.violations
    sandbox.clear_journal()
    assert not violations


@pytest.fixture(scope="session")
def small_jpeg() -> bytes:
    return PaintingGenerator().generate(Prompt(Mood.HAPPY, "a field", seed=3, width_px=128, height_px=128))


@pytest.fixture
def said() -> list[str]:
    """What a command told its user."""
    return []


@pytest.fixture(scope="session")
def cloud_python() -> Path:
    """The Python that has CDK."""
    if not CLOUD_PYTHON.exists() or not shutil.which("node"):
        pytest.skip("the environment of the extra `cloud` (.venv-cloud) or node is not here")
    return CLOUD_PYTHON


@pytest.fixture(scope="session")
def made(cloud_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Templates of three plans, made and checked once."""
    folder = tmp_path_factory.mktemp("templates")
    ran = subprocess.run(
        [cloud_python, "-m", "tests.installer.cloud.check_templates", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1])["failed"] == 0
    return folder
