"""Generate: orders for new pictures, what they cost, and how far they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout

from admin_tool.command import Command
from admin_tool.core.batch import Batch, Endpoint, EndpointState, JobState
from admin_tool.core.cost_estimate import Prices, estimate, left_s
from admin_tool.core.ports import GenerationQueue, PictureSource
from admin_tool.core.prompt_mix import Template
from admin_tool.core.template_shelf import TemplateShelf
from admin_tool.generate.batch_list import BatchList
from admin_tool.generate.batch_sort import BatchSort
from admin_tool.generate.batch_watch import CLOUD_PACE, LOCAL_PACE, BatchWatch, WatchPace
from admin_tool.generate.counted import Counted
from admin_tool.generate.dead_letter_sheet import DeadLetterSheet
from admin_tool.generate.endpoint_card import EndpointCard
from admin_tool.generate.form_memory import form_state, restore_form
from admin_tool.generate.generate_commands import generate_commands
from admin_tool.generate.generate_desk import GenerateDesk
from admin_tool.generate.open_jobs import OpenJobs
from admin_tool.generate.order_form import OrderForm
from admin_tool.generate.price_sheet import PriceSheet
from admin_tool.kit.parts import box, button, column, label, page_head, row
from admin_tool.page import Page
from admin_tool.pictures.thumbnails import Thumbnails
from admin_tool.workbench import Workbench
from kiosk.core.mood import Mood


class GeneratePage(Page):
    """The form at the left, the machine and the batches at the right."""

    name = "generate"
    icon = "generate"

    def __init__(
        self,
        bench: Workbench,
        generation: GenerationQueue,
        pictures: PictureSource,
        templates: Mapping[Mood, Template],
        own_templates: TemplateShelf,
        pace: WatchPace | None = None,
    ) -> None:
        """Looks at the batches once, so that the rail can say how many are open."""
        super().__init__(bench)
        self._in_the_cloud = bench.settings.backend == "aws"
        self._current = ""
        admin, theme = bench.settings.admin, bench.theme
        self.prices = Prices(admin.picture_usd, admin.picture_s, admin.machine_usd_per_hour, admin.budget_usd)
        usual = CLOUD_PACE if self._in_the_cloud else LOCAL_PACE
        self.watch = BatchWatch(bench.background, generation, pace or usual)
        self.desk = GenerateDesk(bench, generation, own_templates, self.watch)
        self._jobs = OpenJobs(bench.background, self.desk.cancel)
        self.form = OrderForm(theme, templates, self._in_the_cloud)
        self.endpoint_card = EndpointCard(theme, admin.idle_minutes)
        self._thumbnails = Thumbnails(bench.background, pictures)
        self.list = BatchList(theme, bench.language, self._thumbnails, bench.reasons)
        self.sub_title = label("", "2")
        self.given_up = button(theme, "", "warn")
        self.templates_button = button(theme, QCoreApplication.translate("Generate", "Templates"), "copy")
        self.prices_button = button(theme, QCoreApplication.translate("Generate", "Price list"), "info")
        self._summary = label("", "2", 12)
        self._trouble = label("", "no", 12, wrap=True)
        self.sort = BatchSort(theme)
        self.setLayout(self._make_layout())
        self._connect()
        self.desk.load_own(self.form.mood)
        self.show_seen()
        self.watch.look(with_machine=True)

    def title(self) -> str:
        """In the rail and as head line."""
        return QCoreApplication.translate("Generate", "Generate")

    def count(self) -> str:
        """Open batches."""
        return str(len(self.watch.open_batches) or "")

    def commands(self) -> Sequence[Command]:
        """Everything that can be done here."""
        return generate_commands(self)

    def opened(self) -> None:
        """Looks on while the page is in front; pictures that could not be shown may be there by now."""
        self._thumbnails.try_again()
        self.watch.watch(True)
        if self.focusWidget() is None:
            self.form.editor.text.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Looks on only for open batches."""
        super().hideEvent(event)
        self.watch.watch(False)

    def state(self) -> dict[str, str]:
        """The form, for the next start."""
        return form_state(self.form)

    def restore(self, state: dict[str, str]) -> None:
        """Takes it back."""
        restore_form(self.form, state)

    def facts(self) -> dict[str, int]:
        """Batches, and their pictures by what became of them."""
        batches = self.watch.batches
        states = (JobState.DONE, JobState.RUNNING, JobState.FAILED, JobState.CANCELLED)
        told = {str(state): sum(batch.count(state) for batch in batches) for state in states}
        return {"batches": len(batches)} | told

    def closing(self) -> None:
        """The batches go on without us."""
        self.watch.close()
        self._jobs.close()
        self._thumbnails.close()
        self._thumbnails.blockSignals(True)  # answers may come when the widgets are gone

    def send(self) -> None:
        """Sends what stands in the form; a fixed seed stays, a random one is drawn anew."""
        if self.form.send.isEnabled():
            self.desk.send(self.form.order())

    def show_in_pool(self, name: str) -> None:
        """Goes to the pictures of a batch."""
        self.bench.open_page("pool", name)

    def copy_name(self, name: str) -> None:
        """The whole name of a batch, as commands and files have it, to the clipboard."""
        QGuiApplication.clipboard().setText(name)
        self.bench.say(QCoreApplication.translate("Generate", "The name of the batch is in the clipboard."))

    def target(self, fits: Callable[[Batch], bool]) -> Batch | None:
        """The batch that keys act on: the one that had the focus last, else the newest that fits."""
        fitting = [batch for batch in self.watch.batches if fits(batch)]
        return next(
            iter([*(one for one in fitting if one.name == self._current), *fitting]),
            None,
        )

    def show_dead_letters(self) -> DeadLetterSheet:
        """What was given up, with a way back."""
        sheet = DeadLetterSheet(self, self.bench.theme, self.watch.letters, self.bench.reasons)
        sheet.redrive_wanted.connect(self.desk.redrive)
        sheet.open()
        return sheet

    def show_prices(self) -> PriceSheet:
        """The prices of the settings."""
        sheet = PriceSheet(self, self.bench.theme, self.prices)
        sheet.open()
        return sheet

    def show_templates(self) -> QMenu:
        """The templates of the mood, and a way to delete own ones."""
        mood = self.form.mood
        menu = self.form.template_menu(lambda name: self.desk.delete_template(mood, name))
        menu.popup(self.templates_button.mapToGlobal(QPoint(0, self.templates_button.height())))
        return menu

    def show_seen(self) -> None:
        """Brings everything up to date with the last look."""
        now, watch = datetime.now(UTC), self.watch
        left = partial(left_s, endpoint=self._endpoint(), prices=self.prices)
        self._jobs.show(watch.open_batches, left)
        if watch.endpoint is not None:
            why = self.bench.reasons.text(watch.endpoint.reason)
            self.endpoint_card.show_endpoint(replace(watch.endpoint, reason=why), watch.batches, now)
        if watch.looked:
            picture_usd = self.prices.picture_usd if self._in_the_cloud else 0.0
            self.list.show_batches(self.sort.sorted(watch.batches), left, picture_usd, now)
        self.list.setVisible(watch.looked)
        self._trouble.setText(self.bench.reasons.text(watch.trouble))
        self._trouble.setVisible(bool(watch.trouble))
        letters = Counted().given_up(len(watch.letters))
        self.given_up.setText(f" {letters}")
        self.given_up.setAccessibleName(letters)
        self.given_up.setVisible(bool(watch.letters) and self._in_the_cloud)
        self._show_counts()
        self._show_estimate()
        self.title_changed.emit()
        self.commands_changed.emit()

    def _show_counts(self) -> None:
        batches = self.watch.batches
        running = len(self.watch.open_batches)
        queued = sum(batch.count(JobState.QUEUED) for batch in batches)
        failed = sum(batch.count(JobState.FAILED) > 0 and not batch.open for batch in batches)
        words = Counted().running(running)
        waiting = Counted().queued(queued)
        needs = Counted().need_you(failed)
        quiet = QCoreApplication.translate("Generate", "Nothing is being made")
        self.sub_title.setText(f"{words}, {waiting}" if running else quiet)
        self._summary.setText(" · ".join(([words] if running else []) + ([needs] if failed else [])))

    def _show_estimate(self) -> None:
        look, count = self.form.numbers.look(), self.form.numbers.count.value()
        size = (look.width_px, look.height_px)
        now, batches = datetime.now(UTC), self.watch.batches
        guess = estimate(count, *size, self.prices, self._endpoint(), batches, now)
        self.form.estimate.show_estimate(guess, local=not self._in_the_cloud)

    def _endpoint(self) -> Endpoint:
        unknown = EndpointState.STOPPED if self._in_the_cloud else EndpointState.LOCAL
        return self.watch.endpoint or Endpoint(unknown)

    def _take_current(self, name: str) -> None:
        self._current = name

    def _mood_chosen(self) -> None:
        self.desk.load_own(self.form.mood)

    def _own_loaded(self, mood: Mood, own: Sequence[Template]) -> None:
        if mood is self.form.mood:
            self.form.show_own(own)

    def _saved(self, mood: Mood, template: Template) -> None:
        if mood is self.form.mood:
            self.form.choose_template(template)

    def _make_layout(self) -> QVBoxLayout:
        heading = label(QCoreApplication.translate("Generate", "Batches"), px=14, bold=True)
        line = row(heading, self._summary, None, self.sort, margins=(2, 2, 0, 0))
        right = column(
            self.endpoint_card, self._trouble, line, self.list, None, gap=10, margins=(16, 14, 16, 10)
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(box(right, "work"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = (self.given_up, self.templates_button, self.prices_button)
        head = page_head(self.title(), self.sub_title, *buttons)
        return column(head, (box(row(self.form, (scroll, 1), gap=0)), 1), gap=0)

    def _connect(self) -> None:
        self.watch.changed.connect(self.show_seen)
        self.form.changed.connect(self._show_estimate)
        self.form.changed.connect(self.commands_changed)
        self.form.mood_chosen.connect(self._mood_chosen)
        self.form.send_wanted.connect(self.send)
        self.form.save_wanted.connect(
            lambda name: self.desk.save_template(self.form.mood, self.form.template(), name)
        )
        self.desk.sending.connect(self.form.show_sending)
        self.desk.sent.connect(self._take_current)
        self.desk.own_loaded.connect(self._own_loaded)
        self.desk.saved.connect(self._saved)
        self.list.cancel_wanted.connect(self.desk.cancel)
        self.list.retry_wanted.connect(self.desk.retry)
        self.list.pool_wanted.connect(self.show_in_pool)
        self.list.entered.connect(self._take_current)
        self.list.picked.connect(partial(self.bench.open_page, "pool"))
        self.endpoint_card.start_wanted.connect(self.desk.start_endpoint)
        self.endpoint_card.stop_wanted.connect(self.desk.stop_endpoint)
        self.endpoint_card.idle_stop_wanted.connect(self.desk.stop_when_idle)
        self.given_up.clicked.connect(self.show_dead_letters)
        self.templates_button.clicked.connect(self.show_templates)
        self.prices_button.clicked.connect(self.show_prices)
        self.sort.changed.connect(self.show_seen)
