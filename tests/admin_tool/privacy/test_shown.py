"""How names, codes and proofs stand on the Privacy page."""

from admin_tool.adapters.local.privacy_desk import LocalPrivacyDesk
from admin_tool.privacy.page import PrivacyPage
from admin_tool.privacy.proof_row import PARTS
from tests.admin_tool.benches import Said, workbench
from tests.admin_tool.privacy.conftest import forget, settle


def test_the_usual_name_of_the_shop_is_not_remembered_in_one_language(
    page: PrivacyPage, said: Said, desk: LocalPrivacyDesk
) -> None:
    assert page.sign.shop.text() == "Mood Gallery"
    with workbench(said, language="ko") as korean:
        other = PrivacyPage(korean, desk)
        other.restore(page.state())
        assert other.sign.shop.text() == "무드 갤러리"
        other.closing()
        other.deleteLater()


def test_an_item_of_another_page_is_looked_up_and_written_as_on_the_ticket(
    page: PrivacyPage, code: str
) -> None:
    page.show_item(code)
    settle(page)
    assert page.find_card.field.text() == f"{code[:3]}-{code[3:]}"
    assert page.find_card.visitor.isVisible() and page.facts()["found"] == 1


def test_a_proof_is_painted_in_columns_and_read_as_one_line(
    page: PrivacyPage, desk: LocalPrivacyDesk, code: str
) -> None:
    forget(page, desk, code)
    item = page.proofs.list.item(0)
    when, number, removed = item.data(PARTS)
    assert item.text() == f"{when}   {number}   {removed}" and "Likes and views 2" in removed
    unmarked = page.proofs.list.grab().toImage()
    page.proofs.list.setCurrentRow(0)
    assert page.proofs.list.grab().toImage() != unmarked
    assert page.facts() == {"consents": 0, "proofs": 1, "found": 0}
