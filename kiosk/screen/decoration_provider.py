"""`image://decoration/...`: backgrounds, shadows and paper, drawn once per size."""

from PySide6.QtGui import QImage

from kiosk.screen import soft_light
from kiosk.screen.calm_provider import CalmProvider
from kiosk.screen.easel import Drawing, Easel
from kiosk.screen.ticket_paper import ticket

KEPT_BYTES = 48 << 20


class DecorationProvider(CalmProvider):
    """Draws what is neither a picture nor a control."""

    def __init__(self) -> None:
        super().__init__()
        self._easel = Easel(KEPT_BYTES)

    def draw(self, name: str) -> QImage | None:
        """One of these, with sizes in pixels; None while it is being drawn.

        - `backdrop/tint/width/height`
        - `disc/mood/side`, at once
        - `shadow/border/radius/unit`, at once
        - `ticket/width/height/radius/notch/fold`, where `fold` is the height of the dotted line
        """
        match name.split("/"):
            case "backdrop", tint, width, height:
                return self._easel.ask(
                    name, lambda: Drawing(soft_light.backdrop(tint, int(width), int(height)))
                )
            case "disc", mood, side:
                return self._easel.drawn(name, lambda: Drawing(soft_light.disc(mood, int(side))))
            case "shadow", border, radius, unit:
                return self._easel.drawn(
                    name, lambda: Drawing(soft_light.shadow(int(border), int(radius), float(unit)))
                )
            case "ticket", *sizes:
                return self._easel.ask(name, lambda: Drawing(ticket(*map(int, sizes))))
            case _:
                raise ValueError(f"There is no decoration {name}")
