"""What a command tells its user when it cannot go on."""

from kiosk.core.errors import KioskError


class DeploymentFailed(KioskError):
    """A step did not end as it should; running the command again goes on from there."""
