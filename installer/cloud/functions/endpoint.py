"""The SageMaker endpoint with a Stable Diffusion model of JumpStart behind it."""

import base64
import binascii
import json
from typing import Any

from botocore.exceptions import ClientError

from installer.cloud.functions.queue_batch import Later, Poison, code_of
from kiosk.core.picture import Prompt

MOST_INLINE_BYTES = 128_000
REQUEST_LIVES_S = 21_600
"""How long an asynchronous order waits for a machine; SageMaker's most."""
_JPEG_IN_JSON = "application/json;jpeg"
_NOT_STARTED = {
    "ThrottlingException",
    "ServiceUnavailable",
    "InternalServerException",
    "ModelNotReadyException",
}
_SAFE_TRIES = 3


class Endpoint:
    """Asks one endpoint for pictures."""

    def __init__(self, runtime: Any, name: str, attributes: str = "") -> None:
        """`runtime` must not retry on its own; `attributes` is for models that want `accept_eula=true`."""
        self._runtime = runtime
        self._more: dict[str, str] = {"EndpointName": name, "ContentType": "application/json"}
        if attributes:
            self._more["CustomAttributes"] = attributes

    def paint(self, prompt: Prompt) -> bytes:
        """One JPEG from an endpoint that answers at once. Raises Poison, Later and errors of the SDK.

        Only what never reached the model is tried again here: a late picture is being made and paid for.
        """
        for last in (False,) * (_SAFE_TRIES - 1) + (True,):
            try:
                answer = self._runtime.invoke_endpoint(
                    Body=request_of(prompt), Accept=_JPEG_IN_JSON, **self._more
                )
            except ClientError as trouble:
                if code_of(trouble) in _NOT_STARTED and not last:
                    continue
                raise _sorted(trouble) from trouble
            return jpeg_of(answer["Body"].read())
        raise Later("The endpoint did not answer")

    def ask(self, prompt: Prompt, ticket: str) -> None:
        """Orders a picture from an asynchronous endpoint, which writes it to `<output path>/<ticket>.out`."""
        body = request_of(prompt)
        if len(body) > MOST_INLINE_BYTES:
            raise Poison(f"The order has more than {MOST_INLINE_BYTES} bytes")
        try:
            self._runtime.invoke_endpoint_async(
                Body=body,
                Accept=_JPEG_IN_JSON,
                InferenceId=ticket,
                Filename=f"{ticket}.out",
                RequestTTLSeconds=REQUEST_LIVES_S,
                **self._more,
            )
        except ClientError as trouble:
            raise _sorted(trouble) from trouble


def request_of(prompt: Prompt) -> bytes:
    """An order in JumpStart's words."""
    asked: dict[str, Any] = {
        "prompt": prompt.text,
        "width": prompt.width_px,
        "height": prompt.height_px,
        "num_images_per_prompt": 1,
        "num_inference_steps": prompt.steps,
        "guidance_scale": prompt.guidance,
        "seed": prompt.seed % 2**32,
    }
    if prompt.negative:
        asked["negative_prompt"] = prompt.negative
    return json.dumps(asked).encode()


def jpeg_of(answer: bytes) -> bytes:
    """The picture in an answer. Raises Later when there is none."""
    try:
        jpeg = base64.b64decode(json.loads(answer)["generated_images"][0], validate=True)
    except (ValueError, KeyError, IndexError, TypeError, binascii.Error) as trouble:
        raise Later("The endpoint answered without a picture") from trouble
    if not jpeg.startswith(b"\xff\xd8"):
        raise Later("The endpoint answered with something that is no JPEG")
    return jpeg


def _sorted(trouble: ClientError) -> Exception:
    """A model that refuses the order itself refuses it every time."""
    response: dict[str, Any] = dict(trouble.response)
    status = int(response.get("OriginalStatusCode") or 0)
    refused = code_of(trouble) == "ModelError" and 400 <= status < 500 and status not in (408, 429)
    return Poison(f"The model refuses the order with {status}") if refused else trouble
