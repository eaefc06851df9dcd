"""What the reviewers of the made-up shop do with its pictures, by the ports that the window uses."""

import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageEnhance

from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision
from admin_tool.core.promotion import Fate
from admin_tool.core.quiet import Quiet
from admin_tool.sample_shop.easel import Easel
from admin_tool.services import Services
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood
from kiosk.core.picture import parse_key, pool_key

BRIGHTER = 1.06
"""An edit that leaves a picture what it is."""


class Reviewing:
    """One reviewer at work."""

    def __init__(self, services: Services, easel: Easel) -> None:
        self._services = services
        self._easel = easel

    def decide(self, picture_ids: Sequence[str], decision: Decision) -> None:
        """One step for all of them."""
        found = [entry for one in picture_ids if (entry := self._services.pool.find(one))]
        self._services.decisions.decide([Choice(one.id, decision, one.version) for one in found])

    def look_through(self, picture_ids: Sequence[str], rejected: Sequence[int] = ()) -> list[str]:
        """Lists the pool anew, rejects those at some places and approves the others; the approved."""
        self.refresh()
        turned_down = [one for place, one in enumerate(picture_ids) if place in rejected]
        approved = [one for place, one in enumerate(picture_ids) if place not in rejected]
        self.decide(turned_down, Decision.REJECTED)
        self.decide(approved, Decision.APPROVED)
        return approved

    def promote(self, picture_ids: Sequence[str]) -> list[str]:
        """Puts pictures on the kiosks; the ids under which they are shown. Raises KioskError."""
        promoter = self._services.promoter
        report = promoter.promote(promoter.plan(picture_ids, Quiet()), Quiet())
        shown = [line.target_id for line in report.lines if line.fate is Fate.DONE]
        for one in shown:
            self._easel.date(one)
        return shown

    def import_edit(self, picture_id: str, name: str) -> str:
        """Brings in a brighter copy of a picture under another name, as edited elsewhere; its key."""
        key = parse_key(picture_id)
        if key is None:
            raise KioskError("That is no picture's key", item=picture_id)
        with Image.open(io.BytesIO(self._services.pictures.picture(picture_id))) as image:
            edited = io.BytesIO()
            ImageEnhance.Brightness(image).enhance(BRIGHTER).save(edited, "JPEG", quality=90)
        return self._take(edited.getvalue(), name, key[1])

    def refresh(self) -> None:
        """Lists the pool anew."""
        self._services.pool.refresh(Quiet())

    def _take(self, data: bytes, name: str, mood: Mood) -> str:
        with TemporaryDirectory() as folder:
            file = Path(folder) / name
            file.write_bytes(data)
            refused = self._services.pool.add_files([file], mood, Quiet())
        for _, why in refused:
            raise KioskError(why, item=name)
        made = pool_key(mood, name)
        self._easel.date(made)
        return made
