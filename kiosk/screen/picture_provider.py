"""`image://picture/...`: the shop's pictures, cut and darkened for the place where they are shown."""

import logging
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from kiosk.core.errors import KioskError
from kiosk.core.picture import Focus, parse_key
from kiosk.core.ports import PictureStore
from kiosk.screen import mood_colors, scrim
from kiosk.screen.calm_provider import CalmProvider
from kiosk.screen.picture_cut import cut, rounded
from kiosk.screen.recent_images import RecentImages

log = logging.getLogger(__name__)

PICTURES_BYTES = 96 << 20
CUTS_BYTES = 96 << 20


class Place(NamedTuple):
    """Where a picture is shown: the frame and its corner radius in pixels, and what lies over it."""

    width_px: int
    height_px: int
    radius_px: int
    scrim: str


class PictureProvider(CalmProvider):
    """Draws pictures of a store, `focus` tells what a cut must keep of each.

    A picture that cannot be had is a calm tint of its mood; it is asked for again the next time.
    """

    def __init__(
        self, store: PictureStore, focus: Callable[[str], Focus] = lambda picture_id: Focus()
    ) -> None:
        super().__init__()
        self._store = store
        self._focus = focus
        self._pictures = RecentImages(PICTURES_BYTES)
        self._cuts = RecentImages(CUTS_BYTES)

    def prefetch(self, picture_ids: Iterable[str]) -> None:
        """Has these pictures in memory, decoded; blocks. Those that cannot be had are logged."""
        for picture_id in picture_ids:
            self._picture(picture_id)

    def draw(self, name: str) -> QImage:
        """`width/height/radius/scrim/mood/id`, sizes in pixels; `mood` may be "none"."""
        width, height, radius, kind, mood, quoted = name.split("/", 5)
        place = Place(int(width), int(height), int(radius), kind)
        return self._shown(unquote(quoted), mood, place)

    def _shown(self, picture_id: str, mood: str, place: Place) -> QImage:
        key = f"{place} {mood} {picture_id}"
        known = self._cuts.get(key)
        if known is not None:
            return known
        picture = self._picture(picture_id) if picture_id else None
        image = self._fitted(picture, picture_id, mood, place)
        if picture is not None:
            self._cuts.keep(key, image)
        return image

    def _fitted(self, picture: QImage | None, picture_id: str, mood: str, place: Place) -> QImage:
        parsed = parse_key(picture_id)
        tint = QColor(mood_colors.DARK.get(mood if mood != "none" or not parsed else parsed[1], "#2B2836"))
        frame = QSize(place.width_px, place.height_px)
        if picture is None:
            image = QImage(frame, QImage.Format.Format_RGB32)
            image.fill(tint)
        else:
            image = cut(picture, frame, self._focus(picture_id))
        kind = scrim.KINDS.get(place.scrim)
        if kind:
            shade = tint.darker(161) if place.scrim.startswith("tile") else QColor(mood_colors.INK)
            scrim.lay(image, scrim.fitted(image, kind, shade), shade)
        return rounded(image, place.radius_px)

    def _picture(self, picture_id: str) -> QImage | None:
        known = self._pictures.get(picture_id)
        if known is not None:
            return known
        try:
            image = QImage.fromData(self._store.fetch(picture_id))
        except KioskError as error:
            log.warning("A picture is shown as a tint: %s", error)
            return None
        if image.isNull():
            log.warning("A picture is shown as a tint: it cannot be decoded (%s)", picture_id)
            return None
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._pictures.keep(picture_id, image)
        return image
