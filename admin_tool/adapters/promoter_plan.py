"""The dry run: what a promotion would do with each picture, and every check that it needs."""

from collections.abc import Sequence
from dataclasses import replace

from admin_tool.adapters.promoter_crew import handfuls, patiently
from admin_tool.adapters.promoter_shelf import PromotionShelf
from admin_tool.adapters.promoter_words import GONE, NO_KEY, blocked_by, flag_of, reason_of
from admin_tool.core.ports import Moderator, PoolNotes, Progress
from admin_tool.core.promotion import Fate, PromotionLine, PromotionPlan, target_of
from kiosk.core.errors import KioskError, PictureDamaged, PictureMissing
from kiosk.core.picture import POOL_ROOT


class PromotionPlanner:
    """Looks at pictures side by side; nothing is changed but the notes about them."""

    def __init__(
        self,
        shelf: PromotionShelf,
        moderator: Moderator,
        notes: PoolNotes,
        at_once: int,
        marks_all: bool,
    ) -> None:
        """`marks_all`: every picture is changed on its way, because it gets signed credentials."""
        self._shelf = shelf
        self._moderator = moderator
        self._notes = notes
        self._at_once = at_once
        self._marks_all = marks_all

    def plan(self, picture_ids: Sequence[str], progress: Progress) -> PromotionPlan:
        """One line a picture, in the order asked; pictures that were not looked at are left out."""
        live = self._shelf.live_ids()
        lines = {one: _first_line(one) for one in picture_ids}
        for one, line in lines.items():
            if line.fate is Fate.ADD and line.target_id in live:
                lines[one] = replace(line, fate=Fate.ALREADY_LIVE)
        to_look_at = [line for line in lines.values() if line.fate is Fate.ADD]
        done, total = 0, len(to_look_at)
        looked_at: dict[str, PromotionLine] = {}
        for found in handfuls(to_look_at, self._look, self._at_once, lambda: progress.cancelled):
            looked_at |= {line.picture_id: line for line in found}
            done += len(found)
            progress.report(done, total)
        return PromotionPlan(
            tuple(
                looked_at.get(one, line)
                for one, line in lines.items()
                if line.fate is not Fate.ADD or one in looked_at
            )
        )

    def _look(self, line: PromotionLine) -> PromotionLine:
        picture_id = line.picture_id
        try:
            marks = patiently(lambda: self._shelf.needs_mark(picture_id))
            labels = patiently(lambda: list(self._moderator.check(picture_id)))
            self._notes.flag(picture_id, flag_of(labels) if labels else "")
        except PictureMissing:
            return replace(line, fate=Fate.MISSING, reason=GONE)
        except PictureDamaged as damage:
            return replace(line, fate=Fate.BLOCKED, reason=reason_of(damage))
        except KioskError as error:
            return replace(line, fate=Fate.FAILED, reason=reason_of(error))
        if labels:
            return replace(line, fate=Fate.BLOCKED, reason=blocked_by(labels))
        return replace(line, marks=marks or self._marks_all)


def _first_line(picture_id: str) -> PromotionLine:
    target_id = target_of(picture_id)
    if target_id is None or not picture_id.startswith(f"{POOL_ROOT}/"):
        return PromotionLine(picture_id, target_id or "", Fate.MISSING, NO_KEY)
    return PromotionLine(picture_id, target_id, Fate.ADD)
