"""Run by the environment of the extra `cloud`: makes the templates of three plans and asserts with AWS CDK.

`python -m tests.installer.cloud.check_templates FOLDER` writes `FOLDER/<plan>/*.template.json`; what does
not hold is told on stderr, and the exit code is 1.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from aws_cdk.assertions import Match, Template

from installer.cloud.app import make_templates
from installer.cloud.plan import Generation, Plan

PLANS = {
    "async": Plan(email="shop@example.com"),
    "realtime": Plan(generation=Generation.REALTIME, withdrawn_days=90),
    "none": Plan(generation=Generation.NONE, personalize=False),
}


def main(folder: Path) -> int:
    """Makes and checks everything."""
    for name, plan in PLANS.items():
        make_templates(plan, folder / name)
    failed = 0
    for stack, check in CHECKS:
        text = (folder / "async" / f"emotion-kiosk-{stack}.template.json").read_text(encoding="utf-8")
        try:
            check(Template.from_string(text))
        except RuntimeError as trouble:
            failed += 1
            sys.stderr.write(f"{check.__name__}: {trouble}\n")
    sys.stdout.write(json.dumps({"checks": len(CHECKS), "failed": failed}) + "\n")
    return 1 if failed else 0


def the_bucket_is_private_encrypted_and_kept(template: Template) -> None:
    closed = dict.fromkeys(
        ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"), True
    )
    rule = {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    template.resource_count_is("AWS::S3::Bucket", 1)
    template.has_resource(
        "AWS::S3::Bucket",
        {
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
            "Properties": {
                "PublicAccessBlockConfiguration": closed,
                "BucketEncryption": {"ServerSideEncryptionConfiguration": [rule]},
                "NotificationConfiguration": {"EventBridgeConfiguration": {"EventBridgeEnabled": True}},
            },
        },
    )


def the_bucket_takes_tls_only_and_delivers_live_pictures_only(template: Template) -> None:
    template.has_resource_properties(
        "AWS::S3::BucketPolicy",
        {
            "PolicyDocument": {
                "Statement": Match.array_with(
                    [
                        Match.object_like(
                            {"Effect": "Deny", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
                        ),
                        Match.object_like(
                            {
                                "Sid": "DeliverLivePictures",
                                "Resource": {"Fn::Join": ["", [Match.any_value(), "/emotions/*"]]},
                            }
                        ),
                    ]
                )
            }
        },
    )
    template.resource_count_is("AWS::CloudFront::CloudFrontOriginAccessIdentity", 0)
    template.has_resource_properties(
        "AWS::CloudFront::OriginAccessControl",
        {"OriginAccessControlConfig": Match.object_like({"SigningBehavior": "always"})},
    )


def tables_are_kept_encrypted_and_recoverable(template: Template) -> None:
    template.resource_count_is("AWS::DynamoDB::Table", 4)
    template.all_resources(
        "AWS::DynamoDB::Table",
        {
            "DeletionPolicy": "Retain",
            "Properties": Match.object_like(
                {
                    "SSESpecification": {"SSEEnabled": True},
                    "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
                }
            ),
        },
    )
    template.has_resource_properties(
        "AWS::DynamoDB::Table",
        {
            "TableName": "emotion-kiosk-visitors",
            "TimeToLiveSpecification": {"AttributeName": "expires_at", "Enabled": True},
        },
    )


def queues_are_encrypted_and_set_poison_aside(template: Template) -> None:
    template.all_resources_properties("AWS::SQS::Queue", {"SqsManagedSseEnabled": True})
    template.has_resource_properties(
        "AWS::SQS::Queue",
        {
            "FifoQueue": True,
            "RedrivePolicy": {"deadLetterTargetArn": Match.any_value(), "maxReceiveCount": 50},
        },
    )


def functions_run_a_supported_python_with_a_log_that_ends(template: Template) -> None:
    template.all_resources_properties("AWS::Lambda::Function", {"Runtime": "python3.12"})
    template.all_resources_properties("AWS::Logs::LogGroup", {"RetentionInDays": 30})


def certificates_sign_in_as_kiosks_and_nothing_else(template: Template) -> None:
    template.resource_count_is("AWS::IAM::User", 0)
    template.resource_count_is("AWS::IAM::AccessKey", 0)
    template.has_resource_properties(
        "AWS::IoT::Policy",
        {
            "PolicyDocument": {
                "Statement": [
                    Match.object_like({"Action": "iot:AssumeRoleWithCertificate", "Effect": "Allow"})
                ]
            }
        },
    )
    template.has_resource_properties("AWS::IoT::RoleAlias", {"CredentialDurationSeconds": 3600})


CHECKS: list[tuple[str, Callable[[Template], None]]] = [
    ("storage", the_bucket_is_private_encrypted_and_kept),
    ("storage", the_bucket_takes_tls_only_and_delivers_live_pictures_only),
    ("storage", tables_are_kept_encrypted_and_recoverable),
    ("pictures", queues_are_encrypted_and_set_poison_aside),
    ("generation", queues_are_encrypted_and_set_poison_aside),
    ("pictures", functions_run_a_supported_python_with_a_log_that_ends),
    ("generation", functions_run_a_supported_python_with_a_log_that_ends),
    ("faces", functions_run_a_supported_python_with_a_log_that_ends),
    ("fleet", certificates_sign_in_as_kiosks_and_nothing_else),
]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
