"""What every visitor directory does."""

from dataclasses import asdict

import pytest

from kiosk.core.errors import CodePause
from kiosk.core.ports import VisitorDirectory
from kiosk.core.visitor import new_return_code


class VisitorDirectoryContract:
    """A subclass gives an empty `directory`, JPEGs of two people, and one without a face."""

    @pytest.fixture
    def directory(self) -> VisitorDirectory:
        raise NotImplementedError

    @pytest.fixture
    def anna(self) -> bytes:
        raise NotImplementedError

    @pytest.fixture
    def berta(self) -> bytes:
        raise NotImplementedError

    @pytest.fixture
    def nobody(self) -> bytes:
        raise NotImplementedError

    def test_nobody_is_known_at_first(self, directory: VisitorDirectory, anna: bytes) -> None:
        assert directory.recognize(anna) is None

    def test_who_was_remembered_is_recognised(self, directory: VisitorDirectory, anna: bytes) -> None:
        remembered = directory.remember(anna)

        assert remembered.return_code is None
        assert directory.recognize(anna) == remembered.visitor

    def test_others_are_not(self, directory: VisitorDirectory, anna: bytes, berta: bytes) -> None:
        directory.remember(anna)

        assert directory.recognize(berta) is None

    def test_remembering_a_known_face_makes_no_second_visitor(
        self, directory: VisitorDirectory, anna: bytes
    ) -> None:
        assert directory.remember(anna).visitor.id == directory.remember(anna).visitor.id

    def test_no_face_is_nobody(self, directory: VisitorDirectory, nobody: bytes) -> None:
        assert directory.recognize(nobody) is None

    @pytest.mark.parametrize("camera", [True, False])
    def test_without_a_usable_face_there_is_a_code(
        self, directory: VisitorDirectory, nobody: bytes, camera: bool
    ) -> None:
        remembered = directory.remember(nobody if camera else None)

        assert remembered.return_code
        found = directory.redeem(f" {remembered.return_code.lower()[:3]}-{remembered.return_code[3:]} ")
        assert found == remembered.visitor

    def test_a_wrong_code_is_nobody(self, directory: VisitorDirectory) -> None:
        assert directory.redeem(new_return_code()) is None
        assert directory.redeem("?") is None

    def test_five_wrong_codes_bring_a_pause_for_all(self, directory: VisitorDirectory) -> None:
        code = directory.remember(None).return_code or ""
        for _ in range(5):
            assert directory.redeem(new_return_code()) is None

        with pytest.raises(CodePause) as pause:
            directory.redeem(code)

        assert 0.0 < pause.value.seconds <= 60.0

    def test_a_right_code_ends_the_counting(self, directory: VisitorDirectory) -> None:
        remembered = directory.remember(None)
        for _ in range(3):
            for _ in range(4):
                directory.redeem(new_return_code())
            assert directory.redeem(remembered.return_code or "") == remembered.visitor

    def test_a_forgotten_face_is_nobody(self, directory: VisitorDirectory, anna: bytes, berta: bytes) -> None:
        visitor = directory.remember(anna).visitor
        other = directory.remember(berta).visitor

        directory.forget(visitor.id)

        assert directory.recognize(anna) is None
        assert directory.recognize(berta) == other

    def test_a_forgotten_code_is_worth_nothing(self, directory: VisitorDirectory) -> None:
        remembered = directory.remember(None)

        directory.forget(remembered.visitor.id)

        assert directory.redeem(remembered.return_code or "") is None

    def test_forgetting_twice_is_harmless(self, directory: VisitorDirectory, anna: bytes) -> None:
        visitor = directory.remember(anna).visitor

        first, second = directory.forget(visitor.id), directory.forget(visitor.id)

        assert sum(first.removed.values()) > 0
        assert sum(second.removed.values()) == 0

    def test_a_receipt_names_nobody(self, directory: VisitorDirectory) -> None:
        remembered = directory.remember(None)

        receipt = str(asdict(directory.forget(remembered.visitor.id)))

        assert remembered.visitor.id not in receipt
        assert (remembered.return_code or "") not in receipt
