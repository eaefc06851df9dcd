"""What somebody is told of: failures, queues that stand still, an endpoint left running, the month's bill."""

from aws_cdk import Duration
from aws_cdk import aws_budgets as budgets
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from constructs import Construct

from installer.cloud.plan import Generation, Plan
from installer.cloud.stacks.shop_stack import ShopStack

OLDEST_MINUTES = {"events": 15, "orders": 240, "outcomes": 30}
"""When the oldest message of a queue is too old; a machine needs up to ten minutes to wake up."""


class Watch(ShopStack):
    """Alarms to one topic, a dashboard, a budget."""

    def __init__(self, scope: Construct, plan: Plan) -> None:
        super().__init__(scope, "watch", plan, "Alarms, dashboard and budget")
        self._topic = sns.Topic(self, "alarms", topic_name=plan.part("alarms"), enforce_ssl=True)
        if plan.email:
            self._topic.add_subscription(subscriptions.EmailSubscription(plan.email))
        self._functions = ["register-picture", "sweep-visitors"]
        queues, dead = ["events"], ["events-dead.fifo", "sweep-dead"]
        if plan.generation is not Generation.NONE:
            queues.append("orders")
            dead.append("orders-dead.fifo")
            self._functions.append("generate-picture")
        if plan.generation is Generation.ASYNC:
            queues.append("outcomes")
            dead.append("outcomes-dead.fifo")
            self._functions.append("collect-picture")
        if plan.generation is Generation.REALTIME:
            self._functions.append("stop-idle-endpoint")
        alarms = [self._dead_letters(name) for name in dead]
        alarms += [self._oldest(role) for role in queues]
        alarms += [self._errors(name) for name in self._functions]
        if plan.generation is not Generation.NONE:
            alarms.append(self._left_running())
        self._make_dashboard(alarms, queues)
        self._make_budget()

    def _alarm(
        self, name: str, text: str, metric: cloudwatch.IMetric, threshold: float, periods: int = 1
    ) -> cloudwatch.Alarm:
        alarm = cloudwatch.Alarm(
            self,
            name,
            alarm_name=self.plan.part(name),
            alarm_description=text,
            metric=metric,
            threshold=threshold,
            evaluation_periods=periods,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(actions.SnsAction(self._topic))
        return alarm

    def _of_queue(self, queue: str, metric: str, statistic: str = "Maximum") -> cloudwatch.Metric:
        return cloudwatch.Metric(
            namespace="AWS/SQS",
            metric_name=metric,
            dimensions_map={"QueueName": self.plan.part(queue)},
            statistic=statistic,
            period=Duration.minutes(5),
        )

    def _of_function(self, name: str, metric: str) -> cloudwatch.Metric:
        return cloudwatch.Metric(
            namespace="AWS/Lambda",
            metric_name=metric,
            dimensions_map={"FunctionName": self.plan.part(name)},
            statistic="Sum",
            period=Duration.minutes(5),
        )

    def _dead_letters(self, queue: str) -> cloudwatch.Alarm:
        metric = self._of_queue(queue, "ApproximateNumberOfMessagesVisible")
        name = queue.removesuffix(".fifo")
        return self._alarm(name, "Messages were set aside; each has its reason", metric, 1)

    def _oldest(self, role: str) -> cloudwatch.Alarm:
        metric = self._of_queue(f"{role}.fifo", "ApproximateAgeOfOldestMessage")
        return self._alarm(f"{role}-old", "A queue does not move", metric, OLDEST_MINUTES[role] * 60)

    def _errors(self, function: str) -> cloudwatch.Alarm:
        metric = self._of_function(function, "Errors")
        return self._alarm(f"{function}-errors", "A function crashes or runs out of time", metric, 1)

    def _left_running(self) -> cloudwatch.Alarm:
        metric = cloudwatch.Metric(
            namespace="/aws/sagemaker/Endpoints",
            metric_name="CPUUtilization",  # sampled while a machine runs, busy or not
            dimensions_map={"EndpointName": self.plan.part("painter"), "VariantName": "all"},
            statistic="SampleCount",
            period=Duration.minutes(15),
        )
        return self._alarm("endpoint-left-running", "The endpoint has run for two hours", metric, 1, 8)

    def _make_dashboard(self, alarms: list[cloudwatch.Alarm], queues: list[str]) -> None:
        board = cloudwatch.Dashboard(self, "dashboard", dashboard_name=self.plan.name)
        names = [f"{role}.fifo" for role in queues]
        waiting = [self._of_queue(name, "ApproximateNumberOfMessagesVisible") for name in names]
        calls = [self._of_function(name, "Invocations") for name in self._functions]
        errors = [self._of_function(name, "Errors") for name in self._functions]
        board.add_widgets(cloudwatch.AlarmStatusWidget(alarms=alarms, title="Alarms", width=24))
        board.add_widgets(
            cloudwatch.GraphWidget(title="Messages waiting", left=waiting, width=12),
            cloudwatch.GraphWidget(title="Functions", left=calls, right=errors, width=12),
        )

    def _make_budget(self) -> None:
        shape = budgets.CfnBudget
        told: list[budgets.CfnBudget.NotificationWithSubscribersProperty] = []
        for kind, percent in (("ACTUAL", 80), ("FORECASTED", 100)):
            if self.plan.email:
                told.append(
                    shape.NotificationWithSubscribersProperty(
                        notification=shape.NotificationProperty(
                            comparison_operator="GREATER_THAN", notification_type=kind, threshold=percent
                        ),
                        subscribers=[
                            shape.SubscriberProperty(address=self.plan.email, subscription_type="EMAIL")
                        ],
                    )
                )
        shape(
            self,
            "month",
            budget=shape.BudgetDataProperty(
                budget_name=self.plan.part("month"),
                budget_type="COST",
                time_unit="MONTHLY",
                budget_limit=shape.SpendProperty(amount=self.plan.budget_usd, unit="USD"),
            ),
            notifications_with_subscribers=told or None,
        )
