"""Rows of the DynamoDB tables as Python values, and back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from kiosk.core.interaction import Interaction
from kiosk.core.mood import Mood
from kiosk.core.picture import Focus, Picture, PictureStatus, parse_key

Row = dict[str, Any]
"""A row in DynamoDB's own form: `{"id": {"S": "..."}}`."""


def as_row(values: Mapping[str, Any]) -> Row:
    """Python values in DynamoDB's form; floats become exact decimals."""
    write = TypeSerializer().serialize
    return {name: write(_exact(value)) for name, value in values.items() if value is not None}


def from_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """DynamoDB's form as Python values; every number is a Decimal."""
    read = TypeDeserializer().deserialize
    return {name: read(value) for name, value in row.items()}


def as_text(at: datetime) -> str:
    """An aware time as text that sorts by time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def interaction_row(interaction: Interaction, kiosk: str) -> Row:
    """An interaction; its mood is that of the picture's folder."""
    key = parse_key(interaction.picture_id)
    return as_row(
        {
            "event_id": interaction.event_id,
            "visit_id": interaction.visit_id,
            "user_id": interaction.user_id,
            "kind": str(interaction.kind),
            "picture_id": interaction.picture_id,
            "impression": list(interaction.impression),
            "recommendation_id": interaction.recommendation_id,
            "strategy": str(interaction.strategy),
            "propensity": interaction.propensity,
            "at": as_text(interaction.at),
            "mood": str(key[1]) if key else None,
            "kiosk": kiosk or None,
        }
    )


def picture_row(picture: Picture) -> Row:
    """A picture, as the pictures table keeps it."""
    return as_row(
        {
            "id": picture.id,
            "shelf": shelf(picture.status, picture.mood),
            "mood": str(picture.mood),
            "status": str(picture.status),
            "created_at": as_text(picture.created_at),
            "focus_x": picture.focus.x,
            "focus_y": picture.focus.y,
            "ai_made": picture.ai_made,
            "prompt": picture.prompt,
            "seed": picture.seed,
            "generator": picture.generator,
        }
    )


def as_picture(row: Mapping[str, Any]) -> Picture:
    """A row of the pictures table. Raises KeyError or ValueError for one that is none."""
    values = from_row(row)
    seed = values.get("seed")
    return Picture(
        id=str(values["id"]),
        mood=Mood(values["mood"]),
        status=PictureStatus(values["status"]),
        created_at=datetime.fromisoformat(values["created_at"]).astimezone(UTC),
        focus=Focus(float(values.get("focus_x", 0.5)), float(values.get("focus_y", 0.5))),
        ai_made=bool(values.get("ai_made", True)),
        prompt=str(values.get("prompt", "")),
        seed=None if seed is None else int(seed),
        generator=str(values.get("generator", "")),
    )


def shelf(status: PictureStatus, mood: Mood) -> str:
    """The key of the pictures table's index: `live/happy`."""
    return f"{status}/{mood}"


def _exact(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, float) else value
