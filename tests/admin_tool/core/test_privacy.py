from datetime import UTC, datetime

import pytest

from admin_tool.core.privacy import grouped_code, is_visitor_id, proof_of
from kiosk.core.visitor import Receipt

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PROOFS = [Receipt("a1b2c3d4e5f60718", NOON, {}), Receipt("a1b2c3d4ffff0000", NOON, {})]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("k7", "K7"),
        ("k7m", "K7M"),
        ("k7m2", "K7M-2"),
        ("k7m-2qx", "K7M-2QX"),
        (" k7m 2qx ", "K7M-2QX"),
    ],
)
def test_a_code_is_shown_in_two_groups_while_it_is_typed(typed: str, shown: str) -> None:
    assert grouped_code(typed) == shown


def test_what_is_no_code_stays_as_it_was_typed() -> None:
    assert grouped_code(" 6f9619ff-8b86-d011-b42d-00c04fc964ff ") == "6f9619ff-8b86-d011-b42d-00c04fc964ff"


def test_a_proof_is_found_by_its_beginning_where_that_is_clear() -> None:
    assert proof_of("A1B2C3D4-E5", PROOFS) == PROOFS[0]
    assert proof_of("a1b2c3d4ffff0000", PROOFS) == PROOFS[1]
    assert proof_of("a1b2c3d4", PROOFS) is None
    assert proof_of("a1b2", PROOFS) is None


def test_only_a_uuid_is_a_visitor() -> None:
    assert is_visitor_id("6f9619ff-8b86-4011-b42d-00c04fc964ff")
    for text in ("any/happy", "", "seed/calm-1", "6F9619FF-8B86-4011-B42D-00C04FC964FF", "6f9619ff"):
        assert not is_visitor_id(text)
