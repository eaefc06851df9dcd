"""What the page shows before anybody is looked up, read in one go off the GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from admin_tool.core.ports import PrivacyDesk
from admin_tool.core.privacy import ConsentCount
from kiosk.core.visitor import Receipt


@dataclass(frozen=True, slots=True)
class Overview:
    """Proofs newest first, the last sweep, consents, and visitors whose deletion was cut off."""

    proofs: Sequence[Receipt]
    last: Receipt | None
    consents: Sequence[ConsentCount]
    unfinished: Sequence[str]


def read_overview(desk: PrivacyDesk) -> Overview:
    """Blocks. Raises KioskError."""
    return Overview(desk.proofs(), desk.last_sweep(), desk.consents(), desk.unfinished())
