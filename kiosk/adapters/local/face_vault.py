"""Keeps face embeddings unreadable without the key of this machine."""

import hmac
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.adapters.whole_file import write_error, write_new
from kiosk.core.errors import LibraryError

KEY_BYTES = 32
NONCE_BYTES = 12
"""As NIST SP 800-38D recommends for GCM."""


class FaceVault:
    """Seals and opens with AES-256-GCM; the key is a file of its own that only its owner may read.

    `code_salt` is the secret salt of the return codes of this machine.
    """

    def __init__(self, key_file: Path) -> None:
        """Makes the key where there is none. Raises LibraryError when the file holds no key."""
        write_new(key_file, os.urandom(KEY_BYTES), mode=0o600)
        try:
            key_file.chmod(0o600)
            key = key_file.read_bytes()
        except OSError as trouble:
            raise write_error(trouble, key_file) from trouble
        if len(key) != KEY_BYTES:
            raise LibraryError(
                "The key of the remembered faces is damaged",
                item=str(key_file),
                remedy="Bring it back from a copy, or delete it: then nobody is recognised any more.",
            )
        self._cipher = AESGCM(key)
        self.code_salt = hmac.digest(key, b"return codes", "sha256")

    def seal(self, secret: bytes, visitor_id: str) -> bytes:
        """Encrypts what belongs to a visitor; it opens for this visitor only."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, secret, visitor_id.encode())

    def open(self, sealed: bytes, visitor_id: str) -> bytes | None:
        """What was sealed; None when the key is another one, or somebody changed it."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], visitor_id.encode())
        except (InvalidTag, ValueError):
            return None
