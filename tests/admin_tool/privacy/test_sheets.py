"""The PDFs: the sign for the shop and the proof of a deletion."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from admin_tool.core.notice_text import BLANK, LANGUAGES, notice
from admin_tool.privacy.notice_sheet import notice_pdf
from admin_tool.privacy.proof_sheet import proof_pdf
from kiosk.core.visitor import Receipt
from tests.admin_tool.privacy.pdf_reading import letters, pages_of


def test_the_sign_says_in_both_languages_what_happens_and_whom_to_ask(qapp: QApplication) -> None:
    here, away = (notice("en", "Cafe Blue", "02-123", 365, in_cloud) for in_cloud in (False, True))
    assert "never sent" in str(here.points) and "reading service" in str(away.points)
    assert "365 days" in str(here.points) and here.contact == "02-123"
    assert "365일" in str(notice("ko", "", "", 365, False).points)
    assert notice("ko", "", " ", 30, True).contact == BLANK
    made = notice_pdf([notice(one, "카페 Blue", "02-123", 30, False) for one in LANGUAGES])
    assert pages_of(made) == 2
    for one in LANGUAGES:
        page = notice(one, "카페 Blue", "02-123", 30, False)
        said = page.title + page.lead + page.law + "".join(point.words for point in page.points)
        assert set(said) - {" "} <= letters(made)


def test_a_proof_on_paper_names_the_shop(qapp: QApplication) -> None:
    proof = Receipt("a1b2c3d4e5f60718", datetime(2026, 11, 22, 3, 0, tzinfo=UTC), {"faces": 1})
    made = proof_pdf(proof, "무드 갤러리", "ko")
    assert pages_of(made) == 1
    assert set("무드갤러리" + "a1b2-c3d4-e5f6-0718") <= letters(made)
