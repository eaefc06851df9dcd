"""Answers what `Control` asks, directly or under `/__sandbox__/`."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.core.mood import Mood
from tests.aws_sandbox.face_store import FaceStore
from tests.aws_sandbox.faults import Fault, FaultKind, Faults
from tests.aws_sandbox.gateway import Behind
from tests.aws_sandbox.iot_credentials import IotCredentials
from tests.aws_sandbox.journal import Journal, presentable
from tests.aws_sandbox.moderation import PretendedLabels
from tests.aws_sandbox.object_events import Rule
from tests.aws_sandbox.personalize_groups import Groups
from tests.aws_sandbox.picture_signatures import TrustedKey
from tests.aws_sandbox.rekognition import PretendedMood
from tests.aws_sandbox.sessions import Sessions
from tests.aws_sandbox.wire import Answer, Request

CONTROL_PATH = "/__sandbox__/"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the console reaches into."""

    faults: Faults
    journal: Journal
    sessions: Sessions
    faces: FaceStore
    pretended: PretendedMood
    labels: PretendedLabels
    groups: Groups
    iot: IotCredentials
    behind: Behind


class Console:
    """One method per question; arguments and answers are plain values."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._questions: dict[str, Callable[..., Any]] = {
            "fault": self._fault,
            "end_fault": parts.faults.remove,
            "clear_faults": parts.faults.clear,
            "expire_credentials": parts.sessions.expire_all,
            "issue_credentials": self._issue_credentials,
            "issue_certificate": self._issue_certificate,
            "revoke_certificate": parts.iot.revoke,
            "set_credential_life": self._set_credential_life,
            "shift_clock": self._shift_clock,
            "pretend_mood": self._pretend_mood,
            "pretend_labels": parts.labels.pretend,
            "journal": parts.journal.entries,
            "violations": parts.journal.violations,
            "counts": parts.journal.counts,
            "face_calls": parts.journal.face_calls,
            "clear_journal": parts.journal.clear,
            "faces": self._faces,
            "users": self._users,
            "finish_work": parts.groups.resources.finish,
            "interactions": self._interactions,
            "times_sent": self._times_sent,
            "personalize_users": self._personalize_users,
            "personalize_items": self._personalize_items,
            "buckets": parts.behind.moto.bucket_names,
            "object_keys": parts.behind.moto.list_keys,
            "seed_objects": self._seed_objects,
            "want_signed_pictures": self._want_signed_pictures,
            "send_object_events": self._send_object_events,
        }

    def ask(self, name: str, arguments: Mapping[str, Any]) -> Any:
        """Raises KeyError for an unknown question, TypeError and ValueError for wrong arguments."""
        return self._questions[name](**arguments)

    def answer(self, request: Request) -> Answer:
        """A question over HTTP: its name in the path, its arguments as a JSON object in the body."""
        name = request.path.removeprefix(CONTROL_PATH)
        if not name:
            return _json(200, {"questions": sorted(self._questions)})
        try:
            return _json(200, {"answer": self.ask(name, json.loads(request.body or b"{}"))})
        except (KeyError, TypeError, ValueError) as error:
            return _json(400, {"error": f"{type(error).__name__}: {error}"})

    def _fault(
        self,
        kind: str,
        service: str,
        operation: str,
        seconds: float | None = None,
        times: int | None = None,
        **details: Any,
    ) -> int:
        fault = Fault(0, FaultKind(kind), service, operation, left=times, **details)
        return self._parts.faults.add(fault, seconds)

    def _issue_credentials(self, seconds: float) -> dict[str, str]:
        issued = self._parts.sessions.issue(seconds)
        return {
            "access_key": issued.access_key,
            "secret_key": issued.secret_key,
            "token": issued.token,
            "expires_at": issued.expires_at.isoformat(),
        }

    def _issue_certificate(
        self, thing: str, starts_in_days: float, days: float, allowed: bool
    ) -> dict[str, str]:
        return asdict(self._parts.iot.register(thing, starts_in_days, days, allowed))

    def _set_credential_life(self, seconds: float) -> None:
        self._parts.iot.life_s = seconds

    def _shift_clock(self, seconds: float) -> None:
        self._parts.sessions.clock_offset_s = seconds

    def _pretend_mood(self, moods: Mapping[str, float] | None) -> None:
        shown = None if moods is None else {Mood(name): float(value) for name, value in moods.items()}
        self._parts.pretended.moods = shown

    def _faces(self, collection: str) -> dict[str, str | None]:
        with self._parts.faces.lock:
            found = self._parts.faces.collections.get(collection)
            return {face.id: face.user_id for face in found.faces.values()} if found else {}

    def _users(self, collection: str) -> list[str]:
        with self._parts.faces.lock:
            found = self._parts.faces.collections.get(collection)
            return list(found.users) if found else []

    def _seed_objects(self, bucket: str, keys: Sequence[str], contents: Sequence[str]) -> None:
        data = [base64.b64decode(content) for content in contents]
        for number, key in enumerate(keys):
            self._parts.behind.moto.write_object(bucket, key, data[number % len(data)])

    def _want_signed_pictures(self, key_id: str, public_key_pem: str | None) -> None:
        trusted = TrustedKey.read(key_id, public_key_pem) if public_key_pem else None
        self._parts.behind.pictures.trusted = trusted

    def _send_object_events(
        self, bucket: str, prefix: str, queue: str, region: str, services_too: bool = False
    ) -> None:
        self._parts.behind.events.connect(Rule(bucket, prefix, queue, region, services_too))

    def _interactions(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for data in self._parts.groups.everything():
            with data.lock:
                found |= {event_id: presentable(asdict(event)) for event_id, event in data.put.items()}
        return found

    def _times_sent(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for data in self._parts.groups.everything():
            with data.lock:
                found |= {event_id: event.sent for event_id, event in data.put.items()}
        return found

    def _personalize_users(self) -> dict[str, dict[str, Any]]:
        return {key: dict(one) for data in self._parts.groups.everything() for key, one in data.users.items()}

    def _personalize_items(self) -> dict[str, dict[str, Any]]:
        return {key: dict(one) for data in self._parts.groups.everything() for key, one in data.items.items()}


def _json(status: int, value: Any) -> Answer:
    return Answer(status, json.dumps(value, indent=1).encode(), [("content-type", "application/json")])
