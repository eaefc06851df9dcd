"""From an order to the pool: queues, functions, and a model on SageMaker that costs nothing while idle."""

from pathlib import Path

from aws_cdk import CfnOutput, CfnParameter
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sagemaker as sagemaker
from constructs import Construct

from installer.cloud.plan import Generation, Plan
from installer.cloud.stacks.endpoint_scaling import scale_to_zero, stop_when_idle
from installer.cloud.stacks.shop_function import ShopFunction, ShopQueue
from installer.cloud.stacks.shop_stack import ShopStack, allow

ORDER_TIMEOUT_S = 90
"""One picture: 70 s for the model, and the bucket."""
ASK_TIMEOUT_S = 30
COLLECT_TIMEOUT_S = 60
VARIANT = "all"
MODEL_ENVIRONMENT = {
    "SAGEMAKER_PROGRAM": "inference.py",
    "SAGEMAKER_SUBMIT_DIRECTORY": "/opt/ml/model/code",
    "SAGEMAKER_ENV": "1",
    "SAGEMAKER_MODEL_SERVER_WORKERS": "1",
    "MODEL_CACHE_ROOT": "/opt/ml/model",
}
"""What JumpStart's containers expect of a model that brings its own script."""


class GenerationStack(ShopStack):
    """An asynchronous endpoint that scales to zero, or a real-time one that is started for a batch."""

    def __init__(self, scope: Construct, plan: Plan, code: Path) -> None:
        super().__init__(scope, "generation", plan, "Generation of pictures")
        self._code = code
        asynchronous = plan.generation is Generation.ASYNC
        timeout_s = ASK_TIMEOUT_S if asynchronous else ORDER_TIMEOUT_S
        orders = ShopQueue(self, plan.name, "orders", timeout_s, by_content=False)
        config = self._make_config(asynchronous)
        endpoint = plan.part("painter")
        if asynchronous:
            made = sagemaker.CfnEndpoint(
                self,
                "endpoint",
                endpoint_name=endpoint,
                endpoint_config_name=config.attr_endpoint_config_name,
                retain_all_variant_properties=True,  # its size is the scaling policy's business
            )
            scale_to_zero(self, made, VARIANT)
            self._collect(orders)
        else:
            stop_when_idle(self, code, endpoint, VARIANT, orders)
        generate = ShopFunction(
            self,
            "generate_picture",
            code,
            {
                **self._pool_environment(),
                **orders.environment(),
                "ENDPOINT": endpoint,
                "ENDPOINT_KIND": str(plan.generation),
            },
            [
                *orders.permissions(),
                *self._pool_permissions(),
                *self._order_permissions(asynchronous, endpoint),
            ],
            timeout_s=timeout_s,
        )
        # one order a call: a slow one is not counted against those behind it
        orders.feed(generate, batch=1, most_at_once=4)
        CfnOutput(self, "OrdersQueue", value=orders.queue_url)
        CfnOutput(self, "Endpoint", value=endpoint)
        CfnOutput(self, "EndpointConfig", value=config.attr_endpoint_config_name)

    def _make_config(self, asynchronous: bool) -> sagemaker.CfnEndpointConfig:
        image = CfnParameter(self, "ModelImage", description="Container image of the model")
        data = CfnParameter(self, "ModelData", description="S3 address of the model's files")
        source = CfnParameter(
            self, "ModelDataArn", description="What the model may read: an ARN, with /* for a prefix"
        )
        registry = CfnParameter(self, "ModelRegistryArn", description="ARN of the image's repository")
        shape = CfnParameter(
            self, "ModelDataType", default="S3Object", allowed_values=["S3Object", "S3Prefix"]
        )
        packed = CfnParameter(self, "ModelCompression", default="Gzip", allowed_values=["Gzip", "None"])
        role = self._make_role(source.value_as_string, registry.value_as_string, asynchronous)
        model = sagemaker.CfnModel(
            self,
            "model",
            execution_role_arn=role.role_arn,
            enable_network_isolation=True,
            primary_container=sagemaker.CfnModel.ContainerDefinitionProperty(
                image=image.value_as_string,
                model_data_source=sagemaker.CfnModel.ModelDataSourceProperty(
                    s3_data_source=sagemaker.CfnModel.S3DataSourceProperty(
                        s3_uri=data.value_as_string,
                        s3_data_type=shape.value_as_string,
                        compression_type=packed.value_as_string,
                    )
                ),
                environment=MODEL_ENVIRONMENT,
            ),
        )
        model.node.add_dependency(role)
        answers = None
        if asynchronous:
            config = sagemaker.CfnEndpointConfig
            answers = config.AsyncInferenceConfigProperty(
                client_config=config.AsyncInferenceClientConfigProperty(
                    max_concurrent_invocations_per_instance=1
                ),
                output_config=config.AsyncInferenceOutputConfigProperty(
                    s3_output_path=f"s3://{self.bucket_name}/async-output/",
                    s3_failure_path=f"s3://{self.bucket_name}/async-error/",
                ),
            )
        return sagemaker.CfnEndpointConfig(
            self,
            "config",
            production_variants=[
                sagemaker.CfnEndpointConfig.ProductionVariantProperty(
                    variant_name=VARIANT,
                    model_name=model.attr_model_name,
                    instance_type=self.plan.instance,
                    initial_instance_count=1,
                    initial_variant_weight=1,
                )
            ],
            async_inference_config=answers,
        )

    def _make_role(self, data_arn: str, registry_arn: str, asynchronous: bool) -> iam.Role:
        role = iam.Role(
            self,
            "model-role",
            assumed_by=iam.ServicePrincipal("sagemaker.amazonaws.com"),
            description=f"{self.plan.name}: the model",
        )
        logs = self.arn("logs", f"log-group:/aws/sagemaker/Endpoints/{self.plan.part('painter')}*")
        pull = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"]
        write = [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "logs:DescribeLogStreams",
        ]
        role.add_to_policy(allow("load the model", ["s3:GetObject", "s3:ListBucket"], [data_arn]))
        role.add_to_policy(allow("pull the model's image", pull, [registry_arn]))
        # https://docs.aws.amazon.com/service-authorization: this action has no resource type
        role.add_to_policy(allow("sign in to the registry", ["ecr:GetAuthorizationToken"], ["*"]))
        role.add_to_policy(allow("write the model's log", write, [logs]))
        if asynchronous:
            where = self.objects("async-output/", "async-error/")
            role.add_to_policy(allow("write answers", ["s3:PutObject"], where))
        return role

    def _collect(self, orders: ShopQueue) -> None:
        """The way of an asynchronous answer into the pool."""
        outcomes = ShopQueue(self, self.plan.name, "outcomes", COLLECT_TIMEOUT_S, by_content=True)
        for prefix in ("async-output/", "async-error/"):
            events.Rule(
                self,
                prefix.rstrip("/"),
                event_pattern=events.EventPattern(
                    source=["aws.s3"],
                    detail_type=["Object Created"],
                    detail={
                        "bucket": {"name": [self.bucket_name]},
                        "object": {"key": [{"prefix": prefix}]},
                    },
                ),
                targets=[targets.SqsQueue(outcomes, message_group_id=prefix.rstrip("/"))],
            )
        answers = self.objects("async-output/", "async-error/")
        collect = ShopFunction(
            self,
            "collect_picture",
            self._code,
            {
                **self._pool_environment(),
                **outcomes.environment(),
                "DEAD_ORDERS_URL": orders.dead.queue_url,
            },
            [
                *outcomes.permissions(),
                *self._pool_permissions(),
                allow("take the model's answers", ["s3:GetObject", "s3:DeleteObject"], answers),
                allow(
                    "look up and close orders",
                    ["dynamodb:GetItem", "dynamodb:DeleteItem"],
                    [self.table("batches")],
                ),
                allow("set failed orders aside", ["sqs:SendMessage"], [orders.dead.queue_arn]),
            ],
            timeout_s=COLLECT_TIMEOUT_S,
        )
        outcomes.feed(collect, batch=10, most_at_once=2)

    def _pool_environment(self) -> dict[str, str]:
        return {
            "BUCKET": self.bucket_name,
            "PICTURES_TABLE": self.plan.part("pictures"),
            "BATCHES_TABLE": self.plan.part("batches"),
            "MODEL": self.plan.model,
        }

    def _pool_permissions(self) -> list[iam.PolicyStatement]:
        pool = self.objects("imgPool/")
        return [
            allow(
                "put pictures into the pool and see which are there", ["s3:GetObject", "s3:PutObject"], pool
            ),
            allow("tell a missing picture from a hidden one", ["s3:ListBucket"], [self.bucket_arn()]),
            allow("list pictures of the pool", ["dynamodb:PutItem"], [self.table("pictures")]),
        ]

    def _order_permissions(self, asynchronous: bool, endpoint: str) -> list[iam.PolicyStatement]:
        where = [self.arn("sagemaker", f"endpoint/{endpoint}")]
        flags = allow("see which batches are cancelled", ["dynamodb:GetItem"], [self.table("batches")])
        if not asynchronous:
            return [allow("have pictures made", ["sagemaker:InvokeEndpoint"], where), flags]
        book = ["dynamodb:PutItem", "dynamodb:DeleteItem"]
        return [
            allow("have pictures made", ["sagemaker:InvokeEndpointAsync"], where),
            flags,
            allow("open orders", book, [self.table("batches")]),
        ]
