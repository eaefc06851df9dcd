"""A proof of deletion to hand over: one page."""

from functools import partial

from admin_tool.kit.theme import BODY, HEAD, MONO
from admin_tool.kit.tokens import LIGHT
from admin_tool.privacy.paper import WIDTH, Paper, pdf
from admin_tool.privacy.privacy_words import proof_lines, proof_note, proof_title
from kiosk.core.visitor import Receipt

MARGIN = 25.0


def proof_pdf(receipt: Receipt, brand: str, language: str) -> bytes:
    """The file; `brand` is the name of the shop on its head."""
    lines = proof_lines(receipt, language)
    return pdf(
        proof_title(), [partial(_paint, brand=brand, title=proof_title(), lines=lines, note=proof_note())]
    )


def _paint(paper: Paper, brand: str, title: str, lines: list[tuple[str, str]], note: str) -> None:
    inside = WIDTH - 2 * MARGIN
    paper.words(brand, MARGIN, 30, inside, 12, LIGHT.text2)
    paper.words(title, MARGIN, 38, inside, 26, LIGHT.text, True, HEAD)
    top = 62.0
    for number, (what, value) in enumerate(lines):
        paper.line(MARGIN, top, inside, LIGHT.line)
        paper.words(what, MARGIN, top + 3.4, 72, 12, LIGHT.text2)
        family, points = (MONO, 10.5) if number == 0 else (BODY, 12)
        high = paper.words(value, MARGIN + 72, top + 3.4, inside - 72, points, LIGHT.text, family=family)
        top += max(12.0, high + 6)
    paper.line(MARGIN, top, inside, LIGHT.line)
    paper.words(note, MARGIN, top + 8, inside, 10.5, LIGHT.text3)
