"""What doctor checks in AWS mode: every permission, each thing of the shop, the clock."""

from collections.abc import Iterator

from kiosk import paths
from kiosk.adapters.aws.aws_checks import AwsChecks
from kiosk.aws_account import open_account
from kiosk.doctor import Finding, Health
from kiosk.settings import Settings


def check_aws(settings: Settings, home: paths.Home) -> Iterator[Finding]:
    """One finding after the other; it costs about half a US cent. Raises SignInFailed."""
    account = open_account(settings)
    checks = AwsChecks(
        account.session,
        account.names,
        account.store,
        account.campaign,
        settings.aws.faces == "plain",
        account.identity,
    )
    try:
        for finding in checks.findings():
            fine = Health.WARNING if finding.remedy else Health.OK
            health = fine if finding.ok else Health.FAILED
            yield Finding(finding.name, health, finding.detail, finding.remedy)
    finally:
        account.close()
