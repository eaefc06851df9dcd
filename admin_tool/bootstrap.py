"""Settings -> adapters -> services: the one place where the admin tool's objects meet."""

import getpass

from admin_tool.services import Services
from kiosk import paths
from kiosk.settings import Settings


def build_services(settings: Settings, home: paths.Home) -> Services:
    """The services of the backend in the settings; close them at the end. Raises KioskError."""
    reviewer = settings.admin.reviewer or signed_in()
    if settings.backend == "aws":
        from admin_tool.aws_services import make_aws_services

        return make_aws_services(settings, home, reviewer)
    from admin_tool.local_services import make_local_services

    return make_local_services(settings, home, reviewer)


def signed_in() -> str:
    """The name of the user of this machine; `reviewer` where nobody knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"
