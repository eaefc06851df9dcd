"""What is done from the Generate page, off the GUI thread, and what is said about it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin_tool.core.batch import Batch, BatchOrder
from admin_tool.core.ports import GenerationQueue
from admin_tool.core.prompt_mix import Template
from admin_tool.core.template_shelf import TemplateShelf
from admin_tool.generate.batch_watch import BatchWatch
from admin_tool.generate.counted import Counted
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError
from kiosk.core.mood import Mood

T = TypeVar("T")


class GenerateDesk(QObject):
    """`sending` says whether an order is on its way, `sent` gives the name of its batch."""

    sending = Signal(bool)
    sent = Signal(str)
    own_loaded = Signal(object, object)
    """A mood and its own templates."""
    saved = Signal(object, object)
    """A mood and the template that was saved for it."""

    def __init__(
        self,
        bench: Workbench,
        generation: GenerationQueue,
        own_templates: TemplateShelf,
        watch: BatchWatch,
    ) -> None:
        super().__init__()
        self._bench = bench
        self._generation = generation
        self._own_templates = own_templates
        self._watch = watch

    def send(self, order: BatchOrder) -> None:
        """Sends an order."""

        def done(batch: Batch) -> None:
            self.sending.emit(False)
            self._bench.say(Counted().ordered(len(batch.jobs), batch.title))
            self.sent.emit(batch.name)
            self._watch.look()

        def failed(error: KioskError) -> None:
            self.sending.emit(False)
            words = QCoreApplication.translate("Generate", "The order was not sent. %1")
            self._bench.warn(words.replace("%1", self._bench.reasons.of(error)))

        self.sending.emit(True)
        self._bench.background.run(lambda: self._generation.send(order), done, failed)

    def cancel(self, name: str) -> None:
        """Stops what has not begun of a batch."""

        def done(count: int) -> None:
            self._bench.say(Counted().cancelled(count))
            self._watch.look()

        self._do(lambda: self._generation.cancel(name), done)

    def retry(self, name: str) -> None:
        """Sends what failed or was cancelled of a batch again."""

        def done(count: int) -> None:
            self._bench.say(Counted().ordered_again(count))
            self._watch.look(with_machine=True)

        self._do(lambda: self._generation.retry(name), done)

    def redrive(self) -> None:
        """Gives all dead letters back to their queue; it can take a while."""

        def done(count: int) -> None:
            self._bench.say(Counted().given_back(count))
            self._watch.look(with_machine=True)

        title = QCoreApplication.translate("Generate", "Giving orders back")
        self._bench.background.start(title, self._generation.redrive, done, self._warn, "retry")

    def start_endpoint(self) -> None:
        """Starts the painting machine."""
        self._do(self._generation.start_endpoint, self._machine_moves)

    def stop_endpoint(self) -> None:
        """Stops it now."""
        self._do(self._generation.stop_endpoint, self._machine_moves)

    def stop_when_idle(self, wanted: bool) -> None:
        """Lets it stop when nobody uses it, or run on; where that fails, the button goes back."""

        def failed(error: KioskError) -> None:
            self._warn(error)
            self._watch.look(with_machine=True)

        self._bench.background.run(
            lambda: self._generation.stop_when_idle(wanted), self._machine_moves, failed
        )

    def load_own(self, mood: Mood) -> None:
        """Reads the own templates of a mood."""
        self._do(lambda: self._own_templates.templates(mood), lambda found: self.own_loaded.emit(mood, found))

    def save_template(self, mood: Mood, template: Template, name: str) -> None:
        """Keeps a template under a name."""
        named = replace(template, name=name)

        def done(nothing: None) -> None:
            words = QCoreApplication.translate("Generate", "Saved as template “%1”")
            self._bench.say(words.replace("%1", name))
            self.saved.emit(mood, named)
            self.load_own(mood)

        self._do(lambda: self._own_templates.save(mood, named), done)

    def delete_template(self, mood: Mood, name: str) -> None:
        """Removes one of the own templates."""
        self._do(lambda: self._own_templates.delete(mood, name), lambda nothing: self.load_own(mood))

    def _machine_moves(self, nothing: None) -> None:
        self._watch.look(with_machine=True)

    def _warn(self, error: KioskError) -> None:
        self._bench.warn(self._bench.reasons.of(error))

    def _do(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        self._bench.background.run(call, done, self._warn)
