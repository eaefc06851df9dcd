"""From the bucket to the register: what becomes live or goes is told to the tables and to Personalize."""

from pathlib import Path

from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from constructs import Construct

from installer.cloud.plan import Plan
from installer.cloud.stacks.shop_function import ShopFunction, ShopQueue
from installer.cloud.stacks.shop_stack import ShopStack, allow
from kiosk.core.mood import MOODS
from kiosk.core.picture import LIVE_ROOT

TIMEOUT_S = 60


class Pictures(ShopStack):
    """EventBridge, a FIFO queue and `register_picture`.

    A rule a mood: EventBridge can only say a fixed group, and so one mood's trouble does not hold up others.
    """

    def __init__(self, scope: Construct, plan: Plan, code: Path) -> None:
        super().__init__(scope, "pictures", plan, "The register of live pictures")
        queue = ShopQueue(self, plan.name, "events", TIMEOUT_S, by_content=True)
        for mood in MOODS:
            pattern = {
                "bucket": {"name": [self.bucket_name]},
                "object": {"key": [{"prefix": f"{LIVE_ROOT}/{mood}/"}]},
            }
            events.Rule(
                self,
                f"live-{mood}",
                description=f"{mood} pictures that become live or go",
                event_pattern=events.EventPattern(
                    source=["aws.s3"], detail_type=["Object Created", "Object Deleted"], detail=pattern
                ),
                targets=[targets.SqsQueue(queue, message_group_id=str(mood))],
            )
        register = ShopFunction(
            self,
            "register_picture",
            code,
            {
                "BUCKET": self.bucket_name,
                "PICTURES_TABLE": plan.part("pictures"),
                "ITEMS_DATASET_ARN": self.dataset("ITEMS") if plan.personalize else "",
                **queue.environment(),
            },
            [*queue.permissions(), *self._permissions()],
            timeout_s=TIMEOUT_S,
        )
        # Personalize takes ten PutItems a second
        queue.feed(register, batch=10, most_at_once=2)

    def _permissions(self) -> list[iam.PolicyStatement]:
        found = [
            allow("read what a picture says of itself", ["s3:GetObject"], self.objects("emotions/")),
            allow("tell a missing picture from a hidden one", ["s3:ListBucket"], [self.bucket_arn()]),
            allow("keep the register", ["dynamodb:UpdateItem"], [self.table("pictures")]),
        ]
        if self.plan.personalize:
            found.append(
                allow("tell Personalize of pictures", ["personalize:PutItems"], [self.dataset("ITEMS")])
            )
        return found
