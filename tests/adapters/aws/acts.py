"""Interactions for tests."""

from datetime import UTC, datetime, timedelta

from kiosk.adapters.aws.personalize_ids import marked
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.strategy import Strategy

NOON = datetime(2026, 11, 22, 3, 0, 0, 123456, tzinfo=UTC)


def act(
    event_id: str,
    user_id: str = "any/happy",
    file_name: str = "a.jpeg",
    kind: InteractionKind = InteractionKind.LIKE,
    visit_id: str = "visit",
    minute: int = 0,
    recommendation_id: str = marked("RID-1"),
    impression: tuple[str, ...] | None = None,
) -> Interaction:
    """One interaction with a happy picture."""
    picture_id = f"emotions/happy/{file_name}"
    return Interaction(
        event_id=event_id,
        visit_id=visit_id,
        user_id=user_id,
        kind=kind,
        picture_id=picture_id,
        impression=(picture_id, "emotions/happy/x.jpeg") if impression is None else impression,
        recommendation_id=recommendation_id,
        strategy=Strategy.MOOD,
        propensity=0.25,
        at=NOON + timedelta(minutes=minute),
    )
