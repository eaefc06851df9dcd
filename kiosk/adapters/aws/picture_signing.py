"""Signatures for CloudFront distributions that show pictures to our kiosks only."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from botocore.signers import CloudFrontSigner
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from kiosk.core.errors import SignInFailed

GOOD_FOR = timedelta(hours=1)


class PictureSigner:
    """Signs addresses, or cookies that are good for a whole folder, with the key of a trusted key group."""

    def __init__(
        self, key_id: str, key_file: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Raises SignInFailed when the key file is no RSA key in PEM."""
        self._key_id = key_id
        self._key = _rsa_key(key_file)
        self._now = now
        self._signer = CloudFrontSigner(key_id, self._signature)

    def signed(self, url: str) -> str:
        """The address with a signature that is good for an hour."""
        return str(self._signer.generate_presigned_url(url, date_less_than=self._now() + GOOD_FOR))

    def cookies(self, folder_url: str) -> dict[str, str]:
        """Cookies that open everything below `folder_url` (`https://host/emotions`) for an hour."""
        policy = self._signer.build_policy(f"{folder_url}/*", self._now() + GOOD_FOR).encode()
        return {
            "CloudFront-Policy": _url_safe(policy),
            "CloudFront-Signature": _url_safe(self._signature(policy)),
            "CloudFront-Key-Pair-Id": self._key_id,
        }

    def _signature(self, message: bytes) -> bytes:
        # CloudFront takes SHA-1 only:
        # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
        return self._key.sign(message, padding.PKCS1v15(), hashes.SHA1())


def _rsa_key(path: Path) -> rsa.RSAPrivateKey:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except OSError as trouble:
        raise SignInFailed(
            f"The key for pictures cannot be read: {trouble.strerror}",
            item=str(path),
            remedy="Correct pictures_key_file in the [aws] settings.",
        ) from None
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, rsa.RSAPrivateKey):
        raise SignInFailed(
            "The key for pictures is no RSA key in PEM without a password",
            item=str(path),
            remedy="Copy it again from the key pair of the distribution's key group.",
        )
    return key


def _url_safe(data: bytes) -> str:
    text = base64.b64encode(data).decode()
    return text.replace("+", "-").replace("=", "_").replace("/", "~")
