"""What the gallery shows: cards, hearts, dots, and what "For you" says before there is a list."""

from kiosk.core.page import PAGE_SIZE, Deck
from kiosk.core.strategy import Strategy
from kiosk.screen.exhibition import Exhibition
from kiosk.screen.options import ScreenOptions
from kiosk.screen.shown import CardShown, GalleryShown
from kiosk.visit.states import Choosing, Gallery, Visit

MOST_DOTS = 7


def present_gallery(
    state: Choosing | Gallery, exhibition: Exhibition, options: ScreenOptions
) -> GalleryShown:
    """The gallery, with skeleton cards while the first pictures are on their way."""
    visit = state.visit
    gallery = state if isinstance(state, Gallery) else None
    shelf = gallery.shelf if gallery else None
    deck = shelf.deck if shelf else Deck()
    explains = gallery is not None and shelf is None
    page, pages = dots(deck)
    return GalleryShown(
        mood=state.mood,
        by_camera=state.by_camera,
        camera_on=visit.camera,
        loading=not explains and not deck.pages,
        cards=_cards(visit, deck, exhibition),
        tab=gallery.tab if gallery else Strategy.MOOD,
        explains=explains,
        remembered=visit.remember or visit.visitor is not None,
        likes_to_go=max(0, options.personal_after_likes - visit.likes_ever),
        likes_wanted=options.personal_after_likes,
        page=page,
        pages=pages,
        offer=gallery.offer.mood or "" if gallery and gallery.offer else "",
    )


def dots(deck: Deck) -> tuple[int, int]:
    """Which dot is lit, and how many there are: pages seen, and those known to come, seven at most."""
    pages = len(deck.pages) + -(-len(deck.upcoming) // PAGE_SIZE)
    first = max(0, min(deck.index - MOST_DOTS // 2, pages - MOST_DOTS))
    return deck.index - first, min(pages, MOST_DOTS)


def _cards(visit: Visit, deck: Deck, exhibition: Exhibition) -> tuple[CardShown, ...]:
    return tuple(
        CardShown(
            picture_id, exhibition.ai_made(picture_id), picture_id in visit.liked, picture_id in visit.storing
        )
        for picture_id in deck.page.impression
    )
