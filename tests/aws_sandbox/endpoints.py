"""SageMaker endpoints: pictures for prompts, painted here, in the shapes of JumpStart's Stable Diffusion."""

import base64
import json
import re
import uuid
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from kiosk import paths
from kiosk.adapters.local.generator import LARGEST_PX, SMALLEST_PX, PaintingGenerator
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.core.mood import Mood
from kiosk.core.picture import Prompt
from kiosk.vision.pixels import decode
from tests.aws_sandbox.moto_bridge import Moto
from tests.aws_sandbox.object_events import ObjectEvents
from tests.aws_sandbox.service import RuleBroken
from tests.aws_sandbox.wire import ACCOUNT, Answer, Request, ServiceFault

MOST_BYTES = 6 * 1024 * 1024  # each way, of a real-time call
_MOST_INLINE_BYTES = 128_000  # of an asynchronous call
_PATH = re.compile(r"/endpoints/([^/]+)/(invocations|async-invocations)")
_MOODS = re.compile("|".join(Mood), re.IGNORECASE)


class Endpoints:
    """Answers InvokeEndpoint, and InvokeEndpointAsync with the result in S3 at once."""

    def __init__(self, moto: Moto, bucket: str, events: ObjectEvents) -> None:
        self._moto = moto
        self._events = events
        self._bucket = bucket
        self._generator = PaintingGenerator()

    def parameters(self, request: Request) -> dict[str, Any]:
        """What the journal keeps of a call."""
        return {
            "EndpointName": request.path.split("/")[2],
            "Accept": request.headers.get("accept") or request.headers.get("x-amzn-sagemaker-accept", ""),
            "InputLocation": request.headers.get("x-amzn-sagemaker-inputlocation"),
            "Body": _readable(request.body),
        }

    def answer(self, request: Request, region: str) -> Answer:
        """Raises ServiceFault and RuleBroken."""
        path = _PATH.fullmatch(request.path)
        if path is None:
            raise RuleBroken("UnknownOperationException", f"The sandbox has no {request.path}", 400)
        self._check_endpoint(path.group(1), region)
        if path.group(2) == "invocations":
            if len(request.body) > MOST_BYTES:
                raise RuleBroken("ValidationError", "The body has more than 6 MiB", 400)
            body = self._generated(request.body, request.headers.get("accept", "application/json"))
            if len(body) > MOST_BYTES:
                raise ServiceFault("ModelError", "The answer has more than 6 MiB", 424)
            return Answer(
                200, body, [("content-type", "application/json"), ("x-amzn-requestid", str(uuid.uuid4()))]
            )
        return self._asynchronous(request)

    def _asynchronous(self, request: Request) -> Answer:
        accept = request.headers.get("x-amzn-sagemaker-accept", "application/json")
        location = request.headers.get("x-amzn-sagemaker-inputlocation")
        if location is None and not 0 < len(request.body) <= _MOST_INLINE_BYTES:
            raise RuleBroken(
                "ValidationError", "InputLocation or a body of up to 128,000 bytes is needed", 400
            )
        order = request.body
        if location is not None:
            place = urlsplit(location)
            found = self._moto.read_object(place.netloc, place.path.lstrip("/"))
            if found is None:
                raise ServiceFault("ValidationError", f"There is nothing at {location}", 400)
            order = found
        inference_id = request.headers.get("x-amzn-sagemaker-inference-id") or str(uuid.uuid4())
        name = request.headers.get("x-amzn-sagemaker-filename") or f"{inference_id}.out"
        output, failure = f"async-output/{name}", f"async-error/{name}"
        try:
            self._write(output, self._generated(order, accept))
        except RuleBroken as refused:
            self._write(failure, json.dumps({"message": refused.message}).encode())
        headers = [("content-type", "application/json"), ("x-amzn-requestid", str(uuid.uuid4()))]
        headers.append(("x-amzn-sagemaker-outputlocation", f"s3://{self._bucket}/{output}"))
        headers.append(("x-amzn-sagemaker-failurelocation", f"s3://{self._bucket}/{failure}"))
        return Answer(202, json.dumps({"InferenceId": inference_id}).encode(), headers)

    def _write(self, key: str, content: bytes) -> None:
        self._moto.write_object(self._bucket, key, content)
        self._events.written_by_service(self._bucket, key)

    def _check_endpoint(self, name: str, region: str) -> None:
        status = self._moto.endpoint_status(name, region)
        if status is None:
            raise ServiceFault("ValidationError", f"Endpoint {name} of account {ACCOUNT} not found.", 400)
        if status != "InService":
            raise ServiceFault("ValidationError", f"Endpoint {name} is {status}.", 400)

    def _generated(self, order: bytes, accept: str) -> bytes:
        try:
            asked = json.loads(order)
            prompt = _prompt(asked)
            count = int(asked.get("num_images_per_prompt", 1))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RuleBroken("ModelError", f"The model cannot read the order: {error}", 424) from error
        seeds = [prompt.seed + number for number in range(count)]
        jpegs = [self._generator.generate(_reseeded(prompt, seed)) for seed in seeds]
        if "jpeg" in accept:
            pictures = [base64.b64encode(jpeg).decode() for jpeg in jpegs]
            return json.dumps({"generated_images": pictures, "prompt": prompt.text}).encode()
        pixels = [decode(jpeg)[..., ::-1].tolist() for jpeg in jpegs]
        return json.dumps({"generated_images": pixels, "prompt": prompt.text}).encode()


def _readable(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body


def _prompt(asked: dict[str, Any]) -> Prompt:
    """The order as our own. Raises ValueError, KeyError."""
    text = str(asked["prompt"])
    width, height = int(asked.get("width", 512)), int(asked.get("height", 512))
    if width % 8 or height % 8 or not all(SMALLEST_PX <= side <= LARGEST_PX for side in (width, height)):
        raise ValueError(
            f"{width}x{height} px: sides must be divisible by 8 and from {SMALLEST_PX} to {LARGEST_PX}"
        )
    negative = str(asked.get("negative_prompt", ""))
    return Prompt(_mood_of(text), text, negative, int(asked.get("seed", 0)), width, height)


def _mood_of(text: str) -> Mood:
    """The first mood that the text names, else the one whose prompts begin like it, else calm."""
    named = _MOODS.search(text)
    if named:
        return Mood(named.group().lower())
    return next((mood for mood, opening in _openings() if text.startswith(opening)), Mood.CALM)


@cache
def _openings() -> tuple[tuple[Mood, str], ...]:
    """How the prompts of each mood begin: `a joyful oil painting of`."""
    book = open_prompt_book(paths.resources() / "prompts")
    return tuple((mood, book.template(mood).text.partition("{")[0]) for mood in Mood)


def _reseeded(prompt: Prompt, seed: int) -> Prompt:
    return Prompt(prompt.mood, prompt.text, prompt.negative, seed, prompt.width_px, prompt.height_px)
