"""The lists of the gallery: asking for picks, dealing pages, hearts."""

from dataclasses import replace

from kiosk.core.interaction import Act, InteractionKind
from kiosk.core.page import PAGE_SIZE
from kiosk.core.recommendation import Pick, Recommendation
from kiosk.core.strategy import Strategy
from kiosk.visit.effects import Effect, Prefetch, Recommend, Record
from kiosk.visit.states import Choosing, Gallery, Shelf, Visit

ASK_FOR = 2 * PAGE_SIZE
"""Two pages: the one on screen and the one that must be in memory."""

Stocked = tuple[Gallery, tuple[Effect, ...]]


def ask(gallery: Gallery, tab: Strategy) -> Stocked:
    """Asks for what comes next on a list, without anything that this visit has seen."""
    shelf = gallery.personal if tab is Strategy.PERSONAL else gallery.for_mood
    if shelf is None:
        return gallery, ()
    visit = replace(gallery.visit, asked=gallery.visit.asked + 1)
    key = replace(shelf.key, liked=visit.liked)
    shelf = replace(shelf, key=key, asked=visit.asked)
    effect = Recommend(visit.id, visit.asked, key, gallery.mood, ASK_FOR, visit.shown)
    return _put(replace(gallery, visit=visit), tab, shelf), (effect,)


def stock(gallery: Gallery, asked: int, recommendation: Recommendation) -> Stocked:
    """Puts an answer on the shelf that asked for it; an overtaken answer changes nothing."""
    for tab in (Strategy.MOOD, Strategy.PERSONAL):
        shelf = gallery.personal if tab is Strategy.PERSONAL else gallery.for_mood
        if shelf is None or shelf.asked != asked:
            continue
        if not shelf.deck.pages and len(recommendation.picks) < PAGE_SIZE and gallery.visit.shown:
            return ask(replace(gallery, visit=replace(gallery.visit, shown=frozenset())), tab)
        deck = shelf.deck.with_upcoming(recommendation.picks)
        gallery = _put(gallery, tab, replace(shelf, deck=deck))
        coming = Prefetch(tuple(pick.picture_id for pick in deck.upcoming))
        if not deck.pages and deck.upcoming and gallery.tab is tab:
            gallery, effects = turn(gallery)
            return gallery, (*effects, coming)
        if not shelf.deck.pages and tab is Strategy.PERSONAL and deck.upcoming and not gallery.touched:
            gallery, effects = turn(replace(gallery, tab=tab))
            return gallery, (*effects, coming)
        return gallery, (coming,)
    return gallery, ()


def open_gallery(choosing: Choosing, recommendation: Recommendation) -> Stocked:
    """The first page of a mood; a known visitor's own list is asked for at once."""
    visit = choosing.visit
    shelf = Shelf(visit.key(Strategy.MOOD, choosing.mood, choosing.gender), asked=visit.asked)
    gallery = Gallery(visit, choosing.mood, choosing.by_camera, choosing.confidences, shelf)
    return stock(gallery, visit.asked, recommendation)


def turn(gallery: Gallery) -> Stocked:
    """The next page of the list on screen; a page that was never seen is recorded as viewed."""
    shelf = gallery.shelf
    if shelf is None:
        return gallery, ()
    deck = shelf.deck.turned()
    newly_dealt = len(deck.pages) > len(shelf.deck.pages)
    gallery = _put(gallery, gallery.tab, replace(shelf, deck=deck))
    if not newly_dealt:
        return gallery, ()
    gallery = replace(gallery, visit=replace(gallery.visit, shown=gallery.visit.shown | deck.dealt_ids))
    page = deck.page
    views = tuple(
        act
        for pick in page.picks
        for act in _acts(gallery.visit, shelf, InteractionKind.VIEW, pick, page.impression)
    )
    effects: tuple[Effect, ...] = (Record(gallery.visit.id, views),)
    if len(deck.upcoming) < PAGE_SIZE:
        gallery, more = ask(gallery, gallery.tab)
        effects += more
    return gallery, effects


def turn_back(gallery: Gallery) -> Gallery:
    """The page before this one; the first stays."""
    shelf = gallery.shelf
    if shelf is None or shelf.deck.index == 0:
        return gallery
    return _put(gallery, gallery.tab, replace(shelf, deck=replace(shelf.deck, index=shelf.deck.index - 1)))


def touch_heart(gallery: Gallery, picture_id: str) -> Stocked:
    """Starts to store a like, or its taking back; taps while it is being stored change nothing."""
    shelf, visit = gallery.shelf, gallery.visit
    pick = next((p for p in shelf.deck.page.picks if p.picture_id == picture_id), None) if shelf else None
    if shelf is None or pick is None or picture_id in visit.storing:
        return gallery, ()
    kind = InteractionKind.UNLIKE if picture_id in visit.liked else InteractionKind.LIKE
    acts = _acts(visit, shelf, kind, pick, shelf.deck.page.impression)
    visit = replace(visit, storing=visit.storing | {picture_id})
    return replace(gallery, visit=visit), (Record(visit.id, acts),)


def settle_heart(gallery: Gallery, picture_id: str, liked: bool) -> Stocked:
    """The heart turns red, or empty again, now that it is stored; what comes next is asked for anew."""
    if picture_id not in gallery.visit.storing:
        return gallery, ()
    likes = tuple(act for act in gallery.visit.likes if act.pick.picture_id != picture_id)
    if liked:
        likes += tuple(_like_of(shelf, picture_id) for shelf in _shelves(gallery, picture_id))[:1]
    visit = replace(gallery.visit, likes=likes, storing=gallery.visit.storing - {picture_id})
    gallery = replace(gallery, visit=visit)
    gallery, effects = ask(gallery, Strategy.MOOD)
    gallery, more = ask(gallery, Strategy.PERSONAL)
    return gallery, effects + more


def offer_personal(gallery: Gallery) -> Stocked:
    """Opens the visitor's own list and asks for it, where there is none yet."""
    if gallery.personal is not None or gallery.visit.visitor is None:
        return gallery, ()
    shelf = Shelf(gallery.visit.key(Strategy.PERSONAL, gallery.mood))
    return ask(replace(gallery, personal=shelf), Strategy.PERSONAL)


def credited(likes: tuple[Act, ...], visitor_id: str) -> tuple[Act, ...]:
    """The same likes for a visitor who became known after them."""
    return tuple(replace(act, user_id=visitor_id) for act in likes if act.user_id != visitor_id)


def _acts(
    visit: Visit, shelf: Shelf, kind: InteractionKind, pick: Pick, impression: tuple[str, ...]
) -> tuple[Act, ...]:
    """One act for the user whose list was on screen, and a heart also for the visitor when known."""
    users = [shelf.key.user_id]
    if kind is not InteractionKind.VIEW and visit.visitor and visit.visitor.id not in users:
        users.append(visit.visitor.id)
    return tuple(Act(kind, user_id, pick, impression) for user_id in users)


def _shelves(gallery: Gallery, picture_id: str) -> list[Shelf]:
    shelves = [shelf for shelf in (gallery.shelf, gallery.for_mood, gallery.personal) if shelf]
    return [shelf for shelf in shelves if picture_id in shelf.deck.dealt_ids]


def _like_of(shelf: Shelf, picture_id: str) -> Act:
    page = next(page for page in shelf.deck.pages if picture_id in page.impression)
    pick = next(pick for pick in page.picks if pick.picture_id == picture_id)
    return Act(InteractionKind.LIKE, shelf.key.user_id, pick, page.impression)


def _put(gallery: Gallery, tab: Strategy, shelf: Shelf) -> Gallery:
    if tab is Strategy.PERSONAL:
        return replace(gallery, personal=shelf)
    return replace(gallery, for_mood=shelf)
