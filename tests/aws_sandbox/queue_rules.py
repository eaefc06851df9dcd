"""Rules of SQS's FIFO queues that neither the service model nor moto holds."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Letters, digits and ASCII punctuation, at most 128 of them.
_ID = re.compile(r"[!-~]{1,128}")


def complaints(operation: str, parameters: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the ids of the messages that are sent."""
    messages = [parameters] if operation == "SendMessage" else parameters.get("Entries", [])
    if operation not in ("SendMessage", "SendMessageBatch"):
        return
    for one in messages:
        for name in ("MessageDeduplicationId", "MessageGroupId"):
            value = one.get(name)
            if value is not None and not _ID.fullmatch(value):
                yield f"{name} may have 128 letters, digits and signs of ASCII, no spaces: {value!r}"
        if str(parameters.get("QueueUrl", "")).endswith(".fifo") and "MessageGroupId" not in one:
            yield "A message for a FIFO queue needs a MessageGroupId"
