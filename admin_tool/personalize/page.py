"""The page "Personalize": from an empty account to a recommender that answers, and what it costs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea, QWidget

from admin_tool.command import Command, always
from admin_tool.core.ports import PictureSource, Trainer
from admin_tool.core.training import ExportKind, StepState, TooLittleData
from admin_tool.kit.parts import box, button, card, column, label, page_head, row, sign
from admin_tool.page import Page
from admin_tool.personalize.activity_card import ActivityCard
from admin_tool.personalize.activity_words import kind_name
from admin_tool.personalize.checklist_card import ChecklistCard
from admin_tool.personalize.spend_card import SpendCard
from admin_tool.personalize.step_dialogs import StepDialogs
from admin_tool.personalize.step_words import lack_of, title_of, translate
from admin_tool.personalize.training_desk import Snapshot, TrainingDesk
from admin_tool.personalize.try_card import SHOWN, TryCard
from admin_tool.personalize.version_words import standing_words
from admin_tool.personalize.versions_card import VersionsCard
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood

BUSY_MS, CALM_MS = 4000, 60_000
"""How often is looked while something runs, and while nothing does."""


class PersonalizePage(Page):
    """Checklist left, what was trained, spent and would be shown right."""

    name = "personalize"
    icon = "personalize"

    def __init__(self, bench: Workbench, trainer: Trainer, pictures: PictureSource) -> None:
        super().__init__(bench)
        self._trainer = trainer
        self._pictures = pictures
        theme, language = bench.theme, bench.language
        self.desk = TrainingDesk(bench, trainer, self)
        self.desk.looked.connect(self._show)
        self.desk.work_changed.connect(self._show_work)
        self.desk.lacking.connect(self._show_lack)
        self.dialogs = StepDialogs(self, bench, self.desk, self._seed)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._tick)
        self._sub_title = label("", "2")
        self.import_button = button(theme, translate("Personalize", "Import"), "upload")
        self.export_button = button(theme, translate("Personalize", "Export CSV"), "download")
        self.train_button = button(theme, translate("Personalize", "Train again"), "retry", "primary")
        self.import_button.setMenu(self._import_menu())
        self.export_button.setMenu(self._export_menu())
        self.train_button.clicked.connect(self._train)
        self.train_button.setEnabled(False)
        head = page_head(
            self.title(), self._sub_title, self.import_button, self.export_button, self.train_button
        )
        self.checklist = ChecklistCard(theme, language)
        self.checklist.asked.connect(self._asked)
        self.versions = VersionsCard(theme, language)
        self.spend = SpendCard(theme, language)
        self.activity = ActivityCard(theme, language)
        self.activity.all_wanted.connect(lambda: self.dialogs.activity(self.activity.lines or ()))
        self.trying = TryCard(theme)
        self.trying.wanted.connect(self._try_out)
        self.seed_button = button(theme, translate("Personalize", "Seed a first history"), "plus", "ghost")
        self.seed_button.clicked.connect(self._seed)
        self._notice, self._notice_text = self._made_notice("info", self.seed_button)
        self.stop_button = button(theme, translate("Personalize", "Stop campaign"), "stop", "ghost")
        self.stop_button.clicked.connect(self.dialogs.ask_stop)
        self._warning, words = self._made_notice("info", self.stop_button)
        words.setText(translate("Personalize", "A campaign costs money every hour, also at night."))
        left = box(column(self.checklist, self._notice, self._warning, self.activity, None, gap=12))
        right = box(column(self.versions, self.spend, self.trying, None, gap=12))
        body = QScrollArea()
        body.setWidgetResizable(True)
        body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setWidget(box(row((left, 7), (right, 5), gap=16, margins=(16, 16, 16, 12))))
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(head, (body, 1), gap=0))
        self._tried = ""

    def title(self) -> str:
        """See Page."""
        return translate("Personalize", "Personalize")

    def commands(self) -> Sequence[Command]:
        """See Page."""
        group, dialogs = translate("Personalize", "Recommender"), self.dialogs
        train, export = translate("Personalize", "Train again"), translate("Personalize", "Export CSV")
        details, stop = translate("Personalize", "Details"), translate("Personalize", "Stop campaign")
        seed = translate("Personalize", "Seed a first history")
        down = translate("Personalize", "Take the recommender down…")
        found = [
            ("train", train, self._train, "T", train, "retry", self._may_train),
            ("export", export, self.export_button.showMenu, "E", export, "download", always),
            ("details", details, self._details_of_current, "Enter|Return", details, "info", always),
            ("stop", stop, dialogs.ask_stop, "", "", "stop", self._costs_money),
            ("seed", seed, self._seed, "", "", "plus", always),
            ("teardown", down, dialogs.ask_teardown, "", "", "trash", always),
        ]
        return [
            Command(f"personalize.{name}", text, run, keys, hint, icon, enabled, group)
            for name, text, run, keys, hint, icon, enabled in found
        ]

    def opened(self) -> None:
        """See Page."""
        self.desk.look()

    def facts(self) -> dict[str, int]:
        """See Page."""
        seen = self.desk.snapshot
        done = sum(step.state is StepState.DONE for step in seen.steps)
        told = {"steps_done": done, "versions": len(seen.versions), "activity": len(seen.activity)}
        return told | {"tried": len(self.trying.picture_ids)}

    def closing(self) -> None:
        """See Page."""
        self._clock.stop()

    def _made_notice(self, icon: str, *more: QWidget) -> tuple[QWidget, QLabel]:
        words = label("", px=12, wrap=True)
        theme = self.bench.theme
        made = card(row(sign(theme, icon, "warn"), (words, 1), *more, gap=8, margins=(12, 5, 6, 5)), "notice")
        made.setMinimumHeight(40)
        made.hide()
        return made, words

    def _import_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in (ExportKind.INTERACTIONS, ExportKind.ITEMS, ExportKind.USERS):
            text = translate("Personalize", "%1 (CSV)…").replace("%1", kind_name(kind))
            menu.addAction(text, partial(self._bring_in, kind))
        menu.addSeparator()
        menu.addAction(translate("Personalize", "Seed a first history"), self._seed)
        return menu

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in (ExportKind.INTERACTIONS, ExportKind.ITEMS, ExportKind.USERS):
            text = translate("Personalize", "%1 (CSV)…").replace("%1", kind_name(kind))
            menu.addAction(text, partial(self._export, kind))
        return menu

    def _show(self, snapshot: Snapshot) -> None:
        if snapshot.trouble is not None:
            self.bench.warn(self.bench.reasons.of(snapshot.trouble))
        self.checklist.show_steps(snapshot.steps)
        self.versions.show_versions(snapshot.versions)
        self.spend.show_spend(snapshot.spend)
        self.activity.show_lines(snapshot.activity)
        live = next((one.name for one in snapshot.versions if one.live), "")
        training = next((one.name for one in snapshot.versions if one.state is StepState.RUNNING), "")
        self.trying.show_version(live)
        campaign = snapshot.step("campaign")
        self._warning.setVisible(campaign is not None and bool(campaign.ids))
        self._sub_title.setText(standing_words(live, training))
        answers = live or (snapshot.steps and campaign is None)
        if answers and self._tried != live:
            self._tried = live
            self._try_out(self.trying.mood)
        self._show_work()
        self._clock.start(BUSY_MS if snapshot.running or self.desk.jobs() else CALM_MS)
        self.title_changed.emit()

    def _show_work(self) -> None:
        self.checklist.show_work(self.desk.told())
        self.train_button.setEnabled(self._may_train())
        self.commands_changed.emit()

    def _show_lack(self, trouble: TooLittleData) -> None:
        self._notice_text.setText(lack_of(trouble, self.bench.language))
        cloud = self.desk.snapshot.step("campaign") is not None
        self.seed_button.setVisible(cloud and "events" in trouble.need)
        self._notice.show()

    def _tick(self) -> None:
        if self.isVisible():
            self.desk.look()
        else:
            self._clock.start(CALM_MS)

    def _may_train(self) -> bool:
        step = self.desk.snapshot.step("training")
        busy = "training" in self.desk.jobs()
        return step is not None and step.state not in (StepState.WAITING, StepState.RUNNING) and not busy

    def _costs_money(self) -> bool:
        return not self._warning.isHidden()

    def _train(self) -> None:
        if self._may_train():
            self._notice.hide()
            self.desk.train(translate("Personalize", "Training"))

    def _asked(self, step_id: str, what: str) -> None:
        step = self.desk.snapshot.step(step_id)
        job = self.desk.jobs().get(step_id)
        if what == "cancel" and job is not None:
            job.cancel()
        elif what == "start" and step is not None:
            self._notice.hide()
            self.desk.perform(step, title_of(step))
        elif step is not None:
            self.dialogs.details(step)

    def _details_of_current(self) -> None:
        step = self.checklist.current
        if step is not None:
            self.dialogs.details(step)

    def _seed(self) -> None:
        self._notice.hide()
        self.desk.seed()

    def _export(self, kind: ExportKind) -> None:
        title = translate("Personalize", "Exporting: %1").replace("%1", kind_name(kind))
        out = self.bench.save_as(title, f"{kind}.csv")
        if out is not None:
            self.desk.export(kind, out, title)

    def _bring_in(self, kind: ExportKind) -> None:
        title = translate("Personalize", "Importing: %1").replace("%1", kind_name(kind))
        for file in self.bench.pick_files(title, "CSV (*.csv)")[:1]:
            self.desk.bring_in(kind, file, title)

    def _try_out(self, mood: str) -> None:
        wanted = Mood(mood)

        def show(tried: Sequence[tuple[str, float]]) -> None:
            if self.trying.mood is wanted:
                self.trying.show_tried(tried)
                for picture_id in self.trying.picture_ids:
                    self._load_thumb(picture_id)

        def failed(error: KioskError) -> None:
            self.trying.show_tried([], self.bench.reasons.text(error.what))

        self.bench.background.run(lambda: self._trainer.try_out(wanted, SHOWN), show, failed)

    def _load_thumb(self, picture_id: str) -> None:
        self.bench.background.run(
            lambda: self._pictures.thumbnail(picture_id, ""),
            lambda jpeg: self.trying.show_thumb(picture_id, jpeg),
            lambda error: None,
        )
