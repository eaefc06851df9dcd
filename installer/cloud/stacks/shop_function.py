"""A Lambda function with a role and a log of its own, and queues that set poison aside."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from installer.cloud.stacks.shop_stack import ShopStack, allow

BACKSTOP_TRIES = 50
"""When SQS itself gives up. Functions do so much earlier and say why; this is for those that crash."""


class ShopFunction(lambda_.Function):
    """One of `installer/cloud/functions`, with these permissions and no others."""

    def __init__(
        self,
        scope: ShopStack,
        module: str,
        code: Path,
        environment: Mapping[str, str],
        permissions: Sequence[iam.PolicyStatement],
        *,
        timeout_s: int,
        memory_mb: int = 256,
    ) -> None:
        name = scope.plan.part(module.replace("_", "-"))
        log = logs.LogGroup(
            scope,
            f"{module}-log",
            log_group_name=f"/aws/lambda/{name}",
            retention=logs.RetentionDays.ONE_MONTH,
            removal_policy=RemovalPolicy.DESTROY,
        )
        role = iam.Role(
            scope, f"{module}-role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"), description=name
        )
        role.add_to_policy(
            allow("write its log", ["logs:CreateLogStream", "logs:PutLogEvents"], [log.log_group_arn])
        )
        for one in permissions:
            role.add_to_policy(one)
        super().__init__(
            scope,
            module,
            function_name=name,
            runtime=lambda_.Runtime.PYTHON_3_12,
            architecture=lambda_.Architecture.ARM_64,
            code=lambda_.Code.from_asset(str(code)),
            handler=f"installer.cloud.functions.{module}.handler",
            environment=dict(environment),
            role=role,
            log_group=log,
            timeout=Duration.seconds(timeout_s),
            memory_size=memory_mb,
        )
        self.node.add_dependency(log)


class ShopQueue(sqs.Queue):
    """A FIFO queue with its dead-letter queue, both encrypted and for TLS only."""

    def __init__(
        self, scope: Construct, plan_name: str, role: str, function_timeout_s: int, *, by_content: bool
    ) -> None:
        """`by_content`: EventBridge cannot give a message an id of its own."""
        self.dead = sqs.Queue(
            scope,
            f"{role}-dead",
            queue_name=f"{plan_name}-{role}-dead.fifo",
            fifo=True,
            retention_period=Duration.days(14),
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
        )
        super().__init__(
            scope,
            role,
            queue_name=f"{plan_name}-{role}.fifo",
            fifo=True,
            content_based_deduplication=by_content,
            deduplication_scope=sqs.DeduplicationScope.MESSAGE_GROUP,
            fifo_throughput_limit=sqs.FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
            # https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
            visibility_timeout=Duration.seconds(6 * function_timeout_s),
            retention_period=Duration.days(4),
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.dead, max_receive_count=BACKSTOP_TRIES),
        )

    def permissions(self) -> list[iam.PolicyStatement]:
        """What the function that works on this queue needs of it."""
        receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        receive.append("sqs:ChangeMessageVisibility")
        return [
            allow(f"take messages from {self.node.id}", receive, [self.queue_arn]),
            allow(f"set poison of {self.node.id} aside", ["sqs:SendMessage"], [self.dead.queue_arn]),
        ]

    def environment(self) -> dict[str, str]:
        """Where the function finds the queue."""
        return {"QUEUE_URL": self.queue_url, "DEAD_LETTERS_URL": self.dead.queue_url}

    def feed(self, function: lambda_.Function, *, batch: int, most_at_once: int) -> None:
        """Lets Lambda call the function with messages; it answers which of them failed."""
        lambda_.EventSourceMapping(
            self,
            "feed",
            target=function,
            event_source_arn=self.queue_arn,
            batch_size=batch,
            max_concurrency=most_at_once,
            report_batch_item_failures=True,
        )
