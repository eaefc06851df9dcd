"""Has AWS CDK make the templates, in a process of its own, without a network."""

import shutil
import subprocess
import sys
from pathlib import Path

from installer.cloud.bundle import ROOT
from installer.cloud.deploy.errors import DeploymentFailed
from installer.cloud.permissions import as_markdown, load_templates, read_permissions
from installer.cloud.plan import Plan

REPORT = "permissions.md"


def synthesise(plan: Plan, folder: Path) -> list[Path]:
    """Writes the templates and the report of permissions into `folder`, emptied first; answers the templates.

    The running Python must have the extra `cloud`; CDK needs node besides. Raises DeploymentFailed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ran = subprocess.run(
        [sys.executable, "-m", "installer.cloud.app", str(folder.absolute())],
        cwd=ROOT,
        input=plan.to_json(),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        last = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise DeploymentFailed(
            f"The templates could not be made: {last}",
            remedy="Is node 18 or newer installed? `bootstrap.py cloud` sets up the rest.",
        )
    report = as_markdown(read_permissions(load_templates(folder)))
    (folder / REPORT).write_text(report, encoding="utf-8")
    return sorted(folder.glob("*.template.json"))
