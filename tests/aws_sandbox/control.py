"""The same switches and questions for a sandbox in this process and one in its own."""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kiosk.core.mood import Mood
from tests.aws_sandbox.faults import FaultKind

Ask = Callable[[str, Mapping[str, Any]], Any]
"""Carries a question's name and arguments to the sandbox and brings the answer; all plain values."""


class Control:
    """What a test does to a sandbox, and what it asks it."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    # Faults. Each answers an id for `end_fault`; service and operation are botocore's names or "*".

    def latency(
        self, ms: float, service: str = "*", operation: str = "*", *, jitter_ms: float = 0.0, **limits: Any
    ) -> int:
        """Lets answers take `ms` (the work included) and up to `jitter_ms` more.

        Every fault takes share= (0 to 1), seconds= and times=.
        """
        return self._fault(
            FaultKind.LATENCY, service, operation, latency_ms=ms, jitter_ms=jitter_ms, **limits
        )

    def throttle(self, service: str = "*", operation: str = "*", **limits: Any) -> int:
        """Answers that the rate is exceeded, in the service's own words."""
        return self._fault(FaultKind.THROTTLE, service, operation, **limits)

    def fail(
        self,
        service: str = "*",
        operation: str = "*",
        *,
        status: int = 503,
        applied: bool = False,
        **limits: Any,
    ) -> int:
        """Answers an internal error; with `applied` after the work was done."""
        return self._fault(FaultKind.FAIL, service, operation, status=status, applied=applied, **limits)

    def reset(self, service: str = "*", operation: str = "*", *, applied: bool = False, **limits: Any) -> int:
        """Cuts the connection with a TCP reset; with `applied` after the work was done."""
        return self._fault(FaultKind.RESET, service, operation, applied=applied, **limits)

    def hang(self, seconds_silent: float, service: str = "*", operation: str = "*", **limits: Any) -> int:
        """Says nothing for a while, then cuts the connection."""
        return self._fault(FaultKind.HANG, service, operation, latency_ms=seconds_silent * 1000, **limits)

    def garbage(self, service: str = "*", operation: str = "*", **limits: Any) -> int:
        """Answers 200 with the HTML of a captive portal."""
        return self._fault(FaultKind.GARBAGE, service, operation, **limits)

    def expired(self, service: str = "*", operation: str = "*", **limits: Any) -> int:
        """Says that the credentials are expired, whatever they are."""
        return self._fault(FaultKind.EXPIRED, service, operation, **limits)

    def deny(self, service: str, operation: str = "*", **limits: Any) -> int:
        """Says that no policy allows the action."""
        return self._fault(FaultKind.DENY, service, operation, **limits)

    def outage(self, seconds: float, service: str = "*") -> int:
        """Cuts every connection for `seconds`."""
        return self._fault(FaultKind.RESET, service, "*", seconds=seconds)

    def end_fault(self, fault_id: int) -> None:
        """Ends one fault."""
        self._ask("end_fault", {"fault_id": fault_id})

    def clear_faults(self) -> None:
        """Ends all faults."""
        self._ask("clear_faults", {})

    def _fault(self, kind: FaultKind, service: str, operation: str, **details: Any) -> int:
        return int(
            self._ask("fault", {"kind": kind.value, "service": service, "operation": operation, **details})
        )

    # Credentials and clock.

    def expire_credentials(self) -> int:
        """Ends every session that the credential provider has issued; answers how many."""
        return int(self._ask("expire_credentials", {}))

    def issue_credentials(self, seconds: float = 3600) -> dict[str, str]:
        """A session's access_key, secret_key, token and expires_at (ISO)."""
        return dict(self._ask("issue_credentials", {"seconds": seconds}))

    def issue_certificate(
        self, thing: str, *, starts_in_days: float = -1.0, days: float = 365.0, allowed: bool = True
    ) -> dict[str, str]:
        """A thing's id, certificate_pem and private_key_pem; `allowed` is what its IoT policy says."""
        details = {"thing": thing, "starts_in_days": starts_in_days, "days": days, "allowed": allowed}
        return dict(self._ask("issue_certificate", details))

    def revoke_certificate(self, identity: str) -> None:
        """Makes a certificate inactive."""
        self._ask("revoke_certificate", {"identity": identity})

    def set_credential_life(self, seconds: float) -> None:
        """How long credentials for certificates live from now on (3600)."""
        self._ask("set_credential_life", {"seconds": seconds})

    def shift_clock(self, seconds: float) -> None:
        """Sets the services' clock off by `seconds`; more than 300 and no signature is accepted."""
        self._ask("shift_clock", {"seconds": seconds})

    def finish_work(self) -> None:
        """What Personalize makes is ready now, and what it deletes is gone, however long `settle_s` is."""
        self._ask("finish_work", {})

    # Faces.

    def pretend_mood(self, moods: Mapping[Mood, float] | Mood | None) -> None:
        """Lets every face show this from now on (up to 1, the rest is UNKNOWN); None reads faces again."""
        shown = {moods: 0.97} if isinstance(moods, Mood) else moods
        self._ask(
            "pretend_mood",
            {"moods": None if shown is None else {str(mood): value for mood, value in shown.items()}},
        )

    def pretend_labels(
        self, key: str, labels: Mapping[str, float] | None, parent: str = "Inappropriate"
    ) -> None:
        """Lets moderation see labels (name: percent) below `parent` in an object; None sees nothing again."""
        seen = [
            {"name": name, "confidence": value, "parent": parent} for name, value in (labels or {}).items()
        ]
        self._ask("pretend_labels", {"key": key, "labels": None if labels is None else seen})

    # Pictures and objects.

    def want_signed_pictures(self, key_id: str, public_key_pem: str | None) -> None:
        """Serves pictures only for addresses or cookies signed with this RSA key; None serves all again."""
        self._ask("want_signed_pictures", {"key_id": key_id, "public_key_pem": public_key_pem})

    def send_object_events(
        self, bucket: str, prefix: str, queue: str, region: str, *, services_too: bool = False
    ) -> None:
        """Sends EventBridge's events of writes and deletes below a prefix to a FIFO queue (by its name).

        `services_too`: also of what services write, such as the answers of an asynchronous endpoint.
        """
        details = {"bucket": bucket, "prefix": prefix, "queue": queue, "region": region}
        self._ask("send_object_events", details | {"services_too": services_too})

    def seed_objects(self, bucket: str, keys: Sequence[str], contents: Sequence[bytes]) -> None:
        """Puts objects past the front, contents taking turns: 100,000 in seconds, without an event."""
        texts = [base64.b64encode(content).decode() for content in contents]
        for start in range(0, len(keys), 10_000):
            some = [*keys[start : start + 10_000]]
            self._ask("seed_objects", {"bucket": bucket, "keys": some, "contents": texts})

    # What happened.

    def journal(self, service: str = "*", operation: str = "*", outcome: str = "*") -> list[dict[str, Any]]:
        """Requests with number, at_s, service, operation, parameters, outcome, status, ms, violations."""
        return list(self._ask("journal", {"service": service, "operation": operation, "outcome": outcome}))

    @property
    def violations(self) -> list[str]:
        """Every rule that a request broke."""
        return list(self._ask("violations", {}))

    @property
    def counts(self) -> dict[str, int]:
        """Requests by `service:operation`."""
        return dict(self._ask("counts", {}))

    @property
    def face_calls(self) -> int:
        """Calls that Rekognition bills per image."""
        return int(self._ask("face_calls", {}))

    def clear_journal(self) -> None:
        """Forgets the requests so far; data stays."""
        self._ask("clear_journal", {})

    # What is stored.

    @property
    def interactions(self) -> dict[str, dict[str, Any]]:
        """Interactions sent by PutEvents, by event id: the first of each, and in `sent` how often it came."""
        return dict(self._ask("interactions", {}))

    @property
    def times_sent(self) -> dict[str, int]:
        """How often each event id came by PutEvents: `interactions` without the interactions."""
        return dict(self._ask("times_sent", {}))

    def faces(self, collection: str) -> dict[str, str | None]:
        """Face ids of a collection with the id of their user."""
        return dict(self._ask("faces", {"collection": collection}))

    def users(self, collection: str) -> list[str]:
        """Ids of a collection's users."""
        return list(self._ask("users", {"collection": collection}))

    def personalize_users(self) -> dict[str, dict[str, Any]]:
        """Users sent by PutUsers or imported, by id."""
        return dict(self._ask("personalize_users", {}))

    def personalize_items(self) -> dict[str, dict[str, Any]]:
        """Items sent by PutItems or imported, by id, with the schema's column names."""
        return dict(self._ask("personalize_items", {}))

    def buckets(self) -> list[str]:
        """Names of all buckets."""
        return list(self._ask("buckets", {}))

    def object_keys(self, bucket: str, prefix: str = "") -> Sequence[str]:
        """Keys of S3, without a request that would be journaled."""
        return list(self._ask("object_keys", {"bucket": bucket, "prefix": prefix}))
