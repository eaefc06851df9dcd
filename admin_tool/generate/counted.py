"""Words of the Generate page that have a plural."""

from PySide6.QtCore import QObject


class Counted(QObject):
    """lupdate knows plurals by `self.tr` only, so they stand in a QObject, made where words are needed."""

    def steps(self, n: int) -> str:
        """Of a diffusion model."""
        return self.tr("%n steps", "", n)

    def more(self, n: int) -> str:
        """Pictures beside those that are shown."""
        return self.tr("+%n more", "", n)

    def failed(self, n: int) -> str:
        """The pill of a batch."""
        return self.tr("%n failed", "", n)

    def jobs_failed(self, n: int, reason: str) -> str:
        """A sentence with the reason."""
        return self.tr("%n jobs failed: %1", "", n).replace("%1", reason)

    def retry(self, n: int) -> str:
        """The button."""
        return self.tr("Retry %n failed", "", n)

    def older(self, n: int) -> str:
        """Batches that are not listed."""
        return self.tr("and %n older", "", n)

    def pictures(self, n: int) -> str:
        """Of an order."""
        return self.tr("%n pictures", "", n)

    def orders(self, n: int) -> str:
        """Among the dead letters."""
        return self.tr("%n orders", "", n)

    def pictures_lately(self, n: int, minutes: int) -> str:
        """The bars in words."""
        return self.tr("%n pictures in the last %1 minutes", "", n).replace("%1", str(minutes))

    def machines(self, n: int) -> str:
        """Of an endpoint that scales."""
        return self.tr("%n machines", "", n)

    def ordered(self, n: int, title: str) -> str:
        """After an order was sent."""
        return self.tr("%n pictures ordered: %1", "", n).replace("%1", title)

    def cancelled(self, n: int) -> str:
        """After a batch was cancelled."""
        return self.tr("%n pictures cancelled", "", n)

    def ordered_again(self, n: int) -> str:
        """After a retry."""
        return self.tr("%n pictures ordered again", "", n)

    def given_back(self, n: int) -> str:
        """After a redrive."""
        return self.tr("%n orders are in the queue again", "", n)

    def given_up(self, n: int) -> str:
        """The button to the dead letters."""
        return self.tr("%n given up", "", n)

    def running(self, n: int) -> str:
        """Open batches."""
        return self.tr("%n batches running", "", n)

    def queued(self, n: int) -> str:
        """Pictures to come."""
        return self.tr("%n pictures queued", "", n)

    def need_you(self, n: int) -> str:
        """Batches with failures."""
        return self.tr("%n need you", "", n)

    def spread(self, n: int, sizes: str, mixes: int) -> str:
        """How the mixes of a template are used."""
        words = self.tr("%1 = %2 mixes, spread evenly over %n pictures", "", n)
        return words.replace("%1", sizes).replace("%2", str(mixes))
