"""Dialogs of the page: details, the log, and questions before what cannot be undone."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from admin_tool.core.training import Activity, StepState, TrainingStep
from admin_tool.personalize.activity_card import ActivityDialog
from admin_tool.personalize.confirm_dialog import ConfirmDialog
from admin_tool.personalize.details_dialog import DetailsDialog, Offer
from admin_tool.personalize.step_words import title_of, translate
from admin_tool.personalize.training_desk import TrainingDesk
from admin_tool.workbench import Workbench


class StepDialogs:
    """Opens them over the page; none blocks."""

    def __init__(self, page: QWidget, bench: Workbench, desk: TrainingDesk, seed: Callable[[], None]) -> None:
        self._page = page
        self._bench = bench
        self._desk = desk
        self._seed = seed

    def details(self, step: TrainingStep) -> None:
        """Everything about a step."""
        offers: list[Offer] = []
        cloud = self._desk.snapshot.step("campaign") is not None
        if step.id == "history":
            offers.append((translate("Personalize", "Seed a first history"), self._seed))
            if cloud and step.state is StepState.DONE:
                again = partial(self._desk.perform, step, title_of(step))
                offers.append((translate("Personalize", "Import again"), again))
        elif step.id == "library" or (step.id == "datasets" and step.ids):
            offers.append((translate("Personalize", "Take the recommender down…"), self.ask_teardown))
        DetailsDialog(self._page, self._bench.theme, self._bench.language, step, offers).open()

    def activity(self, lines: Sequence[Activity]) -> None:
        """The whole log."""
        ActivityDialog(self._page, self._bench.theme, self._bench.language, lines).open()

    def ask_stop(self) -> None:
        """Before the campaign is deleted."""
        texts = (
            translate("Personalize", "The kiosks choose pictures for themselves until there is one again."),
            translate("Personalize", "Versions and data stay; starting a campaign takes some minutes."),
        )
        title = translate("Personalize", "Stop the campaign?")
        action = translate("Personalize", "Stop campaign")
        made = ConfirmDialog(self._page, self._bench.theme, title, " ".join(texts), action)
        made.agreed.connect(self._desk.stop_campaign)
        made.open()

    def ask_teardown(self) -> None:
        """Before everything is deleted: the group's name must be typed."""
        step = self._desk.snapshot.step("datasets")
        group = step.ids.get("dataset group", "").rpartition("/")[2] if step else ""
        if step is None:
            texts = [
                translate("Personalize", "Invented likes and measured versions are deleted."),
                translate("Personalize", "What visitors did stays."),
            ]
        else:
            texts = [
                translate("Personalize", "Campaign, versions, filters, tracker and data sets are deleted."),
                translate("Personalize", "What was learnt is gone; what the kiosks recorded stays."),
            ]
        title = translate("Personalize", "Take the recommender down?")
        action = translate("Personalize", "Delete all of it")
        name = group or "personalize"
        made = ConfirmDialog(self._page, self._bench.theme, title, " ".join(texts), action, name)
        made.agreed.connect(self._desk.tear_down)
        made.open()
