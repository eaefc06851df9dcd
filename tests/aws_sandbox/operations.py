"""Which operation of which service a request means."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import botocore.session
from botocore.model import OperationModel, ServiceModel

from tests.aws_sandbox.wire import Request

# By prefix of X-Amz-Target: json 1.0 and 1.1.
_TARGETS = {
    "RekognitionService": "rekognition",
    "AmazonPersonalize": "personalize",
    "DynamoDB_20120810": "dynamodb",
    "AmazonSQS": "sqs",
    "SageMaker": "sagemaker",
}
# By signing name, for those that have no target; the first whose paths fit.
_SIGNED = {
    "personalize": ("personalize-events", "personalize-runtime"),
    "sagemaker": ("sagemaker-runtime",),
    "iot": ("iot",),
    "sts": ("sts",),
    "s3": ("s3",),
}
PICTURES_PATH = "/__cdn__/"


@dataclass(frozen=True, slots=True)
class Signature:
    """What the Authorization header or a presigned query says; nothing of the signature itself."""

    access_key: str = ""
    region: str = "us-east-1"
    service: str = ""
    token: str = ""


def signature_of(request: Request) -> Signature:
    """Who signed a request, for which region and service."""
    token = request.headers.get("x-amz-security-token", "")
    found = re.search(r"Credential=([^,\s]+)", request.headers.get("authorization", ""))
    scope = found.group(1) if found else request.query.get("X-Amz-Credential", "")
    parts = scope.split("/")
    if len(parts) < 5:
        return Signature(token=token)
    access_key = "/".join(parts[:-4])
    return Signature(access_key, parts[-3], parts[-2], token or request.query.get("X-Amz-Security-Token", ""))


def find_operation(request: Request, signature: Signature) -> tuple[str, str]:
    """(service, operation); the operation is empty when none fits."""
    if request.path.startswith(PICTURES_PATH):
        return "cloudfront", "GetPicture"
    prefix, _, operation = request.headers.get("x-amz-target", "").partition(".")
    if prefix:
        return _TARGETS.get(prefix, signature.service), operation
    services = _SIGNED.get(signature.service, (signature.service or "s3",))
    for service in services:
        if service == "sts":
            return service, dict(parse_qsl(request.body.decode("utf-8", "replace"))).get("Action", "")
        if service == "s3":
            return service, _s3_operation(request)
        routes = _routes(service, request.method) if service in known_services() else []
        for pattern, operation in routes:
            if pattern.fullmatch(urlsplit(request.target).path):
                return service, operation
    return services[0], ""


@cache
def known_services() -> frozenset[str]:
    """Every service that botocore has a model of."""
    return frozenset(botocore.session.get_session().get_available_services())


@cache
def service_model(service: str) -> ServiceModel:
    """botocore's model of a service. Raises UnknownServiceError."""
    return botocore.session.get_session().get_service_model(service)


def operation_model(service: str, operation: str) -> OperationModel | None:
    """The model of one operation, or None."""
    if service not in known_services():
        return None
    model = service_model(service)
    return model.operation_model(operation) if operation in model.operation_names else None


@cache
def _routes(service: str, method: str) -> list[tuple[re.Pattern[str], str]]:
    """Paths of a rest service, the ones with the most fixed letters first."""
    model = service_model(service)
    found: list[tuple[int, re.Pattern[str], str]] = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        if http["method"] == method:
            path = urlsplit(http["requestUri"]).path
            fixed = re.split(r"\{[^}]+\}", path)
            found.append((len("".join(fixed)), re.compile("[^/]+".join(map(re.escape, fixed))), name))
    return [(pattern, name) for _, pattern, name in sorted(found, key=lambda route: -route[0])]


def _s3_operation(request: Request) -> str:
    """The few operations of S3 that we use, by method, path depth, query and headers."""
    bucket, _, key = request.path.lstrip("/").partition("/")
    query, whole = request.query, "Object" if key else "Bucket"
    for flag, name in (
        ("tagging", "Tagging"),
        ("acl", "Acl"),
        ("versioning", "Versioning"),
        ("policy", "Policy"),
    ):
        if flag in query:
            return f"{request.method.title()}{whole}{name}"
    if "uploadId" in query or "uploads" in query:
        parts = {"POST": "CompleteMultipartUpload", "PUT": "UploadPart", "DELETE": "AbortMultipartUpload"}
        return "CreateMultipartUpload" if "uploads" in query else parts.get(request.method, "ListParts")
    if key:
        if request.method == "PUT" and "x-amz-copy-source" in request.headers:
            return "CopyObject"
        return f"{request.method.title()}Object"
    if not bucket:
        return "ListBuckets"
    if request.method == "POST" and "delete" in query:
        return "DeleteObjects"
    if request.method == "GET":
        return "ListObjectsV2" if query.get("list-type") == "2" else "GetBucket"
    return {"PUT": "CreateBucket", "DELETE": "DeleteBucket", "HEAD": "HeadBucket"}.get(request.method, "")
