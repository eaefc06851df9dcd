"""Amazon Personalize in three phases: what takes data, what learns from it, what answers."""

from pathlib import Path

from aws_cdk import Aws, CfnOutput, CfnParameter, CustomResource, RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_personalize as personalize
from constructs import Construct

from installer.cloud.plan import Plan
from installer.cloud.stacks.shop_function import ShopFunction
from installer.cloud.stacks.shop_stack import ShopStack, allow
from kiosk.adapters.aws.personalize_shapes import FIELDS, FILTERS, RECIPE, schema


class Personalize(ShopStack):
    """Phase one: group, schemas, datasets, event tracker, filters. It costs nothing until it is trained."""

    def __init__(self, scope: Construct, plan: Plan) -> None:
        super().__init__(scope, "personalize", plan, "Personalize, phase one: takes data")
        group = personalize.CfnDatasetGroup(self, "group", name=plan.name)
        group.apply_removal_policy(RemovalPolicy.RETAIN)
        datasets = []
        for kind in FIELDS:
            shape = personalize.CfnSchema(
                self, f"{kind}-schema", name=plan.part(kind.lower()), schema=schema(kind)
            )
            # a changed schema replaces its dataset, and with it all data
            shape.apply_removal_policy(RemovalPolicy.RETAIN)
            dataset = personalize.CfnDataset(
                self,
                kind,
                name=plan.part(kind.lower()),
                dataset_group_arn=group.attr_dataset_group_arn,
                dataset_type=kind,
                schema_arn=shape.attr_schema_arn,
            )
            dataset.apply_removal_policy(RemovalPolicy.RETAIN)
            datasets.append(dataset)
        self.tracker = personalize.CfnEventTracker(
            self, "tracker", name=plan.name, dataset_group_arn=group.attr_dataset_group_arn
        )
        self.tracker.node.add_dependency(*datasets)
        for name, expression in FILTERS.items():
            made = personalize.CfnFilter(
                self,
                f"{name}-filter",
                name=plan.part(name),
                dataset_group_arn=group.attr_dataset_group_arn,
                filter_expression=expression,
            )
            made.node.add_dependency(*datasets)
            CfnOutput(self, f"{name.title()}FilterArn", value=made.attr_filter_arn)
        self._import_role()
        CfnOutput(self, "DatasetGroupArn", value=group.attr_dataset_group_arn)
        CfnOutput(self, "TrackingId", value=self.tracker.attr_tracking_id)
        CfnOutput(self, "UsersDatasetArn", value=self.dataset("USERS"))

    def _import_role(self) -> None:
        """What Personalize may read of the bucket for imports and deletions."""
        principal = iam.ServicePrincipal(
            "personalize.amazonaws.com", conditions={"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}}
        )
        role = iam.Role(self, "import-role", role_name=self.plan.part("imports"), assumed_by=principal)
        training = {"StringLike": {"s3:prefix": ["training/*"]}}
        role.add_to_policy(
            allow("read and write training data", ["s3:GetObject", "s3:PutObject"], self.objects("training/"))
        )
        role.add_to_policy(allow("list training data", ["s3:ListBucket"], [self.bucket_arn()], training))
        CfnOutput(self, "ImportRoleArn", value=role.role_arn)


class Solution(ShopStack):
    """Phase two: how to learn, without the automatic training that CloudFormation cannot switch off."""

    def __init__(self, scope: Construct, plan: Plan, code: Path) -> None:
        super().__init__(scope, "solution", plan, "Personalize, phase two: learns when it is told to")
        group = self.arn("personalize", f"dataset-group/{plan.name}")
        solution = self.arn("personalize", f"solution/{plan.part('solution')}")
        function = ShopFunction(
            self,
            "make_solution",
            code,
            {},
            [
                allow("make the solution", ["personalize:CreateSolution"], [solution, group]),
                allow("find the solution", ["personalize:ListSolutions"], [group]),
                allow("delete the solution", ["personalize:DeleteSolution"], [solution]),
            ],
            timeout_s=60,
        )
        made = CustomResource(
            self,
            "solution",
            resource_type="Custom::PersonalizeSolution",
            service_token=function.function_arn,
            properties={
                "Name": plan.part("solution"),
                "DatasetGroupArn": group,
                "RecipeArn": f"arn:{Aws.PARTITION}:personalize:::recipe/{RECIPE}",
            },
        )
        CfnOutput(self, "SolutionArn", value=made.get_att_string("SolutionArn"))


class Campaign(ShopStack):
    """Phase three: answers requests, and costs money while it stands."""

    def __init__(self, scope: Construct, plan: Plan) -> None:
        super().__init__(scope, "campaign", plan, "Personalize, phase three: answers (costs while it stands)")
        version = CfnParameter(self, "SolutionVersionArn", description="A trained version of the solution")
        made = personalize.CfnCampaign(
            self,
            "campaign",
            name=plan.part("campaign"),
            solution_version_arn=version.value_as_string,
            min_provisioned_tps=1,
        )
        CfnOutput(self, "CampaignArn", value=made.attr_campaign_arn)
