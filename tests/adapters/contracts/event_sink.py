"""What every event sink does."""

from collections.abc import Callable

import pytest

from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.ports import EventSink
from tests.adapters.making import interaction

Counted = Callable[[Interaction], int]


class EventSinkContract:
    """A subclass gives `sink`, and `counted`: how often the view of a picture was counted."""

    @pytest.fixture
    def sink(self) -> EventSink:
        raise NotImplementedError

    @pytest.fixture
    def counted(self) -> Counted:
        raise NotImplementedError

    def test_what_was_accepted_is_told(self, sink: EventSink) -> None:
        batch = [interaction(picture_id=f"emotions/happy/{number}.jpeg") for number in range(10)]

        assert sink.send(batch) == {one.event_id for one in batch}

    def test_every_kind_is_accepted(self, sink: EventSink) -> None:
        batch = [interaction(kind) for kind in InteractionKind]

        assert sink.send(batch) == {one.event_id for one in batch}

    def test_sending_twice_counts_once(self, sink: EventSink, counted: Counted) -> None:
        view = interaction()

        assert sink.send([view]) == sink.send([view]) == {view.event_id}
        assert counted(view) == 1
