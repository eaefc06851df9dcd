"""The sandbox in a process of its own, so that it takes no time of the one that is measured."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import requests

from tests.aws_sandbox.access import Addresses, SandboxAccess, SandboxOptions
from tests.aws_sandbox.console import CONTROL_PATH

_ROOT = Path(__file__).parents[2]
_STOP_S = 30.0


class SandboxProcess:
    """`with SandboxProcess() as sandbox:` gives a SandboxAccess; the process ends with the block or us."""

    def __init__(self, options: SandboxOptions | None = None) -> None:
        self._options = options or SandboxOptions()
        self._process: subprocess.Popen[str] | None = None
        self._http = requests.Session()
        self._access: SandboxAccess | None = None

    def __enter__(self) -> SandboxAccess:
        """Raises RuntimeError when the process does not come up; what it said is on stderr."""
        options = self._options
        command = [sys.executable, "-m", "tests.aws_sandbox", "--serve-only", "--port", str(options.port)]
        command += [
            "--seed",
            str(options.seed),
            "--settle",
            str(options.settle_s),
            "--bucket",
            options.bucket,
        ]
        command += ["--new-items-after", str(options.new_items_after_s)]
        if options.models is not None:
            command += ["--models", str(options.models)]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError(f"the sandbox ended with {self._process.wait(_STOP_S)}")
        told = json.loads(line)
        addresses = Addresses(told["endpoint"], told["credential_endpoint"], Path(told["ca_file"]))

        def ask(name: str, arguments: Mapping[str, Any]) -> Any:
            answer = self._http.post(f"{addresses.endpoint}{CONTROL_PATH}{name}", json=arguments, timeout=60)
            if not answer.ok:
                raise ValueError(answer.json()["error"])
            return answer.json()["answer"]

        self._access = SandboxAccess(ask, addresses, options)
        return self._access

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()
        if self._access is not None:
            self._access.close_clients()
        if self._process is None:
            return
        with self._process as process:
            if process.stdin is not None:
                process.stdin.close()  # it serves until its input ends
            try:
                process.wait(_STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
