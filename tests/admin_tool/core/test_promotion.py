"""Keys of the pool and of the kiosks, and which label is told."""

from admin_tool.core.promotion import ModerationLabel, pool_id_of, target_of, worst_of


def test_keys_go_to_the_kiosks_and_back() -> None:
    assert target_of("imgPool/happy/a b+%.jpeg") == "emotions/happy/a b+%.jpeg"
    assert pool_id_of("emotions/happy/a b+%.jpeg") == "imgPool/happy/a b+%.jpeg"


def test_what_is_no_key_goes_nowhere() -> None:
    for key in ("", "imgPool/bored/a.jpeg", "imgPool/happy/b/c.jpeg", "other/happy/a.jpeg"):
        assert target_of(key) is None
        assert pool_id_of(key) is None


def test_the_most_exact_label_is_told_and_the_surest_of_them() -> None:
    labels = [
        ModerationLabel("Violence", 99.0),
        ModerationLabel("Weapons", 80.0, "Violence"),
        ModerationLabel("Blood", 90.0, "Violence"),
    ]
    assert worst_of(labels).name == "Blood"
    assert worst_of(labels[:1]).name == "Violence"
