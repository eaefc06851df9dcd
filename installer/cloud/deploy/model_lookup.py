"""Finds the files and the image of a JumpStart model in its region's public catalogue."""

import json
from dataclasses import dataclass
from typing import Any

from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.plan import Plan

CATALOGUE = "models_manifest.json"


@dataclass(frozen=True, slots=True)
class Model:
    """What the template of generation asks for."""

    image: str
    data: str

    def parameters(self) -> dict[str, str]:
        """As parameters of the stack."""
        bucket, _, key = self.data.removeprefix("s3://").partition("/")
        prefix = key.endswith("/")
        host, _, name = self.image.partition("/")
        account, _, _, region, *_ = host.split(".")
        repository = name.partition(":")[0].partition("@")[0]
        return {
            "ModelImage": self.image,
            "ModelData": self.data,
            "ModelDataArn": f"arn:aws:s3:::{bucket}/{key}{'*' if prefix else ''}",
            "ModelDataType": "S3Prefix" if prefix else "S3Object",
            "ModelCompression": "None" if prefix else "Gzip",
            "ModelRegistryArn": f"arn:aws:ecr:{region}:{account}:repository/{repository}",
        }


def find_model(s3: Any, plan: Plan) -> Model:
    """The newest version of the plan's model for its machine. Raises DeploymentFailed."""
    bucket = f"jumpstart-cache-prod-{plan.region}"
    listed = [one for one in _read(s3, bucket, CATALOGUE) if one.get("model_id") == plan.model]
    if not listed:
        raise DeploymentFailed("JumpStart has no such model here", item=plan.model, remedy=_SAY)
    newest = max(listed, key=lambda one: tuple(int(part) for part in one["version"].split(".")))
    spec = _read(s3, bucket, newest["spec_key"])
    files = spec.get("hosting_prepacked_artifact_key") or spec.get("hosting_artifact_key")
    variants = spec.get("hosting_instance_type_variants") or {}
    family = plan.instance.split(".")[1]
    alias = (
        variants.get("variants", {}).get(family, {}).get("regional_properties", {}).get("image_uri", "")
    ).lstrip("$")
    image = variants.get("regional_aliases", {}).get(plan.region, {}).get(alias)
    if not files or not image:
        raise DeploymentFailed(f"The model does not run on {plan.instance}", item=plan.model, remedy=_SAY)
    return Model(str(image), f"s3://{bucket}/{files}")


_SAY = "Choose another model or machine, or say --model-image and --model-data."


def _read(s3: Any, bucket: str, key: str) -> Any:
    with s3.get_object(Bucket=bucket, Key=key)["Body"] as stream:
        return json.loads(stream.read())
