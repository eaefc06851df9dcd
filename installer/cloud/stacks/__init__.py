"""The stacks of AWS CDK; only the environment of the extra `cloud` can import them."""
