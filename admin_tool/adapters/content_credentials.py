"""Signed content credentials (C2PA) where their library is installed: https://c2pa.org/specifications/."""

import importlib
import io
from pathlib import Path
from typing import Any

from kiosk.adapters.picture_metadata import SOURCE_TYPES, DigitalSource
from kiosk.core.errors import KioskError, SettingsWrong

LIBRARY = "c2pa"
_NO_THUMBNAIL = {"builder": {"thumbnail": {"enabled": False}}}
"""The library's own thumbnail would make our pictures half as large again."""
_SETTINGS = "Check admin.c2pa_certificate_file and admin.c2pa_key_file."


class SigningFailed(KioskError):
    """The content credentials of one picture could not be made."""


class ContentCredentials:
    """Signs that a picture was made by a machine; a signature covers the file as it is then.

    Any thread may sign; a signer of the library belongs to the call that made it.
    """

    def __init__(self, library: Any, certificates: str, key: str) -> None:
        """`certificates` is the chain, the signer's own first, and `key` an ES256 key, both as PEM."""
        self._library = library
        self._certificates = certificates
        self._key = key

    def sign(self, picture: bytes, mime_type: str, source: DigitalSource) -> bytes:
        """The same picture with its credentials. Raises SigningFailed."""
        made = {"action": "c2pa.created", "digitalSourceType": SOURCE_TYPES + source}
        manifest = {
            "claim_generator_info": [{"name": "Emotion Kiosk"}],
            "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [made]}}],
        }
        signed = io.BytesIO()
        library = self._library
        try:
            info = library.C2paSignerInfo(b"es256", self._certificates.encode(), self._key.encode(), None)
            with (
                library.Context.from_dict(_NO_THUMBNAIL) as context,
                library.Signer.from_info(info) as signer,
                library.Builder(manifest, context) as builder,
            ):
                builder.sign(signer, mime_type, io.BytesIO(picture), signed)
        except library.C2paError as trouble:
            why = str(trouble).strip()
            raise SigningFailed(f"The picture cannot be signed: {why}", remedy=_SETTINGS) from trouble
        return signed.getvalue()


def open_content_credentials(certificate_file: str, key_file: str) -> ContentCredentials | None:
    """With both files and the library (the extra `c2pa`); None where one of them is not there.

    Raises SettingsWrong for files that cannot be read.
    """
    if not certificate_file or not key_file:
        return None
    try:
        certificates, key = (
            Path(one).expanduser().read_text(encoding="ascii") for one in (certificate_file, key_file)
        )
    except (OSError, UnicodeDecodeError) as trouble:
        raise SettingsWrong(
            f"The files for content credentials cannot be read: {trouble}", remedy=_SETTINGS
        ) from trouble
    try:
        library = importlib.import_module(LIBRARY)
    except ImportError:
        return None
    return ContentCredentials(library, certificates, key)
