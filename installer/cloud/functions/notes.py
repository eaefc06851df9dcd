"""Structured logs: one line of JSON a note, which CloudWatch can query; never prompts, faces or visitors."""

import json
import sys


def note(what: str, **facts: str | int | float | bool | None) -> None:
    """Writes one note. Facts are names of things of the shop (keys of pictures, queues), codes and counts."""
    sys.stdout.write(json.dumps({"note": what, **facts}, ensure_ascii=False) + "\n")
