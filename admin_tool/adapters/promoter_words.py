"""Why something was not done with a picture, in whole sentences."""

from admin_tool.core.promotion import ModerationLabel, worst_of
from kiosk.core.errors import KioskError

NO_KEY = "This is no key of a picture in the pool."
NOT_LIVE = "This is no key of a picture that kiosks show."
GONE = "The picture is not in the pool any more. List the pool again."


def reason_of(error: KioskError) -> str:
    """What happened and what to do; the item is told beside it."""
    what = error.what.rstrip(".")
    return f"{what}. {error.remedy}".strip()


def blocked_by(labels: list[ModerationLabel]) -> str:
    """Why labels of a moderation check keep a picture from the kiosks."""
    if worst_of(labels).confidence >= 100:  # no setting lets it through
        return f"The check found {flag_of(labels)}. Reject the picture, or have one made with other words."
    return (
        f"The check found {flag_of(labels)}. Reject the picture, or raise admin.moderation_confidence where"
        " the label is wrong."
    )


def flag_of(labels: list[ModerationLabel]) -> str:
    """The label as it is noted with the picture: `Explicit: Nudity (97 %)`."""
    worst = worst_of(labels)
    if worst.parent:
        return f"{worst.parent}: {worst.name} ({worst.confidence:.0f} %)"
    return f"{worst.name} ({worst.confidence:.0f} %)"
