"""What a test pretends that moderation sees; without it every picture is harmless."""

import threading
from typing import Any

MODEL = "7.0"
_LEAST = 50.0
"""Percent below which nothing is told unless a request says so."""


class PretendedLabels:
    """Moderation labels by key; any thread may ask."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._labels: dict[str, list[dict[str, Any]]] = {}

    def pretend(self, key: str, labels: list[dict[str, Any]] | None) -> None:
        """From now on these are seen in an object: name, confidence, and parent; None sees nothing again."""
        with self._turn:
            if labels is None:
                self._labels.pop(key, None)
            else:
                self._labels[key] = [dict(one) for one in labels]

    def answer(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """The answer to a DetectModerationLabels whose image was opened."""
        key = parameters["Image"].get("S3Object", {}).get("Name", "")
        least = float(parameters.get("MinConfidence", _LEAST))
        with self._turn:
            seen = list(self._labels.get(key, ()))
        found = [
            {
                "Name": one["name"],
                "Confidence": float(one["confidence"]),
                "ParentName": one.get("parent", ""),
                "TaxonomyLevel": 2 if one.get("parent") else 1,
            }
            for one in seen
            if float(one["confidence"]) >= least
        ]
        return {"ModerationLabels": found, "ModerationModelVersion": MODEL, "ContentTypes": []}
