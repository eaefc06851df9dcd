"""A sandbox for the functions, with one Personalize dataset group and one endpoint."""

import uuid
from collections.abc import Iterator
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
