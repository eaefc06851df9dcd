"""The Privacy page with a real library, real clicks and real keys."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from admin_tool.action_set import ActionSet
from admin_tool.adapters.local.privacy_desk import LocalPrivacyDesk
from admin_tool.adapters.proof_book import ProofBook
from admin_tool.core.privacy import ConsentCount, StoredVisitor
from admin_tool.privacy.page import PrivacyPage
from admin_tool.workbench import Workbench
from kiosk.adapters.local.consent_log import LocalConsentLog
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.local.visitor_directory import LocalVisitorDirectory
from kiosk.core.errors import ServiceDown
from kiosk.core.visitor import ConsentReceipt, Receipt
from tests.adapters.making import NOON, Clock
from tests.admin_tool.benches import Said, default_settings, workbench
from tests.admin_tool.privacy.conftest import forget, settle
from tests.admin_tool.privacy.pdf_reading import pages_of
from tests.admin_tool.pumping import pump, pump_until

LEFT = Qt.MouseButton.LeftButton


def find(page: PrivacyPage, typed: str) -> None:
    page.find_card.field.setFocus()
    page.find_card.field.clear()
    QTest.keyClicks(page.find_card.field, typed)
    QTest.keyClick(page.find_card.field, Qt.Key.Key_Return)
    settle(page)


def key(page: PrivacyPage, keys: str) -> None:
    next(one for one in page.commands() if one.keys == keys).run()
    settle(page)


def test_a_code_is_found_in_small_letters_and_told_in_numbers(page: PrivacyPage, code: str) -> None:
    find(page, code.lower())
    assert page.find_card.field.text() == f"{code[:3]}-{code[3:]}", "it is grouped while it is typed"
    card = page.find_card.visitor
    assert card.isVisible() and not page.find_card.proof.isVisible()
    assert ("Likes and views", "2") in card.facts.shown and ("Return codes", "1") in card.facts.shown
    assert {what for what, _ in card.facts.shown} >= {"Since", "Kept until, without another visit"}


def test_nothing_is_deleted_before_it_is_confirmed(
    page: PrivacyPage, desk: LocalPrivacyDesk, code: str
) -> None:
    find(page, code)
    card = page.find_card.visitor
    assert not card.question.isVisible()
    QTest.mouseClick(card.delete, LEFT)
    assert card.question.isVisible() and card.keep.hasFocus()
    QTest.mouseClick(card.keep, LEFT)
    settle(page)
    assert not card.question.isVisible() and card.delete.isVisible()
    assert desk.find(code) is not None


def test_a_deletion_is_proved_saved_and_printed(
    page: PrivacyPage, desk: LocalPrivacyDesk, code: str, said: Said, tmp_path: Path
) -> None:
    find(page, code)
    QTest.mouseClick(page.find_card.visitor.delete, LEFT)
    QTest.mouseClick(page.find_card.visitor.confirm, LEFT)
    settle(page)
    assert desk.find(code) is None
    card = page.find_card.proof
    assert card.isVisible() and card.proof is not None and ("Likes and views", "2") in card.facts.shown
    assert page.proofs.list.count() == 1 and page.find_card.field.text() == ""
    said.place = tmp_path / "proof.txt"
    QTest.mouseClick(card.save_text, LEFT)
    settle(page)
    text = said.place.read_text("utf-8")
    assert text.startswith("Proof of deletion\n") and "Likes and views: 2" in text and code not in text
    said.place = tmp_path / "proof.pdf"
    QTest.mouseClick(card.save_pdf, LEFT)
    settle(page)
    assert pages_of(said.place.read_bytes()) == 1
    assert said.sentences[0] == "Everything about this person is deleted"
    find(page, card.proof.id[:10])
    assert card.isVisible(), "a proof is found by the beginning of its number"


def test_an_unknown_code_says_what_to_do(page: PrivacyPage) -> None:
    find(page, "zzzzzz")
    assert "Nobody is remembered" in page.find_card.said.text()
    assert not page.find_card.visitor.isVisible()


def test_a_proof_of_the_list_is_shown_by_a_click(
    page: PrivacyPage, desk: LocalPrivacyDesk, code: str
) -> None:
    forget(page, desk, code)
    row = page.proofs.list.visualItemRect(page.proofs.list.item(0))
    QTest.mouseClick(page.proofs.list.viewport(), LEFT, pos=row.center())
    assert page.find_card.proof.isVisible()


def test_a_sweep_reports(bench: Workbench, database: Database, vault: FaceVault, tmp_path: Path) -> None:
    clock = Clock()
    LocalVisitorDirectory(database, vault, None, 30, clock).remember(None)
    clock.pass_s(31 * 86_400)
    book = ProofBook(tmp_path / "sweeps.db")
    page = PrivacyPage(bench, LocalPrivacyDesk(database, vault, 30, book, clock))
    page.show()
    page.opened()
    settle(page)
    assert "Not swept" in page.retention.last.text()
    key(page, "S")
    assert page.retention.report.shown == [("Visitors", "1"), ("Return codes", "1")]
    assert "Last swept" in page.retention.last.text() and page.retention.sweep.isEnabled()
    QTest.mouseClick(page.retention.sweep, LEFT)
    settle(page)
    assert page.retention.report.shown == [("Nobody's time was over", "")]
    page.closing()
    page.deleteLater()
    pump()
    book.close()


def test_consents_are_summed_up(page: PrivacyPage, database: Database) -> None:
    log = LocalConsentLog(database)
    for number, choice in enumerate(("camera", "camera", "tiles")):
        log.keep(ConsentReceipt(f"c{number}", choice, "2026-11", "ko", NOON))
    page.opened()
    settle(page)
    assert page.consents.shown == ["Camera · Korean 2", "Chose the mood themselves · Korean 1"]


def test_the_sign_is_saved_in_both_languages_and_its_names_are_remembered(
    page: PrivacyPage, said: Said, tmp_path: Path
) -> None:
    page.sign.shop.clear()
    QTest.keyClicks(page.sign.shop, "Cafe Blue")
    QTest.keyClicks(page.sign.contact, "02-123-4567")
    said.place = tmp_path / "sign.pdf"
    QTest.mouseClick(page.sign.make, LEFT)
    settle(page)
    assert pages_of(said.place.read_bytes()) == 2
    assert page.state() == {"shop": "Cafe Blue", "contact": "02-123-4567"}
    page.restore({"shop": "Green", "contact": "me"})
    assert (page.sign.shop.text(), page.sign.contact.text()) == ("Green", "me")
    said.place = tmp_path / "not there" / "sign.pdf"
    key(page, "P")
    assert "cannot be written" in said.warnings[0]


class CutOffDesk:
    """A desk in the cloud that cannot be reached, with a deletion that was cut off."""

    def find(self, code: str) -> str | None:
        raise ServiceDown("AWS is not reachable: EndpointConnectionError", item="dynamodb:Query")

    def stored(self, visitor_id: str) -> StoredVisitor | None:
        return None

    def forget(self, visitor_id: str) -> Receipt:
        raise ServiceDown("A face was not deleted yet", remedy="Ask again in a minute.")

    def unfinished(self) -> list[str]:
        return ["somebody"]

    def proofs(self) -> list[Receipt]:
        return []

    def sweep(self, progress: object = None) -> Receipt:
        raise ServiceDown("The sweep has to wait")

    def last_sweep(self) -> Receipt | None:
        return None

    def consents(self) -> list[ConsentCount]:
        return []


def test_trouble_is_told_where_it_happened(qapp: QApplication, said: Said) -> None:
    settings = replace(default_settings(), backend="aws")
    with workbench(said, "light", "ko", settings) as bench:
        page = PrivacyPage(bench, CutOffDesk())
        page.resize(792, 520)
        page.show()
        page.opened()
        settle(page)
        assert page.cut_off.isVisible()
        find(page, "k7m2qx")
        told = "AWS에 연결할 수 없습니다: EndpointConnectionError (dynamodb:Query)."
        assert page.find_card.said.text() == told
        page.find_card.show_visitor(StoredVisitor("x", None, None, {"faces": 1}))
        QTest.mouseClick(page.find_card.visitor.delete, LEFT)
        QTest.mouseClick(page.find_card.visitor.confirm, LEFT)
        settle(page)
        assert "아직 지워지지 않았습니다" in page.find_card.visitor.trouble.text()
        assert page.find_card.visitor.confirm.isEnabled(), "it can be tried again"
        QTest.mouseClick(page.finish, LEFT)
        settle(page)
        assert said.warnings == ["The sweep has to wait."] and page.retention.sweep.isEnabled()
        page.closing()
        page.deleteLater()
        pump()


def test_letters_typed_into_a_field_start_nothing(page: PrivacyPage, desk: LocalPrivacyDesk) -> None:
    actions = ActionSet(page, page.bench.theme, Qt.ShortcutContext.WidgetWithChildrenShortcut)
    actions.show(page.commands())
    page.activateWindow()
    for field in (page.find_card.field, page.sign.shop):
        field.setFocus()
        QTest.keyClicks(field, "spf")
    settle(page)
    assert desk.last_sweep() is None and page.sign.shop.text().endswith("spf")
    page.proofs.setFocus()
    page.find_card.search.setFocus()
    QTest.keyClick(page.find_card.search, Qt.Key.Key_S)
    pump_until(lambda: desk.last_sweep() is not None)
    settle(page)
