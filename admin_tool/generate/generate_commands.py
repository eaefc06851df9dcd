"""What can be done on the Generate page."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from admin_tool.command import Command
from admin_tool.core.batch import Batch, JobState

if TYPE_CHECKING:
    from admin_tool.generate.generate_page import GeneratePage


def generate_commands(page: "GeneratePage") -> Sequence[Command]:
    """Most used first: so the status bar shows them."""
    order = QCoreApplication.translate("Generate", "Order")
    batch = QCoreApplication.translate("Generate", "Batch")
    machine = QCoreApplication.translate("Generate", "Engine")
    form, card = page.form, page.endpoint_card
    return (
        Command(
            "send",
            QCoreApplication.translate("Generate", "Send order"),
            page.send,
            "Ctrl+Enter|Ctrl+Return",
            QCoreApplication.translate("Generate", "Send"),
            "generate",
            form.send.isEnabled,
            order,
        ),
        Command(
            "retry",
            QCoreApplication.translate("Generate", "Retry what failed or was cancelled"),
            lambda: _with(page.target(_can_go_on), page.desk.retry),
            "Ctrl+R",
            QCoreApplication.translate("Generate", "Retry failed"),
            "retry",
            lambda: page.target(_can_go_on) is not None,
            batch,
        ),
        Command(
            "cancel",
            QCoreApplication.translate("Generate", "Cancel the batch"),
            lambda: _with(page.target(_has_queued), page.desk.cancel),
            "Del",
            QCoreApplication.translate("Generate", "Cancel batch"),
            "cross",
            lambda: page.target(_has_queued) is not None,
            batch,
        ),
        Command(
            "batch-in-pool",
            QCoreApplication.translate("Generate", "Show the batch in the pool"),
            lambda: _with(page.target(_has_done), page.show_in_pool),
            "Ctrl+P",
            "",
            "pool",
            lambda: page.target(_has_done) is not None,
            batch,
        ),
        Command(
            "copy-batch",
            QCoreApplication.translate("Generate", "Copy the name of the batch"),
            lambda: _with(page.target(_any), page.copy_name),
            "",
            "",
            "copy",
            lambda: page.target(_any) is not None,
            batch,
        ),
        Command(
            "next-mix",
            QCoreApplication.translate("Generate", "Next mix"),
            lambda: form.preview.turn(1),
            "Alt+Right",
            "",
            "right",
            form.sound,
            order,
        ),
        Command(
            "previous-mix",
            QCoreApplication.translate("Generate", "Previous mix"),
            lambda: form.preview.turn(-1),
            "Alt+Left",
            "",
            "left",
            form.sound,
            order,
        ),
        Command(
            "save-template",
            QCoreApplication.translate("Generate", "Save as template"),
            form.saving.ask,
            "Ctrl+S",
            "",
            "save",
            form.sound,
            order,
        ),
        Command(
            "price-list",
            QCoreApplication.translate("Generate", "Price list"),
            _quietly(page.show_prices),
            "",
            "",
            "info",
            group=order,
        ),
        Command(
            "dead-letters",
            QCoreApplication.translate("Generate", "Orders that were given up"),
            _quietly(page.show_dead_letters),
            "",
            "",
            "warn",
            lambda: bool(page.watch.letters),
            batch,
        ),
        Command(
            "start-endpoint",
            QCoreApplication.translate("Generate", "Start the engine"),
            page.desk.start_endpoint,
            "",
            "",
            "play",
            lambda: not card.start.isHidden(),
            machine,
        ),
        Command(
            "stop-endpoint",
            QCoreApplication.translate("Generate", "Stop the engine now"),
            page.desk.stop_endpoint,
            "",
            "",
            "stop",
            lambda: not card.stop.isHidden(),
            machine,
        ),
        Command(
            "stop-when-idle",
            QCoreApplication.translate("Generate", "Stop the engine when idle, or let it run on"),
            card.idle_stop.click,
            "",
            "",
            "clock",
            lambda: not card.idle_stop.isHidden(),
            machine,
        ),
    )


def _any(batch: Batch) -> bool:
    return True


def _can_go_on(batch: Batch) -> bool:
    return batch.can_go_on


def _has_queued(batch: Batch) -> bool:
    return batch.count(JobState.QUEUED) > 0


def _has_done(batch: Batch) -> bool:
    return batch.count(JobState.DONE) > 0


def _with(batch: Batch | None, act: Callable[[str], None]) -> None:
    if batch is not None:
        act(batch.name)


def _quietly(show: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        show()

    return run
