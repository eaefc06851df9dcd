"""What all stacks share: the plan, names as ARNs, and statements that say why."""

from collections.abc import Mapping, Sequence

from aws_cdk import Aws, CliCredentialsStackSynthesizer, Stack, Tags
from aws_cdk import aws_iam as iam
from constructs import Construct

from installer.cloud.plan import Plan


class ShopStack(Stack):
    """A stack of one plan, the same for every account: names hold its number as a pseudo parameter."""

    def __init__(self, scope: Construct, role: str, plan: Plan, description: str) -> None:
        synthesizer = CliCredentialsStackSynthesizer(
            file_assets_bucket_name=f"{plan.name}-code-${{AWS::AccountId}}-${{AWS::Region}}"
        )
        super().__init__(
            scope,
            plan.part(role),
            stack_name=plan.part(role),
            description=description,
            synthesizer=synthesizer,
            analytics_reporting=False,
        )
        self.plan = plan
        Tags.of(self).add("emotion-kiosk", plan.name)

    @property
    def bucket_name(self) -> str:
        """The bucket for pictures."""
        return self.plan.bucket(Aws.ACCOUNT_ID)

    def arn(self, service: str, resource: str) -> str:
        """The ARN of something of this account and region."""
        return f"arn:{Aws.PARTITION}:{service}:{self.plan.region}:{Aws.ACCOUNT_ID}:{resource}"

    def objects(self, *prefixes: str) -> list[str]:
        """The ARNs of all objects below prefixes of the bucket."""
        return [f"arn:{Aws.PARTITION}:s3:::{self.bucket_name}/{prefix}*" for prefix in prefixes]

    def bucket_arn(self) -> str:
        """The bucket itself."""
        return f"arn:{Aws.PARTITION}:s3:::{self.bucket_name}"

    def table(self, role: str) -> str:
        """A table."""
        return self.arn("dynamodb", f"table/{self.plan.part(role)}")

    def queue(self, role: str) -> str:
        """A FIFO queue."""
        return self.arn("sqs", f"{self.plan.part(role)}.fifo")

    def queue_url(self, role: str) -> str:
        """The address of a FIFO queue."""
        return f"https://sqs.{self.plan.region}.{Aws.URL_SUFFIX}/{Aws.ACCOUNT_ID}/{self.plan.part(role)}.fifo"

    def collection(self) -> str:
        """The Rekognition collection."""
        return self.arn("rekognition", f"collection/{self.plan.part('visitors')}")

    def dataset(self, kind: str) -> str:
        """A dataset of Personalize."""
        return self.arn("personalize", f"dataset/{self.plan.name}/{kind}")


def allow(
    why: str,
    actions: Sequence[str],
    resources: Sequence[str],
    conditions: Mapping[str, Mapping[str, object]] | None = None,
) -> iam.PolicyStatement:
    """A statement whose id says why it is there; the report of permissions reads it from the template."""
    words = "".join(word[:1].upper() + word[1:] for word in why.split())
    return iam.PolicyStatement(
        sid="".join(letter for letter in words if letter.isalnum()),
        actions=list(actions),
        resources=list(resources),
        conditions=dict(conditions) if conditions else None,
    )
