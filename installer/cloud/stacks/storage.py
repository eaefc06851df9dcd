"""The bucket, its delivery and the tables."""

from aws_cdk import CfnOutput, Duration, RemovalPolicy
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct

from installer.cloud.plan import Plan
from installer.cloud.stacks.shop_stack import ShopStack
from kiosk.adapters.aws.names import BY_SHELF, BY_USER

_STRING = dynamodb.AttributeType.STRING


class Storage(ShopStack):
    """Everything that must outlive the rest."""

    def __init__(self, scope: Construct, plan: Plan) -> None:
        super().__init__(scope, "storage", plan, "Pictures, their delivery, and the tables")
        bucket = self._make_bucket(plan)
        distribution = self._make_distribution(bucket)
        self._table_of("pictures", "id", BY_SHELF, ("shelf", "created_at"))
        self._table_of("interactions", "event_id", BY_USER, ("user_id", "at"))
        self._table_of("batches", "id", ttl="expires_at")
        self.visitors = self._table_of("visitors", "id", ttl="expires_at", stream=True)
        CfnOutput(self, "Bucket", value=bucket.bucket_name)
        CfnOutput(self, "PicturesUrl", value=f"https://{distribution.distribution_domain_name}")

    def _make_bucket(self, plan: Plan) -> s3.Bucket:
        bucket = s3.Bucket(
            self,
            "bucket",
            bucket_name=self.bucket_name,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=True,
            minimum_tls_version=1.2,
            removal_policy=RemovalPolicy.RETAIN,
            lifecycle_rules=[
                s3.LifecycleRule(
                    id="withdrawn", prefix="withdrawn/", expiration=Duration.days(plan.withdrawn_days)
                ),
                s3.LifecycleRule(id="answers", prefix="async-", expiration=Duration.days(7)),
                s3.LifecycleRule(id="training", prefix="training/", expiration=Duration.days(30)),
                s3.LifecycleRule(id="uploads", abort_incomplete_multipart_upload_after=Duration.days(1)),
            ],
        )
        # CDK's own switch would add a function that may change the notifications of every bucket.
        described = bucket.node.default_child
        assert isinstance(described, s3.CfnBucket)
        described.add_property_override(
            "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", True
        )
        return bucket

    def _make_distribution(self, bucket: s3.Bucket) -> cloudfront.Distribution:
        # Seen as somebody else's bucket, so that CDK does not open all of it to the distribution.
        foreign = s3.Bucket.from_bucket_attributes(
            self, "seen-by-cloudfront", bucket_arn=bucket.bucket_arn, region=self.plan.region
        )
        origin = origins.S3BucketOrigin.with_origin_access_control(foreign)
        distribution = cloudfront.Distribution(
            self,
            "delivery",
            comment=f"{self.plan.name}: live pictures",
            price_class=cloudfront.PriceClass.PRICE_CLASS_200,
            http_version=cloudfront.HttpVersion.HTTP2_AND_3,
            default_behavior=cloudfront.BehaviorOptions(
                origin=origin,
                viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
                allowed_methods=cloudfront.AllowedMethods.ALLOW_GET_HEAD,
                cache_policy=cloudfront.CachePolicy.CACHING_OPTIMIZED,
                trusted_key_groups=self._key_groups(),
            ),
        )
        bucket.add_to_resource_policy(
            iam.PolicyStatement(
                sid="DeliverLivePictures",
                actions=["s3:GetObject"],
                principals=[iam.ServicePrincipal("cloudfront.amazonaws.com")],
                resources=[bucket.arn_for_objects("emotions/*")],
                conditions={"StringEquals": {"AWS:SourceArn": distribution.distribution_arn}},
            )
        )
        return distribution

    def _key_groups(self) -> list[cloudfront.IKeyGroup] | None:
        if not self.plan.signing_key:
            return None
        key = cloudfront.PublicKey(self, "signing-key", encoded_key=self.plan.signing_key)
        CfnOutput(self, "PicturesKeyId", value=key.public_key_id)
        return [cloudfront.KeyGroup(self, "signing-keys", items=[key])]

    def _table_of(
        self,
        role: str,
        key: str,
        index: str = "",
        columns: tuple[str, str] = ("", ""),
        ttl: str | None = None,
        stream: bool = False,
    ) -> dynamodb.Table:
        table = dynamodb.Table(
            self,
            role,
            table_name=self.plan.part(role),
            partition_key=dynamodb.Attribute(name=key, type=_STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            encryption=dynamodb.TableEncryption.AWS_MANAGED,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            time_to_live_attribute=ttl,
            stream=dynamodb.StreamViewType.OLD_IMAGE if stream else None,
            removal_policy=RemovalPolicy.RETAIN,
        )
        if index:
            table.add_global_secondary_index(
                index_name=index,
                partition_key=dynamodb.Attribute(name=columns[0], type=_STRING),
                sort_key=dynamodb.Attribute(name=columns[1], type=_STRING),
            )
        return table
