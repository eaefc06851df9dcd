"""boto3 clients for functions, with the time-outs and tries that fit each service."""

from collections.abc import Callable
from typing import Any

import boto3
from botocore.config import Config

ClientOf = Callable[[str], Any]
"""A boto3 client by botocore's name of the service."""
Handler = Callable[[dict[str, Any]], dict[str, Any]]
"""A function's work: Lambda's event in, its answer out."""

GENERATION_READ_S = 70.0
"""SageMaker lets a model take 60 s and advises ten more for the client."""


def make_client(service: str) -> Any:
    """A client of the region that the function runs in."""
    slow = service == "sagemaker-runtime"
    config = Config(
        connect_timeout=3,
        read_timeout=GENERATION_READ_S if slow else 10.0,
        # a generation that is late would be made and paid for twice
        retries={"mode": "standard", "total_max_attempts": 1 if slow else 4},
    )
    make: Callable[..., Any] = boto3.client  # its stubs want a literal name
    return make(service, config=config)
