"""Takes interactions on one machine: the recommender learns from them, the library has them already."""

from collections.abc import Callable, Sequence

from kiosk.core.interaction import Interaction


class LocalEventSink:
    """Accepts everything; `observe` must take an event twice without counting it twice."""

    def __init__(self, observe: Callable[[Sequence[Interaction]], None]) -> None:
        self._observe = observe

    def send(self, interactions: Sequence[Interaction]) -> frozenset[str]:
        """Hands at most ten interactions of one visit on; answers all of their event ids."""
        self._observe(interactions)
        return frozenset(interaction.event_id for interaction in interactions)
