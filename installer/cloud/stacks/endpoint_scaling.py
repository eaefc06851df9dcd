"""Endpoints that cost nothing while nobody orders: one scales to zero, the other is stopped."""

from pathlib import Path

from aws_cdk import Duration
from aws_cdk import aws_applicationautoscaling as scaling
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_sagemaker as sagemaker

from installer.cloud.stacks.shop_function import ShopFunction, ShopQueue
from installer.cloud.stacks.shop_stack import ShopStack, allow

_DIMENSION = "sagemaker:variant:DesiredInstanceCount"


def scale_to_zero(stack: ShopStack, endpoint: sagemaker.CfnEndpoint, variant: str) -> None:
    """One machine while orders wait, none ten minutes after the last.

    https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html: without the second policy
    it would wake only when the backlog exceeds the target.
    """
    name = stack.plan.part("painter")
    policy = scaling.CfnScalingPolicy
    target = scaling.CfnScalableTarget(
        stack,
        "size",
        service_namespace="sagemaker",
        resource_id=f"endpoint/{name}/variant/{variant}",
        scalable_dimension=_DIMENSION,
        min_capacity=0,
        max_capacity=1,
        role_arn=stack.format_arn(
            service="iam",
            region="",
            resource="role",
            resource_name="aws-service-role/sagemaker.application-autoscaling.amazonaws.com/"
            "AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint",
        ),
    )
    target.node.add_dependency(endpoint)
    policy(
        stack,
        "by-backlog",
        policy_name=f"{name}-backlog",
        policy_type="TargetTrackingScaling",
        scaling_target_id=target.ref,
        target_tracking_scaling_policy_configuration=policy.TargetTrackingScalingPolicyConfigurationProperty(
            target_value=2,
            scale_in_cooldown=600,
            scale_out_cooldown=60,
            customized_metric_specification=policy.CustomizedMetricSpecificationProperty(
                namespace="AWS/SageMaker",
                metric_name="ApproximateBacklogSizePerInstance",
                statistic="Average",
                dimensions=[policy.MetricDimensionProperty(name="EndpointName", value=name)],
            ),
        ),
    )
    wake = policy(
        stack,
        "wake-up",
        policy_name=f"{name}-wake-up",
        policy_type="StepScaling",
        scaling_target_id=target.ref,
        step_scaling_policy_configuration=policy.StepScalingPolicyConfigurationProperty(
            adjustment_type="ExactCapacity",
            cooldown=300,
            metric_aggregation_type="Maximum",
            step_adjustments=[
                policy.StepAdjustmentProperty(metric_interval_lower_bound=0, scaling_adjustment=1)
            ],
        ),
    )
    cloudwatch.CfnAlarm(
        stack,
        "orders-and-no-machine",
        alarm_name=f"{name}-wake-up",
        alarm_description="Orders wait and no machine runs: wakes one up",
        namespace="AWS/SageMaker",
        metric_name="HasBacklogWithoutCapacity",
        dimensions=[cloudwatch.CfnAlarm.DimensionProperty(name="EndpointName", value=name)],
        statistic="Maximum",
        period=60,
        evaluation_periods=1,
        threshold=1,
        comparison_operator="GreaterThanOrEqualToThreshold",
        treat_missing_data="missing",
        alarm_actions=[wake.ref],
    )


def stop_when_idle(stack: ShopStack, code: Path, endpoint: str, variant: str, orders: ShopQueue) -> None:
    """An alarm on `idle_minutes` without an invocation, and the function that then deletes the endpoint."""
    minutes = stack.plan.idle_minutes
    alarm = cloudwatch.Alarm(
        stack,
        "idle",
        alarm_name=f"{endpoint}-idle",
        alarm_description=f"Nobody has used the endpoint for {minutes} minutes",
        metric=cloudwatch.Metric(
            namespace="AWS/SageMaker",
            metric_name="Invocations",
            dimensions_map={"EndpointName": endpoint, "VariantName": variant},
            statistic="Sum",
            period=Duration.minutes(5),
        ),
        threshold=1,
        comparison_operator=cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluation_periods=minutes // 5,
        treat_missing_data=cloudwatch.TreatMissingData.BREACHING,
    )
    where = [stack.arn("sagemaker", f"endpoint/{endpoint}")]
    stop = ShopFunction(
        stack,
        "stop_idle_endpoint",
        code,
        {
            "ENDPOINT": endpoint,
            "ALARM": alarm.alarm_name,
            "QUEUE_URL": orders.queue_url,
            "IDLE_MINUTES": str(minutes),
        },
        [
            allow("stop the endpoint", ["sagemaker:DescribeEndpoint", "sagemaker:DeleteEndpoint"], where),
            allow("see whether it is to run on", ["sagemaker:ListTags"], where),
            allow("see whether orders wait", ["sqs:GetQueueAttributes"], [orders.queue_arn]),
            allow("see whether it is idle", ["cloudwatch:DescribeAlarms"], [alarm.alarm_arn]),
        ],
        timeout_s=30,
    )
    goes_on = {"alarmName": [alarm.alarm_name], "state": {"value": ["ALARM"]}}
    events.Rule(
        stack,
        "idle-now",
        event_pattern=events.EventPattern(
            source=["aws.cloudwatch"], detail_type=["CloudWatch Alarm State Change"], detail=goes_on
        ),
        targets=[targets.LambdaFunction(stop)],
    )
    # an endpoint that nobody ever used does not change the alarm's state
    events.Rule(
        stack,
        "idle-still",
        schedule=events.Schedule.rate(Duration.minutes(15)),
        targets=[targets.LambdaFunction(stop)],
    )
