"""Looks into a PDF without a library for it."""

import re
import zlib


def pages_of(pdf: bytes) -> int:
    assert pdf.startswith(b"%PDF-1.") and pdf.rstrip().endswith(b"%%EOF")
    assert b"/FontFile2" in pdf, "fonts are embedded"
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def letters(pdf: bytes) -> set[str]:
    """Every letter that the embedded fonts draw and that can be copied out of the file."""
    found: set[str] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            table = zlib.decompress(stream)
        except zlib.error:
            table = stream  # small ones are not packed
        for many in re.findall(rb"\[([^\]]*)\]", table) if b"begincmap" in table else ():
            found |= {chr(int(letter, 16)) for letter in re.findall(rb"<(\w{4})>", many)}
    return found
