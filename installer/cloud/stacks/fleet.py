"""Who may do what: kiosks by certificate, administrators by sign-in; only the actions that they use."""

from aws_cdk import Aws, CfnOutput, Duration, RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_iot as iot
from constructs import Construct

from installer.cloud.plan import Generation, Plan
from installer.cloud.stacks.shop_stack import ShopStack, allow
from kiosk.adapters.aws.names import BY_SHELF, BY_USER

SESSION = Duration.hours(1)


class Fleet(ShopStack):
    """Thing type, policy and role alias of kiosks, and the administrators' role."""

    def __init__(self, scope: Construct, plan: Plan, tracker_arn: str) -> None:
        super().__init__(scope, "fleet", plan, "Kiosks and administrators, and what they may do")
        self._tracker_arn = tracker_arn
        kind = iot.CfnThingType(self, "kiosk-type", thing_type_name=plan.part("kiosk"))
        kind.apply_removal_policy(RemovalPolicy.RETAIN)  # IoT deletes none before five minutes of notice
        kiosk = iam.Role(
            self,
            "kiosk-role",
            role_name=plan.part("kiosk"),
            assumed_by=iam.ServicePrincipal("credentials.iot.amazonaws.com"),
            max_session_duration=SESSION,
        )
        for one in self._kiosk_permissions():
            kiosk.add_to_policy(one)
        alias = iot.CfnRoleAlias(
            self,
            "alias",
            role_alias=plan.part("kiosk"),
            role_arn=kiosk.role_arn,
            credential_duration_seconds=SESSION.to_seconds(),
        )
        iot.CfnPolicy(
            self,
            "certificate-policy",
            policy_name=plan.part("kiosk"),
            policy_document={
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "SignInAsAKiosk",
                        "Effect": "Allow",
                        "Action": "iot:AssumeRoleWithCertificate",
                        "Resource": alias.attr_role_alias_arn,
                    }
                ],
            },
        )
        admin = iam.Role(
            self,
            "admin-role",
            role_name=plan.part("admin"),
            assumed_by=iam.AccountRootPrincipal(),
            description="People who look after pictures; let them in through IAM Identity Center",
            max_session_duration=Duration.hours(8),
        )
        for one in self._admin_permissions():
            admin.add_to_policy(one)
        CfnOutput(self, "RoleAlias", value=plan.part("kiosk"))
        CfnOutput(self, "KioskPolicy", value=plan.part("kiosk"))
        CfnOutput(self, "AdminRoleArn", value=admin.role_arn)

    def _kiosk_permissions(self) -> list[iam.PolicyStatement]:
        visitors, interactions, pictures = (
            self.table(f"{one}s") for one in ("visitor", "interaction", "picture")
        )
        rows = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
        found = ["SearchUsersByImage", "SearchFacesByImage"]
        keep = ["IndexFaces", "CreateUser", "AssociateFaces"]
        forget = ["ListFaces", "DeleteFaces", "DeleteUser"]
        indexes = [f"{interactions}/index/{BY_USER}", f"{pictures}/index/{BY_SHELF}"]
        permissions = [
            # https://docs.aws.amazon.com/service-authorization: this action has no resource type
            allow("read the mood of a face", ["rekognition:DetectFaces"], ["*"]),
            allow("recognise who agreed", [f"rekognition:{one}" for one in found], [self.collection()]),
            allow("remember who agrees", [f"rekognition:{one}" for one in keep], [self.collection()]),
            allow("forget who asks", [f"rekognition:{one}" for one in forget], [self.collection()]),
            allow(
                "see whether the collection is there", ["rekognition:DescribeCollection"], [self.collection()]
            ),
            allow("keep visitors and their codes", rows, [visitors]),
            allow(
                "keep and forget likes and views", ["dynamodb:PutItem", "dynamodb:DeleteItem"], [interactions]
            ),
            allow("list likes and live pictures", ["dynamodb:Query"], indexes),
        ]
        if self.plan.personalize:
            ask = [self.arn("personalize", f"campaign/{self.plan.part('campaign')}")]
            ask += [self.arn("personalize", f"filter/{self.plan.part(one)}") for one in ("mood", "fresh")]
            users = [self.dataset("USERS")]
            permissions += [
                allow("ask for pictures", ["personalize:GetRecommendations"], ask),
                allow("tell what was liked", ["personalize:PutEvents"], [self._tracker_arn]),
                allow("register visitors", ["personalize:PutUsers"], users),
            ]
        return permissions

    def _admin_permissions(self) -> list[iam.PolicyStatement]:
        roots = ("imgPool/", "emotions/", "withdrawn/", "training/")
        prefixes = {"StringLike": {"s3:prefix": [f"{root}*" for root in roots]}}
        tables = [self.table(one) for one in ("pictures", "batches", "interactions", "visitors")]
        indexes = [f"{self.table('interactions')}/index/{BY_USER}"]
        indexes.append(f"{self.table('pictures')}/index/{BY_SHELF}")
        rows = ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Scan"]
        forget = ["ListFaces", "ListUsers", "DeleteFaces", "DeleteUser", "DescribeCollection"]
        events = [self.queue("events"), self.queue("events-dead")]
        permissions = [
            allow("look through the pictures", ["s3:ListBucket"], [self.bucket_arn()], prefixes),
            allow(
                "promote, withdraw and delete pictures",
                ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
                self.objects(*roots),
            ),
            allow("keep decisions and batches", [f"dynamodb:{one}" for one in rows], tables),
            allow("list pictures and likes", ["dynamodb:Query"], indexes),
            # https://docs.aws.amazon.com/service-authorization: this action has no resource type
            allow("check pictures before they go live", ["rekognition:DetectModerationLabels"], ["*"]),
            allow("forget visitors", [f"rekognition:{one}" for one in forget], [self.collection()]),
            allow("see and redrive events that failed", self._queue_actions(), events),
        ]
        if self.plan.generation is not Generation.NONE:
            permissions += self._generation_permissions()
        if self.plan.personalize:
            permissions += self._training_permissions()
        return permissions

    @staticmethod
    def _queue_actions() -> list[str]:
        names = ["SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility"]
        return [f"sqs:{one}" for one in [*names, "GetQueueAttributes", "GetQueueUrl"]]

    def _generation_permissions(self) -> list[iam.PolicyStatement]:
        queues = [self.queue(one) for one in ("orders", "orders-dead")]
        endpoint = self.arn("sagemaker", f"endpoint/{self.plan.part('painter')}")
        # CloudFormation makes up the rest of the name: a named one could never be replaced
        config = self.arn("sagemaker", "endpoint-config/config-*")
        permissions = [
            allow("order pictures and redrive orders", self._queue_actions(), queues),
            allow("see the endpoint", ["sagemaker:DescribeEndpoint"], [endpoint]),
            allow("see the kind of its machine", ["sagemaker:DescribeEndpointConfig"], [config]),
        ]
        if self.plan.generation is Generation.REALTIME:
            start = ["sagemaker:CreateEndpoint"]
            permissions += [
                allow("start the endpoint", start, [endpoint, config]),
                allow("stop the endpoint", ["sagemaker:DeleteEndpoint"], [endpoint]),
                allow(
                    "let the endpoint run on",
                    ["sagemaker:AddTags", "sagemaker:DeleteTags", "sagemaker:ListTags"],
                    [endpoint],
                ),
            ]
        return permissions

    def _training_permissions(self) -> list[iam.PolicyStatement]:
        name = self.plan.name
        kinds = ["dataset-group", "dataset", "schema", "solution", "campaign", "filter"]
        ours = [self.arn("personalize", f"{kind}/{name}*") for kind in kinds]
        # the service makes up the names of trackers: one that was made anew is another one
        ours.append(self.arn("personalize", "event-tracker/*"))
        jobs = [
            self.arn("personalize", f"{kind}/{name}*") for kind in ("dataset-import-job", "data-deletion-job")
        ]
        make = ["DatasetGroup", "Schema", "Dataset", "EventTracker", "Filter", "Solution", "Campaign"]
        see = [*make, "SolutionVersion", "DatasetImportJob", "DataDeletionJob"]
        train = ["CreateSolutionVersion", "CreateDatasetImportJob", "CreateDataDeletionJob", "UpdateCampaign"]
        lists = ["Datasets", "EventTrackers", "Filters", "Solutions", "SolutionVersions", "Campaigns"]
        lists += ["DatasetImportJobs", "DataDeletionJobs", "MetricAttributions"]
        role = f"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/{self.plan.part('imports')}"
        service = {"StringEquals": {"iam:PassedToService": "personalize.amazonaws.com"}}
        ask = [self.arn("personalize", f"{kind}/{name}*") for kind in ("campaign", "filter")]
        return [
            allow("see how training stands", [f"personalize:Describe{one}" for one in see], [*ours, *jobs]),
            # whether lists can be told to look at one group only is not confirmed; they show names alone
            allow("list what is there", [f"personalize:List{one}" for one in lists], ["*"]),
            allow("read the metrics of a version", ["personalize:GetSolutionMetrics"], ours),
            allow("make what is missing", [f"personalize:Create{one}" for one in make], ours),
            allow("import, train and forget", [f"personalize:{one}" for one in train], [*ours, *jobs]),
            allow("stop campaigns and take it down", [f"personalize:Delete{one}" for one in make], ours),
            allow("try a version out", ["personalize:GetRecommendations"], ask),
            allow("register pictures anew", ["personalize:PutItems"], [self.dataset("ITEMS")]),
            allow("let Personalize read the training data", ["iam:PassRole"], [role], service),
        ]
