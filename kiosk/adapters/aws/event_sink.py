"""Interactions on their way into the interactions table and to Personalize."""

import contextlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from kiosk.adapters.aws.clients import Clients
from kiosk.adapters.aws.interaction_table import InteractionTable
from kiosk.adapters.aws.names import AwsNames
from kiosk.adapters.aws.personalize_ids import UserIds, unmarked, user_of
from kiosk.adapters.aws.service_errors import RequestWrong, asking, check_answer
from kiosk.core.errors import ServiceDown, ServiceRefused, SignInFailed
from kiosk.core.interaction import Interaction
from kiosk.core.mood import Mood
from kiosk.core.picture import parse_key

if TYPE_CHECKING:
    from mypy_boto3_personalize_events.client import PersonalizeEventsClient
    from mypy_boto3_personalize_events.type_defs import EventTypeDef

ACTION = "personalize:PutEvents"
LARGEST_CALL = 10
MOST_IN_IMPRESSION = 25
LONGEST_IMPRESSION = 1000
"""Characters of all ids with a | between them."""


class PersonalizeEventSink:
    """Accepts an interaction when both the table and the event tracker have it; either may be missing.

    The table comes first: it is the record, Personalize cannot give an event back.
    """

    def __init__(
        self, clients: Clients, names: AwsNames, user_ids: UserIds = UserIds.CONTEXT, kiosk: str = ""
    ) -> None:
        """`kiosk` is the kiosk's name, kept with every row and told to Personalize."""
        self._clients = clients
        self._names = names
        self._user_ids = user_ids
        self._kiosk = kiosk
        self._table = InteractionTable(clients, names.interactions_table, kiosk)

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        """Answers the event ids that both have now. Sending one twice counts once.

        Raises ServiceRefused only when an interaction itself is refused; a denied action or a missing table
        is ServiceDown, because the interactions are good and must wait.
        """
        if not self._names.interactions_table and not self._names.tracking_id:
            raise ServiceDown(
                "There is nowhere to send interactions to",
                remedy="Set interactions_table or tracking_id in the [aws] settings.",
            )
        once = list({interaction.event_id: interaction for interaction in interactions}.values())
        with _good_interactions_wait():
            stored = self._table.store(once) if self._names.interactions_table else once
            if self._names.tracking_id:
                for session, user, group in self._calls(stored):
                    self._put(session, user, group)
        return frozenset(interaction.event_id for interaction in stored)

    def _calls(self, interactions: Sequence[Interaction]) -> Iterator[tuple[str, str, list[Interaction]]]:
        """One visit and one user a call: a like made under a mood list counts for cohort and visitor."""
        groups: dict[tuple[str, str], list[Interaction]] = {}
        for one in interactions:
            user = user_of(one.user_id, _mood(one.picture_id), self._user_ids)
            groups.setdefault((one.visit_id, user), []).append(one)
        for (session, user), group in groups.items():
            for start in range(0, len(group), LARGEST_CALL):
                yield session, user, group[start : start + LARGEST_CALL]

    def _put(self, session_id: str, user_id: str, interactions: Sequence[Interaction]) -> None:
        with asking(ACTION):
            client: PersonalizeEventsClient = self._clients.client("personalize-events")
            answer = client.put_events(
                trackingId=self._names.tracking_id,
                userId=user_id,
                sessionId=session_id,
                eventList=[as_event(interaction, self._kiosk) for interaction in interactions],
            )
        check_answer(answer, ACTION)


def as_event(interaction: Interaction, kiosk: str = "") -> "EventTypeDef":
    """An interaction in Personalize's words; its impression is what was really on screen."""
    event: EventTypeDef = {
        "eventId": interaction.event_id,
        "eventType": interaction.kind,
        "itemId": interaction.picture_id,
        "sentAt": interaction.at.astimezone(UTC).replace(microsecond=0),
        "metricAttribution": {"eventAttributionSource": interaction.strategy},
    }
    shown = impression_of(interaction)
    if shown:
        event["impression"] = shown
    recommendation_id = unmarked(interaction.recommendation_id)
    if recommendation_id:
        event["recommendationId"] = recommendation_id
    mood = _mood(interaction.picture_id)
    properties = ({"emotion": str(mood)} if mood else {}) | ({"kiosk": kiosk} if kiosk else {})
    if properties:
        event["properties"] = json.dumps(properties, ensure_ascii=False)
    return event


def impression_of(interaction: Interaction) -> list[str]:
    """What was on screen, in its order and within Personalize's limits; the picture touched stays in."""
    kept = [interaction.picture_id]
    for one in interaction.impression:
        longer = "|".join([*kept, one])
        if one not in kept and len(kept) < MOST_IN_IMPRESSION and len(longer) <= LONGEST_IMPRESSION:
            kept.append(one)
    return [one for one in interaction.impression if one in kept]


@contextlib.contextmanager
def _good_interactions_wait() -> Iterator[None]:
    try:
        yield
    except (RequestWrong, SignInFailed):
        raise
    except ServiceRefused as trouble:
        raise ServiceDown(trouble.what, item=trouble.item, remedy=trouble.remedy) from trouble


def _mood(picture_id: str) -> Mood | None:
    key = parse_key(picture_id)
    return key[1] if key else None
