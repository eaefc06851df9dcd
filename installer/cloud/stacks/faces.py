"""The face collection and the sweeper that forgets in time."""

from pathlib import Path

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_rekognition as rekognition
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from installer.cloud.plan import Plan
from installer.cloud.stacks.shop_function import ShopFunction
from installer.cloud.stacks.shop_stack import ShopStack, allow
from kiosk.adapters.aws.names import BY_USER

TIMEOUT_S = 300


class Faces(ShopStack):
    """Vectors of those who agreed to be remembered, and what deletes them."""

    def __init__(self, scope: Construct, plan: Plan, code: Path, visitors: dynamodb.Table) -> None:
        super().__init__(scope, "faces", plan, "Faces of visitors, and their retention")
        collection = rekognition.CfnCollection(self, "collection", collection_id=plan.part("visitors"))
        collection.apply_removal_policy(RemovalPolicy.RETAIN)
        missed = sqs.Queue(
            self,
            "sweep-dead",
            queue_name=plan.part("sweep-dead"),
            retention_period=Duration.days(14),
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
        )
        stream = visitors.table_stream_arn or ""
        faces = ["rekognition:ListFaces", "rekognition:ListUsers"]
        faces += ["rekognition:DeleteFaces", "rekognition:DeleteUser"]
        rows = ["dynamodb:Scan", "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem"]
        read = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        sweep = ShopFunction(
            self,
            "sweep_visitors",
            code,
            {
                "COLLECTION": plan.part("visitors"),
                "VISITORS_TABLE": plan.part("visitors"),
                "INTERACTIONS_TABLE": plan.part("interactions"),
            },
            [
                allow("delete faces whose time is over", faces, [self.collection()]),
                allow("find and delete visitors whose time is over", rows, [self.table("visitors")]),
                allow(
                    "find what they did",
                    ["dynamodb:Query"],
                    [f"{self.table('interactions')}/index/{BY_USER}"],
                ),
                allow("delete what they did", ["dynamodb:DeleteItem"], [self.table("interactions")]),
                allow("hear of rows that expire", read, [stream]),
                # https://docs.aws.amazon.com/service-authorization: this action has no resource type
                allow("find the stream", ["dynamodb:ListStreams"], ["*"]),
                allow("keep what could not be read", ["sqs:SendMessage"], [missed.queue_arn]),
            ],
            timeout_s=TIMEOUT_S,
        )
        events.Rule(
            self,
            "every-night",
            schedule=events.Schedule.cron(hour="18", minute="30"),  # 03:30 in Seoul
            targets=[targets.LambdaFunction(sweep)],
        )
        lambda_.CfnEventSourceMapping(
            self,
            "expired",
            function_name=sweep.function_name,
            event_source_arn=stream,
            starting_position="TRIM_HORIZON",
            batch_size=10,
            maximum_retry_attempts=20,
            bisect_batch_on_function_error=True,
            function_response_types=["ReportBatchItemFailures"],
            destination_config=lambda_.CfnEventSourceMapping.DestinationConfigProperty(
                on_failure=lambda_.CfnEventSourceMapping.OnFailureProperty(destination=missed.queue_arn)
            ),
            filter_criteria=lambda_.CfnEventSourceMapping.FilterCriteriaProperty(
                filters=[lambda_.CfnEventSourceMapping.FilterProperty(pattern='{"eventName":["REMOVE"]}')]
            ),
        ).node.add_dependency(sweep.role or sweep)
