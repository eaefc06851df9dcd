"""What every privacy desk does."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from admin_tool.core.ports import PrivacyDesk
from kiosk.core.errors import CodePause, KioskError
from kiosk.core.ports import VisitorDirectory
from kiosk.core.visitor import Visitor, new_return_code
from tests.adapters.making import Clock

KEEP = timedelta(days=30)
DAY_S = 86_400.0

Act = Callable[[str], None]
Left = Callable[[str], list[str]]


class PrivacyDeskContract:
    """A subclass gives the `desk`, the kiosk's own `directory` of the same shop, `act`, which stores one
    interaction of a visitor, and `left`, which names the places where something of a visitor still lies.
    """

    @pytest.fixture
    def desk(self) -> PrivacyDesk:
        raise NotImplementedError

    @pytest.fixture
    def directory(self) -> VisitorDirectory:
        raise NotImplementedError

    @pytest.fixture
    def act(self) -> Act:
        raise NotImplementedError

    @pytest.fixture
    def left(self) -> Left:
        raise NotImplementedError

    @pytest.fixture
    def anna(self) -> bytes:
        raise NotImplementedError

    @pytest.fixture
    def with_code(self, directory: VisitorDirectory, act: Act) -> tuple[Visitor, str]:
        """A visitor with a return code and two interactions."""
        remembered = directory.remember(None)
        assert remembered.return_code is not None
        act(remembered.visitor.id)
        act(remembered.visitor.id)
        return remembered.visitor, remembered.return_code

    def test_nobody_is_found_at_first(self, desk: PrivacyDesk) -> None:
        assert desk.find(new_return_code()) is None
        assert desk.find(str(uuid.uuid4())) is None
        assert desk.find("") is None and desk.find("any/happy") is None
        assert desk.stored(str(uuid.uuid4())) is None
        assert not desk.proofs() and desk.last_sweep() is None and not desk.unfinished()

    def test_a_code_is_found_however_it_was_typed(
        self, desk: PrivacyDesk, with_code: tuple[Visitor, str]
    ) -> None:
        visitor, code = with_code
        for typed in (code, code.lower(), f"{code[:3]}-{code[3:]}", f" {code[:2]} {code[2:]} "):
            assert desk.find(typed) == visitor.id
        assert desk.find(visitor.id) == visitor.id
        assert desk.find(f" {visitor.id.upper()} ") == visitor.id

    def test_what_is_stored_is_told_in_numbers(
        self, desk: PrivacyDesk, with_code: tuple[Visitor, str], clock: Clock
    ) -> None:
        stored = desk.stored(with_code[0].id)
        assert stored is not None and stored.since == clock()
        assert stored.until is not None and abs(stored.until - (clock() + KEEP)) < timedelta(seconds=1)
        assert (stored.kept["codes"], stored.kept["faces"], stored.kept["interactions"]) == (1, 0, 2)

    def test_a_face_is_counted(self, desk: PrivacyDesk, directory: VisitorDirectory, anna: bytes) -> None:
        visitor = directory.remember(anna).visitor
        stored = desk.stored(visitor.id)
        assert stored is not None and stored.kept["faces"] == 1

    def test_looking_somebody_up_prolongs_nothing(
        self, desk: PrivacyDesk, with_code: tuple[Visitor, str], clock: Clock
    ) -> None:
        before = desk.stored(with_code[0].id)
        clock.pass_s(DAY_S)
        desk.find(with_code[1])
        assert desk.stored(with_code[0].id) == before

    def test_an_administrator_is_not_locked_out_and_does_not_open_the_lock_of_the_kiosk(
        self, desk: PrivacyDesk, directory: VisitorDirectory, with_code: tuple[Visitor, str]
    ) -> None:
        for _ in range(7):
            assert desk.find(new_return_code()) is None
        found = directory.redeem(with_code[1])
        assert found is not None and found.id == with_code[0].id
        for _ in range(5):
            assert directory.redeem(new_return_code()) is None
        assert desk.find(with_code[1]) == with_code[0].id
        with pytest.raises(CodePause):
            directory.redeem(with_code[1])

    def test_who_is_forgotten_is_gone_from_everywhere(
        self,
        desk: PrivacyDesk,
        directory: VisitorDirectory,
        with_code: tuple[Visitor, str],
        act: Act,
        left: Left,
        anna: bytes,
    ) -> None:
        visitor, code = with_code
        other = directory.remember(anna).visitor
        act(other.id)
        assert left(visitor.id) and left(other.id)
        proof = desk.forget(visitor.id)
        assert left(visitor.id) == [], "nothing is left"
        assert left(other.id), "others stay"
        assert desk.find(code) is None and desk.find(visitor.id) is None and desk.stored(visitor.id) is None
        assert directory.redeem(code) is None
        assert (proof.removed["visitors"], proof.removed["codes"], proof.removed["interactions"]) == (1, 1, 2)
        assert [one.id for one in desk.proofs()] == [proof.id]
        assert visitor.id not in str(desk.proofs()) and code not in str(desk.proofs())
        face_proof = desk.forget(other.id)
        assert face_proof.removed["faces"] == 1
        assert left(other.id) == []
        assert {one.id for one in desk.proofs()} == {proof.id, face_proof.id}

    def test_forgetting_again_is_harmless_and_proves_nothing(
        self, desk: PrivacyDesk, with_code: tuple[Visitor, str]
    ) -> None:
        desk.forget(with_code[0].id)
        assert not any(desk.forget(with_code[0].id).removed.values())
        assert len(desk.proofs()) == 1

    def test_what_is_no_visitor_is_never_forgotten(self, desk: PrivacyDesk, act: Act, left: Left) -> None:
        act("any/happy")
        with pytest.raises(KioskError, match="no visitor"):
            desk.forget("any/happy")
        assert left("any/happy")

    def test_a_sweep_forgets_whose_time_is_over(
        self,
        desk: PrivacyDesk,
        directory: VisitorDirectory,
        with_code: tuple[Visitor, str],
        clock: Clock,
        left: Left,
    ) -> None:
        clock.pass_s(20 * DAY_S)
        young = directory.remember(None).visitor
        clock.pass_s(11 * DAY_S)
        report = desk.sweep()
        assert (report.removed["visitors"], report.removed["interactions"]) == (1, 2)
        assert left(with_code[0].id) == [] and left(young.id)
        last = desk.last_sweep()
        assert last is not None and last.at == clock() and last.removed["visitors"] == 1
        clock.pass_s(60)
        assert not any(desk.sweep().removed.values())
        again = desk.last_sweep()
        assert again is not None and again.at == clock(), "a sweep that found nothing ran too"
        assert len(desk.proofs()) == 1
