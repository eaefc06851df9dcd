"""The image providers of the screen as one set."""

from typing import NamedTuple

from PySide6.QtQml import QQmlEngine

from kiosk.screen.decoration_provider import DecorationProvider
from kiosk.screen.picture_provider import PictureProvider
from kiosk.screen.preview_provider import PreviewProvider
from kiosk.screen.qr_provider import QrProvider


class Providers(NamedTuple):
    """Keep this as long as the engine: Qt does not keep the Python side of a provider."""

    picture: PictureProvider
    preview: PreviewProvider
    decoration: DecorationProvider
    qr: QrProvider


def install(engine: QQmlEngine, providers: Providers) -> None:
    """Makes `image://picture`, `image://preview`, `image://decoration` and `image://qr` known to QML."""
    for name, provider in providers._asdict().items():
        engine.addImageProvider(name, provider)
