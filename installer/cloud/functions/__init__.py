"""What runs in AWS Lambda: standard library, boto3 and the shop's own words."""
