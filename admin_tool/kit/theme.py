"""One theme: colours, fonts, and icons drawn in them."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from admin_tool.kit.icon_paths import FACES, ICONS
from admin_tool.kit.tokens import INK, Tokens
from kiosk.core.mood import Mood
from kiosk.core.mood_colors import MOOD_COLORS

HEAD = "NanumMyeongjo"
BODY = "NanumSquareRound"
MONO = "NanumGothicCoding"
SHARP = 2
"""Pixels drawn for each logical one: icons stay sharp on dense screens."""


def font(px: int = 13, bold: bool = False, family: str = BODY, spacing: float = 0.0) -> QFont:
    """A font by its size in pixels; hinting off, as Hangul of this face wants it."""
    made = QFont(family)
    made.setPixelSize(px)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return made


class Theme:
    """Everything that is painted asks here; icons are drawn once for each colour and size."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    @property
    def dark(self) -> bool:
        """Whether words are light on a dark ground."""
        return self.tokens.name == "dark"

    def hex(self, tone: str) -> str:
        """The colour of a token by its name, or a `#RRGGBB` as it is."""
        return tone if tone.startswith("#") else str(getattr(self.tokens, tone))

    def color(self, tone: str, alpha: float = 1.0) -> QColor:
        """The same for painting."""
        color = QColor(self.hex(tone))
        color.setAlphaF(alpha)
        return color

    def pixmap(self, name: str, tone: str = "text2", px: int = 16, stroke: float = 1.8) -> QPixmap:
        """An icon of `icon_paths`. Raises KeyError for a name that is not there."""
        color = self.hex(tone)
        return self._cached((name, color, px, stroke), 24, ICONS[name], color, stroke, "")

    def icon(self, name: str, tone: str = "text2", px: int = 16) -> QIcon:
        """The same for a button."""
        return QIcon(self.pixmap(name, tone, px))

    def face(self, mood: Mood, px: int = 18) -> QPixmap:
        """A mood's face on its disc."""
        disc = MOOD_COLORS[mood]
        return self._cached((f"face/{mood}", INK, px, 3.2), 48, FACES[mood], INK, 3.2, disc)

    def _cached(
        self, key: tuple[str, str, int, float], grid: int, path: str, color: str, stroke: float, disc: str
    ) -> QPixmap:
        if key not in self._drawn:
            self._drawn[key] = _draw(path, grid, color, stroke, disc, key[2])
        return self._drawn[key]


def _draw(path: str, grid: int, color: str, stroke: float, disc: str, px: int) -> QPixmap:
    half = grid / 2
    ground = f'<circle cx="{half}" cy="{half}" r="{half}" fill="{disc}"/>' if disc else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {grid} {grid}">{ground}<path d="{path}" '
        f'fill="none" stroke="{color}" stroke-width="{stroke}" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
    )
    drawn = QPixmap(px * SHARP, px * SHARP)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(SHARP)
    return drawn
