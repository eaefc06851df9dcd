"""A local AWS for tests and for trying the programs without an account."""

from tests.aws_sandbox.access import SandboxAccess, SandboxOptions
from tests.aws_sandbox.process import SandboxProcess
from tests.aws_sandbox.sandbox import Sandbox

__all__ = ["Sandbox", "SandboxAccess", "SandboxOptions", "SandboxProcess"]
