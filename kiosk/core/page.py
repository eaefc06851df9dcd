"""The three pictures on screen, and the deck that they are dealt from."""

from dataclasses import dataclass, replace

from kiosk.core.recommendation import Pick

PAGE_SIZE = 3


@dataclass(frozen=True, slots=True)
class Page:
    """Up to three different pictures shown together; their ids are the impression."""

    picks: tuple[Pick, ...]

    @property
    def impression(self) -> tuple[str, ...]:
        """The ids in the order of the screen."""
        return tuple(pick.picture_id for pick in self.picks)


@dataclass(frozen=True, slots=True)
class Deck:
    """Pages dealt so far, the one on screen, and the picks that are known to come next.

    `upcoming` may change until it is dealt; a dealt page never changes.
    """

    pages: tuple[Page, ...] = ()
    index: int = 0
    upcoming: tuple[Pick, ...] = ()

    @property
    def page(self) -> Page:
        """The page on screen; empty before the first picks."""
        return self.pages[self.index] if self.pages else Page(())

    @property
    def dealt_ids(self) -> frozenset[str]:
        """Every picture that was on screen."""
        return frozenset(pick.picture_id for page in self.pages for pick in page.picks)

    def with_upcoming(self, picks: tuple[Pick, ...]) -> "Deck":
        """Replaces what comes next by picks that were not dealt yet, each once."""
        fresh: dict[str, Pick] = {}
        dealt = self.dealt_ids
        for pick in picks:
            if pick.picture_id not in dealt:
                fresh.setdefault(pick.picture_id, pick)
        return replace(self, upcoming=tuple(fresh.values()))

    def dealt(self) -> "Deck":
        """Deals the next page, filled up from the first pages when fewer than three are left."""
        picks = list(self.upcoming[:PAGE_SIZE])
        for page in self.pages:
            for pick in page.picks:
                known = {p.picture_id for p in picks}
                if len(picks) < PAGE_SIZE and pick.picture_id not in known | set(self.page.impression):
                    picks.append(pick)
        for pick in self.page.picks:
            if len(picks) < PAGE_SIZE and pick.picture_id not in {p.picture_id for p in picks}:
                picks.append(pick)
        pages = (*self.pages, Page(tuple(picks)))
        return Deck(pages, len(pages) - 1, self.upcoming[PAGE_SIZE:])

    def turned(self) -> "Deck":
        """The page after this one: one already dealt, a newly dealt one, or the first again."""
        if self.index + 1 < len(self.pages):
            return replace(self, index=self.index + 1)
        if self.upcoming:
            return self.dealt()
        return replace(self, index=0)
