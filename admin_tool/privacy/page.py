"""Privacy: find and forget people, prove it, forget by itself, and tell visitors about it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea

from admin_tool.command import Command
from admin_tool.core.notice_text import LANGUAGES, notice
from admin_tool.core.ports import PrivacyDesk
from admin_tool.core.privacy import StoredVisitor, grouped_code, proof_of
from admin_tool.core.text_file import write_bytes, write_text
from admin_tool.kit.parts import box, button, card, column, label, page_head, row, sign
from admin_tool.page import Page
from admin_tool.privacy.consent_card import ConsentCard
from admin_tool.privacy.find_card import FindCard
from admin_tool.privacy.notice_card import NoticeCard
from admin_tool.privacy.notice_sheet import notice_pdf
from admin_tool.privacy.overview import Overview, read_overview
from admin_tool.privacy.privacy_words import proof_text
from admin_tool.privacy.proof_list import ProofList
from admin_tool.privacy.proof_sheet import proof_pdf
from admin_tool.privacy.retention_card import RetentionCard
from admin_tool.workbench import Workbench
from kiosk.core.errors import KioskError
from kiosk.core.visitor import Receipt

SIDE_WIDTH = 372
T = TypeVar("T")


class PrivacyPage(Page):
    """Everything that a shop owes its visitors."""

    name = "privacy"
    icon = "privacy"

    def __init__(self, bench: Workbench, privacy: PrivacyDesk) -> None:
        super().__init__(bench)
        self._privacy = privacy
        self._closed = False
        settings, language = bench.settings, bench.language
        in_cloud = settings.backend == "aws"
        brand = settings.kiosk.brand_ko if language == "ko" else settings.kiosk.brand_en
        self.find_card = FindCard(bench.theme, language)
        self.proofs = ProofList(bench.theme, language)
        self.retention = RetentionCard(bench.theme, language, settings.faces.keep_days, in_cloud)
        self.consents = ConsentCard(bench.theme, language)
        self.sign = NoticeCard(bench.theme, settings.kiosk.name or brand)
        self.cut_off, self.finish = self._cut_off_notice()
        self._brand = brand
        self._connect()
        about = QCoreApplication.translate("Privacy", "who is remembered, and for how long")
        left = column(self.cut_off, self.find_card, (self.proofs, 1), gap=12)
        right = box(column(self.retention, self.consents, self.sign, None, gap=12), width=SIDE_WIDTH)
        body = QScrollArea()
        body.setWidget(box(row((box(left), 1), right, gap=12, margins=(16, 14, 16, 12)), "work"))
        body.setWidgetResizable(True)
        body.setFrameShape(QFrame.Shape.NoFrame)
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(page_head(self.title(), label(about, "2")), (body, 1), gap=0))

    def title(self) -> str:
        """The translated name."""
        return QCoreApplication.translate("Privacy", "Privacy")

    def commands(self) -> Sequence[Command]:
        """Find, sweep, sign."""
        group = self.title()
        return [
            Command(
                "privacy.find",
                QCoreApplication.translate("Privacy", "Find somebody by their code"),
                self._go_to_field,
                keys="F",
                hint=QCoreApplication.translate("Privacy", "find"),
                icon="search",
                group=group,
            ),
            Command(
                "privacy.sweep",
                QCoreApplication.translate("Privacy", "Sweep now: forget whose time is over"),
                self.sweep,
                keys="S",
                hint=QCoreApplication.translate("Privacy", "sweep"),
                icon="trash",
                enabled=self.retention.sweep.isEnabled,
                group=group,
            ),
            Command(
                "privacy.sign",
                QCoreApplication.translate("Privacy", "Save the sign as PDF"),
                self.save_sign,
                keys="P",
                hint=QCoreApplication.translate("Privacy", "sign"),
                icon="print",
                group=group,
            ),
        ]

    def opened(self) -> None:
        """Reads proofs, consents and what was cut off; the cursor stands in the field."""
        self._read()
        self.find_card.field.setFocus()

    def show_item(self, item: str) -> None:
        """Looks a code or a number up."""
        self.find_card.field.setText(grouped_code(item))
        self.look_up(item)

    def state(self) -> dict[str, str]:
        """What the sign names; the shop only where somebody changed it, for its name has two languages."""
        return {"shop": self.sign.changed_shop(), "contact": self.sign.contact.text()}

    def restore(self, state: dict[str, str]) -> None:
        """Takes `state` back."""
        if state.get("shop"):
            self.sign.shop.setText(state["shop"])
        self.sign.contact.setText(state.get("contact", ""))

    def facts(self) -> dict[str, int]:
        """Lines of its cards, and whether a visitor is shown."""
        told = {"consents": len(self.consents.shown), "proofs": self.proofs.list.count()}
        return told | {"found": int(not self.find_card.visitor.isHidden())}

    def closing(self) -> None:
        """Answers that come later are dropped."""
        self._closed = True

    def look_up(self, typed: str) -> None:
        """Finds a visitor or a proof."""
        self.find_card.tell(QCoreApplication.translate("Privacy", "Looking …"))
        desk = self._privacy

        def call() -> StoredVisitor | Receipt | None:
            proof = proof_of(typed, desk.proofs())
            if proof is not None:
                return proof
            visitor_id = desk.find(typed)
            if visitor_id is None:
                return None
            return desk.stored(visitor_id) or StoredVisitor(visitor_id, None, None, {})

        self._run(call, self._show_found, lambda error: self.find_card.tell(self.bench.reasons.of(error)))

    def sweep(self) -> None:
        """Forgets whose time is over, as a job of the status bar."""
        self.retention.set_busy(True)
        self.bench.background.start(
            QCoreApplication.translate("Privacy", "Forgetting whose time is over"),
            self._privacy.sweep,
            self._swept,
            self._not_swept,
            icon="trash",
        )

    def save_sign(self) -> None:
        """Asks where, and makes the PDF."""
        shop, contact = self.sign.shop.text(), self.sign.contact.text()
        settings = self.bench.settings
        cloud, days = settings.backend == "aws", settings.faces.keep_days
        notices = [notice(one, shop, contact, days, cloud) for one in LANGUAGES]
        self._save(
            QCoreApplication.translate("Privacy", "Save the sign as PDF"),
            "camera-notice-a4.pdf",
            partial(notice_pdf, notices),
        )

    def _connect(self) -> None:
        self.find_card.find_wanted.connect(self.look_up)
        self.find_card.visitor.forget_wanted.connect(self._forget)
        self.find_card.proof.text_wanted.connect(self._save_text)
        self.find_card.proof.pdf_wanted.connect(self._save_pdf)
        self.proofs.chosen.connect(self.find_card.show_proof)
        self.retention.sweep_wanted.connect(self.sweep)
        self.sign.sign_wanted.connect(self.save_sign)

    def _cut_off_notice(self) -> tuple[QFrame, QPushButton]:
        words = QCoreApplication.translate(
            "Privacy", "A deletion was cut off before it was complete. A sweep finishes it."
        )
        finish = button(self.bench.theme, QCoreApplication.translate("Privacy", "Finish now"))
        finish.clicked.connect(self.sweep)
        made = card(
            row(sign(self.bench.theme, "warn", "warn"), label(words), None, finish, margins=(12, 8, 12, 8)),
            "notice",
        )
        made.hide()
        return made, finish

    def _read(self) -> None:
        self._run(partial(read_overview, self._privacy), self._show_overview)

    def _run(
        self,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[KioskError], None] | None = None,
    ) -> None:
        """Off the GUI thread; what is answered after the page was closed is dropped."""

        def well(answer: T) -> None:
            if not self._closed:
                done(answer)

        def badly(error: KioskError) -> None:
            if self._closed:
                return
            if failed:
                failed(error)
            else:
                self.bench.warn(self.bench.reasons.of(error))

        self.bench.background.run(call, well, badly)

    def _show_overview(self, read: Overview) -> None:
        self.proofs.show_proofs(read.proofs)
        self.retention.show_last(read.last)
        self.consents.show_consents(read.consents)
        self.cut_off.setVisible(bool(read.unfinished))

    def _show_found(self, found: StoredVisitor | Receipt | None) -> None:
        match found:
            case StoredVisitor():
                self.find_card.show_visitor(found)
            case Receipt():
                self.find_card.show_proof(found)
            case None:
                self.find_card.tell(
                    QCoreApplication.translate(
                        "Privacy",
                        "Nobody is remembered under this code. A code that ran out is forgotten already;"
                        " compare it with the ticket.",
                    )
                )

    def _forget(self, visitor_id: str) -> None:
        self._run(
            lambda: self._privacy.forget(visitor_id),
            self._forgotten,
            lambda error: self.find_card.visitor.tell_trouble(self.bench.reasons.of(error)),
        )

    def _forgotten(self, proof: Receipt) -> None:
        self.find_card.field.clear()
        self.find_card.show_proof(proof)
        self.bench.say(QCoreApplication.translate("Privacy", "Everything about this person is deleted"))
        self._read()

    def _swept(self, report: Receipt) -> None:
        if not self._closed:
            self.retention.show_report(report)
            self._read()

    def _not_swept(self, error: KioskError) -> None:
        if not self._closed:
            self.retention.set_busy(False)
            self.bench.warn(self.bench.reasons.of(error))

    def _save_text(self, proof: Receipt) -> None:
        text = proof_text(proof, self.bench.language)
        title = QCoreApplication.translate("Privacy", "Save the proof as text")
        place = self.bench.save_as(title, f"deletion-{proof.id[:8]}.txt")
        if place is not None:
            self._run(lambda: write_text(place, text), lambda _: self._saved(place.name))

    def _save_pdf(self, proof: Receipt) -> None:
        self._save(
            QCoreApplication.translate("Privacy", "Print the proof to PDF"),
            f"deletion-{proof.id[:8]}.pdf",
            partial(proof_pdf, proof, self._brand, self.bench.language),
        )

    def _save(self, title: str, name: str, made: Callable[[], bytes]) -> None:
        place = self.bench.save_as(title, name)
        if place is not None:
            self._run(lambda: write_bytes(place, made()), lambda _: self._saved(place.name))

    def _saved(self, name: str) -> None:
        self.bench.say(QCoreApplication.translate("Privacy", "Saved: %1").replace("%1", name))

    def _go_to_field(self) -> None:
        self.find_card.field.setFocus()
        self.find_card.field.selectAll()
