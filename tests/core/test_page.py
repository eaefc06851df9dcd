from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.page import PAGE_SIZE, Deck
from kiosk.core.recommendation import Pick
from kiosk.core.strategy import Strategy


def picks(*ids: str) -> tuple[Pick, ...]:
    return tuple(Pick(id_, Strategy.MOOD) for id_ in ids)


def test_pages_are_dealt_three_at_a_time() -> None:
    deck = Deck().with_upcoming(picks("a", "b", "c", "d", "e", "f")).dealt()
    assert deck.page.impression == ("a", "b", "c")
    assert deck.turned().page.impression == ("d", "e", "f")


def test_the_last_page_is_filled_up_with_pictures_seen_before() -> None:
    deck = Deck().with_upcoming(picks("a", "b", "c", "d")).dealt().turned()
    assert deck.page.impression[0] == "d"
    assert len(set(deck.page.impression)) == PAGE_SIZE


def test_next_wraps_round_to_the_first_page() -> None:
    deck = Deck().with_upcoming(picks("a", "b", "c", "d", "e", "f")).dealt().turned().turned()
    assert deck.index == 0
    assert deck.page.impression == ("a", "b", "c")


def test_what_comes_next_may_change_but_never_repeats_what_was_dealt() -> None:
    deck = Deck().with_upcoming(picks("a", "b", "c", "d", "e", "f")).dealt()
    deck = deck.with_upcoming(picks("x", "a", "x", "y", "d"))
    assert tuple(p.picture_id for p in deck.upcoming) == ("x", "y", "d")


def test_an_empty_deck_stays_empty() -> None:
    assert Deck().page.impression == ()
    assert Deck().turned().page.impression == ()


@given(st.lists(st.sampled_from("abcdefgh"), max_size=12), st.integers(1, 12))
def test_a_page_never_shows_fewer_pictures_than_there_are(ids: list[str], turns: int) -> None:
    deck = Deck().with_upcoming(picks(*ids)).dealt()
    for _ in range(turns):
        assert len(deck.page.picks) == min(PAGE_SIZE, len(set(ids)))
        assert len(set(deck.page.impression)) == len(deck.page.picks)
        deck = deck.turned()
