"""`image://picture/...`: the shop's pictures, cut and darkened for the place where they are shown."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from kiosk.core.errors import KioskError, PictureDamaged
from kiosk.core.picture import Focus, parse_key
from kiosk.core.ports import PictureStore
from kiosk.screen import mood_colors, scrim
from kiosk.screen.calm_provider import CalmProvider
from kiosk.screen.easel import Drawing, Easel
from kiosk.screen.picture_cut import cut, rounded
from kiosk.screen.recent_images import RecentImages

log = logging.getLogger(__name__)

PICTURES_BYTES = 32 << 20
CUTS_BYTES = 96 << 20
ASK_AGAIN_S = 20.0


class Place(NamedTuple):
    """Where a picture is shown: the frame and its corner radius in pixels, and what lies over it."""

    width_px: int
    height_px: int
    radius_px: int
    scrim: str


class PictureProvider(CalmProvider):
    """Draws pictures of a store; `focus` tells what a cut must keep of each, and is asked from any thread.

    A picture that cannot be had is a calm tint of its mood for a while, then it is asked for again.
    """

    def __init__(
        self, store: PictureStore, focus: Callable[[str], Focus] = lambda picture_id: Focus()
    ) -> None:
        super().__init__()
        self._store = store
        self._focus = focus
        self._pictures = RecentImages(PICTURES_BYTES)
        self._easel = Easel(CUTS_BYTES)
        self._card: Place | None = None

    def prefetch(self, picture_ids: Iterable[str]) -> None:
        """Has these pictures in memory, cut to the cards of the gallery once those were on screen.

        Blocks. A picture that cannot be had is logged.
        """
        for picture_id in picture_ids:
            if self._card:
                self._easel.drawn(
                    f"{self._card} {picture_id}", partial(self._hung, self._card, picture_id, "")
                )
            else:
                self._picture(picture_id)

    def draw(self, name: str) -> QImage | None:
        """`width/height/radius/scrim/mood/id`, sizes in pixels.

        `mood` is "none" where the picture's key tells it, `id` is empty where there is only the mood.
        """
        width, height, radius, kind, mood, quoted = name.split("/", 5)
        place = Place(int(width), int(height), int(radius), kind)
        picture_id = unquote(quoted)
        if kind == "none":
            self._card = place
        return self._easel.ask(f"{place} {picture_id or mood}", partial(self._hung, place, picture_id, mood))

    def _hung(self, place: Place, picture_id: str, mood: str) -> Drawing:
        parsed = parse_key(picture_id)
        tint = QColor(mood_colors.DARK.get(parsed[1] if parsed else mood, mood_colors.PLAIN))
        frame = QSize(place.width_px, place.height_px)
        picture = self._picture(picture_id) if picture_id else None
        if picture:
            image = cut(picture, frame, self._focus(picture_id))
        else:
            image = QImage(frame, QImage.Format.Format_RGB32)
            image.fill(tint)
        kind = scrim.KINDS.get(place.scrim)
        if kind:
            shade = tint.darker(scrim.TILE_SHADE) if kind.tinted else QColor(mood_colors.INK)
            scrim.lay(image, scrim.fitted(image, kind, shade), shade)
        image = rounded(image, place.radius_px)
        return Drawing(image) if picture or not picture_id else Drawing(image, ASK_AGAIN_S)

    def _picture(self, picture_id: str) -> QImage | None:
        known = self._pictures.get(picture_id)
        if known:
            return known
        try:
            image = decoded(self._store.fetch(picture_id), picture_id)
        except KioskError as error:
            log.warning("A tint stands for a picture: %s", error)
            return None
        self._pictures.keep(picture_id, image)
        return image


def decoded(encoded: bytes, picture_id: str) -> QImage:
    """The picture as opaque pixels. Raises PictureDamaged."""
    image = QImage.fromData(encoded)
    if image.isNull():
        raise PictureDamaged("A picture cannot be decoded", item=picture_id, remedy="Replace the file.")
    return image.convertToFormat(QImage.Format.Format_RGB32)
