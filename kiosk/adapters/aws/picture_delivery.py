"""Pictures over plain HTTPS from the CloudFront distribution."""

import time
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter

from kiosk.adapters.aws.picture_signing import PictureSigner
from kiosk.adapters.aws.service_errors import CHECK_NETWORK, SET_THE_CLOCK
from kiosk.adapters.aws.session import CONNECT_S, READ_S
from kiosk.adapters.picture_cache import Fetched
from kiosk.core.errors import PictureDamaged, PictureMissing, ServiceDown, ServiceLate, ServiceRefused

LARGEST_BYTES = 25 * 1024 * 1024
WHOLE_S = 10.0
"""A picture that drips in more slowly is late."""
_CHUNK = 64 * 1024


class PictureDelivery:
    """One distribution; any thread may fetch."""

    def __init__(self, url: str, signer: PictureSigner | None = None, cookies: bool = False) -> None:
        """`url` is the distribution's address; with a signer every address is signed, or cookies are sent."""
        self._url = url.rstrip("/")
        self._signer = signer
        self._cookies = cookies
        self._http = requests.Session()
        for scheme in ("https://", "http://"):
            self._http.mount(scheme, HTTPAdapter(pool_maxsize=8))

    def fetch_tagged(self, picture_id: str, known_tag: str = "") -> Fetched | None:
        """The picture; None when it still has the known tag. Raises PictureMissing, ServiceError."""
        url = f"{self._url}/{quote(picture_id, safe='/')}"
        headers = {"Accept": "image/jpeg, image/png"}
        if known_tag:
            headers["If-None-Match"] = known_tag
        if self._signer and self._cookies:
            cookies = self._signer.cookies(f"{self._url}/{picture_id.split('/')[0]}")
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        elif self._signer:
            url = self._signer.signed(url)
        try:
            return self._get(url, headers, picture_id)
        except ServiceDown:
            # urllib3 could try again by itself, but it writes the signed address into the log
            return self._get(url, headers, picture_id)

    def close(self) -> None:
        """Closes all connections."""
        self._http.close()

    def _get(self, url: str, headers: dict[str, str], picture_id: str) -> Fetched | None:
        # errors are not chained: their text holds the signed address
        try:
            with self._http.get(
                url, headers=headers, timeout=(CONNECT_S, READ_S), stream=True, allow_redirects=False
            ) as answer:
                if answer.status_code == requests.codes.not_modified:
                    return None
                data = _read(answer, picture_id)
        except requests.exceptions.Timeout:
            raise ServiceLate(
                "The picture did not come in time", item=picture_id, remedy=CHECK_NETWORK
            ) from None
        except requests.exceptions.RequestException as trouble:
            kind = type(trouble).__name__
            raise ServiceDown(
                f"Pictures are not reachable: {kind}", item=picture_id, remedy=CHECK_NETWORK
            ) from None
        if answer.status_code != requests.codes.ok:
            raise _refusal(answer.status_code, data, picture_id)
        if is_a_page(data):
            raise ServiceDown("The answer is a web page", item=picture_id, remedy=CHECK_NETWORK)
        return Fetched(data, answer.headers.get("ETag", ""))


def is_a_page(data: bytes) -> bool:
    """Whether bytes are the web page of a captive portal, and no damaged picture."""
    return data.lstrip()[:1] == b"<"


def _read(answer: requests.Response, picture_id: str) -> bytes:
    late_s = time.monotonic() + WHOLE_S
    data = bytearray()
    for chunk in answer.iter_content(_CHUNK):
        data += chunk
        if len(data) > LARGEST_BYTES:
            raise PictureDamaged(
                f"The picture has more than {LARGEST_BYTES} bytes", item=picture_id, remedy="Make it smaller."
            )
        if time.monotonic() > late_s:
            raise ServiceLate("The picture did not come in time", item=picture_id, remedy=CHECK_NETWORK)
    return bytes(data)


def _refusal(status: int, body: bytes, picture_id: str) -> PictureMissing | ServiceDown | ServiceRefused:
    # a bucket that may not be listed answers 403 for what is not there; CloudFront's own 403 has no RequestId
    from_bucket = b"<RequestId>" in body
    if status == requests.codes.not_found or (status == requests.codes.forbidden and from_bucket):
        return PictureMissing("There is no such picture", item=picture_id)
    if status == requests.codes.forbidden and b"<Error>" in body:
        return ServiceRefused(
            "The signature of the address was refused",
            item=picture_id,
            remedy=f"Check pictures_key_id and pictures_key_file. {SET_THE_CLOCK}",
        )
    return ServiceDown(f"Pictures are not delivered: {status}", item=picture_id, remedy=CHECK_NETWORK)
