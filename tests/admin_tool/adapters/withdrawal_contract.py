"""How every promoter takes pictures from the kiosks, and brings them back."""

from datetime import timedelta

import pytest

from admin_tool.core.promotion import Fate
from kiosk.core.mood import Mood
from kiosk.core.picture import live_key, pool_key
from tests.admin_tool.adapters.promoter_contract import Place
from tests.admin_tool.adapters.promotion_works import Told, ai_made


class WithdrawalContract:
    """A subclass gives an empty `place`."""

    @pytest.fixture
    def place(self) -> Place:
        raise NotImplementedError

    def test_withdrawing_is_undone_by_restoring(self, place: Place) -> None:
        live = live_key(Mood.HAPPY, "a.jpeg")
        place.put(live, ai_made(1))
        promoter = place.promoter()

        withdrawn = promoter.withdraw([live], Told())

        assert [(line.picture_id, line.fate) for line in withdrawn.lines] == [(live, Fate.DONE)]
        assert promoter.live() == []
        [hidden] = promoter.withdrawn()
        assert hidden.id == live and hidden.mood is Mood.HAPPY and hidden.withdrawn_at is not None
        assert place.keys() == {"withdrawn/happy/a.jpeg"}
        assert place.notes.live == {pool_key(Mood.HAPPY, "a.jpeg"): False}

        assert promoter.restore([live], Told()).count(Fate.DONE) == 1
        assert place.read(live) == ai_made(1)
        assert promoter.withdrawn() == []
        assert place.keys() == {live}
        assert place.notes.live == {pool_key(Mood.HAPPY, "a.jpeg"): True}

    def test_what_is_not_there_cannot_be_moved(self, place: Place) -> None:
        live = live_key(Mood.HAPPY, "a.jpeg")
        place.put(live, ai_made(1))
        promoter = place.promoter()

        report = promoter.withdraw([live_key(Mood.HAPPY, "none.jpeg"), live], Told())

        assert [line.fate for line in report.lines] == [Fate.MISSING, Fate.DONE]
        assert report.lines[0].reason.endswith(".")
        assert promoter.restore([live_key(Mood.SAD, "none.jpeg")], Told()).count(Fate.MISSING) == 1
        assert promoter.withdraw([pool_key(Mood.HAPPY, "a.jpeg")], Told()).count(Fate.MISSING) == 1

    def test_moves_made_twice_are_harmless(self, place: Place) -> None:
        live = live_key(Mood.HAPPY, "a.jpeg")
        place.put(live, ai_made(1))
        promoter = place.promoter()

        assert promoter.withdraw([live], Told()).count(Fate.DONE) == 1
        assert promoter.withdraw([live], Told()).count(Fate.DONE) == 1
        assert promoter.restore([live, live], Told()).count(Fate.DONE) == 1
        assert promoter.restore([live], Told()).count(Fate.DONE) == 1
        assert place.keys() == {live}

    def test_a_withdrawal_that_was_cut_off_is_finished_by_the_next_call(self, place: Place) -> None:
        live = live_key(Mood.HAPPY, "a.jpeg")
        place.put(live, ai_made(1))
        place.half_withdraw(live)

        assert place.promoter().live() == []
        assert place.keys() == {"withdrawn/happy/a.jpeg"}
        assert place.notes.live == {pool_key(Mood.HAPPY, "a.jpeg"): False}

    def test_promoting_what_was_withdrawn_brings_it_back(self, place: Place) -> None:
        key, live = pool_key(Mood.HAPPY, "a.jpeg"), live_key(Mood.HAPPY, "a.jpeg")
        place.put(key, ai_made(1))
        place.put(live, ai_made(1))
        promoter = place.promoter()
        promoter.withdraw([live], Told())

        report = promoter.promote(promoter.plan([key], Told()), Told())

        assert report.count(Fate.DONE) == 1
        assert place.keys() == {live}
        assert promoter.withdrawn() == []

    def test_the_sweep_deletes_what_was_withdrawn_too_long_ago(self, place: Place) -> None:
        old, young = live_key(Mood.HAPPY, "old.jpeg"), live_key(Mood.HAPPY, "young.jpeg")
        place.put(old, ai_made(1))
        place.put(young, ai_made(2))
        promoter = place.promoter(keep_days=30)
        promoter.withdraw([old], Told())
        first = promoter.withdrawn()[0].withdrawn_at
        assert first is not None

        assert promoter.sweep(first + timedelta(days=29)) == 0
        assert promoter.sweep(first + timedelta(days=31)) == 1
        assert place.keys() == {young}
        assert promoter.sweep(first + timedelta(days=90)) == 0
