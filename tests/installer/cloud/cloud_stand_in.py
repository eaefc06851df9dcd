"""CloudFormation for the few resources of Personalize that moto's cannot make."""

import json
from collections.abc import Mapping
from typing import Any

import boto3
from botocore.config import Config

from installer.cloud.functions import make_solution
from tests.aws_sandbox.access import ACCESS_KEY, REGION, SECRET_KEY
from tests.aws_sandbox.wire import ACCOUNT
from tests.installer.cloud.works import Works

_PSEUDO = {"AWS::AccountId": ACCOUNT, "AWS::Partition": "aws", "AWS::Region": REGION}


class CloudFormationStandIn:
    """Makes `Custom::PersonalizeSolution` and `AWS::Personalize::Campaign` from the templates themselves."""

    def __init__(self, works: Works, outputs: dict[str, dict[str, str]]) -> None:
        self._works = works
        self._outputs = outputs

    def deploy(self, name: str, template: str, parameters: Mapping[str, str] | None = None) -> dict[str, str]:
        values = _PSEUDO | dict(parameters or {})
        for one in json.loads(template)["Resources"].values():
            properties = resolved(one.get("Properties", {}), values)
            if one["Type"] == "Custom::PersonalizeSolution":
                answer = self.custom("Create", properties)
                assert answer["Status"] == "SUCCESS", answer
                self._outputs[name] = answer["Data"]
            if one["Type"] == "AWS::Personalize::Campaign":
                made = self._works.client("personalize").create_campaign(
                    name=properties["Name"],
                    solutionVersionArn=properties["SolutionVersionArn"],
                    minProvisionedTPS=properties["MinProvisionedTPS"],
                )
                self._outputs[name] = {"CampaignArn": made["campaignArn"]}
        return self.outputs(name)

    def custom(self, kind: str, properties: Mapping[str, Any], arn: str = "") -> dict[str, Any]:
        """Calls the function as CloudFormation does and reads what it wrote to the signed address."""
        s3: Any = boto3.client(
            "s3",
            endpoint_url=self._works.sandbox.endpoint,
            region_name=REGION,
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=SECRET_KEY,
            config=Config(signature_version="s3v4"),
        )
        place = {"Bucket": self._works.bucket, "Key": f"answers/{self._works.name}.json"}
        event = {
            "RequestType": kind,
            "ResponseURL": s3.generate_presigned_url("put_object", place),
            "StackId": "arn:aws:cloudformation:stack",
            "RequestId": "1",
            "LogicalResourceId": "solution",
            "ResourceProperties": properties,
        }
        make_solution.build({}, self._works.client)(event | ({"PhysicalResourceId": arn} if arn else {}))
        told: dict[str, Any] = json.loads(s3.get_object(**place)["Body"].read())
        s3.close()
        return told

    def delete(self, name: str) -> bool:
        return self._outputs.pop(name, None) is not None

    def status(self, name: str) -> str | None:
        return "CREATE_COMPLETE" if name in self._outputs else None

    def outputs(self, name: str) -> dict[str, str]:
        return self._outputs.get(name, {})


def resolved(value: Any, values: Mapping[str, str]) -> Any:
    """A part of a template with its references filled in."""
    match value:
        case {"Ref": name}:
            return values.get(name, "")
        case {"Fn::Join": [separator, parts]}:
            return str(separator).join(resolved(part, values) for part in parts)
        case {"Fn::GetAtt": _}:
            return ""
        case dict():
            return {key: resolved(one, values) for key, one in value.items()}
        case list():
            return [resolved(one, values) for one in value]
    return value
