"""A local AWS for tests and for trying the programs without an account."""

from tests.aws_sandbox.sandbox import Sandbox, SandboxOptions

__all__ = ["Sandbox", "SandboxOptions"]
