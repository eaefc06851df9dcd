"""`image://decoration/...`: backgrounds, shadows and paper, drawn once per size."""

from PySide6.QtGui import QImage

from kiosk.screen import soft_light
from kiosk.screen.calm_provider import CalmProvider
from kiosk.screen.recent_images import RecentImages

KEPT_BYTES = 64 << 20


class DecorationProvider(CalmProvider):
    """Draws what is neither a picture nor a control."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = RecentImages(KEPT_BYTES)

    def draw(self, name: str) -> QImage:
        """`backdrop/tint/width/height` or `shadow/border/radius/unit`, sizes in pixels."""
        return self._drawn.drawn(name, lambda: self._new(name))

    def _new(self, name: str) -> QImage:
        match name.split("/"):
            case "backdrop", tint, width, height:
                return soft_light.backdrop(tint, int(width), int(height))
            case "shadow", border, radius, unit:
                reach_px = round(6 * float(unit))
                return soft_light.shadow(int(border), int(radius), 2.2 * float(unit), reach_px)
            case _:
                raise ValueError(f"There is no decoration {name}")
