from pathlib import Path

import pytest

from admin_tool.core.reasons import Reasons, read_reasons
from kiosk.core.errors import DiskFull, KioskError, PictureDamaged, ServiceRefused

SENTENCES = {
    "The disk is full": "디스크가 가득 찼습니다",
    "Make room.": "공간을 비우세요.",
    "Ask again.": "다시 하세요.",
    "The file cannot be read: {0}": "파일을 읽을 수 없습니다: {0}",
    "The file cannot be read: {0} of {1} bytes": "파일 {1}바이트 중 {0}바이트만 읽었습니다",
    "{0} is denied": "{0} 권한이 없습니다",
    "Allow {0} to {1}.": "{1}에 {0} 권한을 주세요.",
}
WORDS = {"No space": "공간 없음", "the bucket": "버킷", "the {0} table": "{0} 표", "of old": "옛것"}


@pytest.fixture
def korean() -> Reasons:
    return Reasons(SENTENCES, WORDS)


def test_an_error_is_put_together_as_in_english(korean: Reasons) -> None:
    error = DiskFull("The disk is full", item="/data/library.db", remedy="Make room. Ask again.")
    assert str(error) == "The disk is full (/data/library.db). Make room. Ask again."
    assert korean.of(error) == "디스크가 가득 찼습니다 (/data/library.db). 공간을 비우세요. 다시 하세요."
    assert Reasons().of(error) == str(error)


def test_what_was_kept_as_one_text_says_the_same(korean: Reasons) -> None:
    for item in ("", "/data/a.db", "/data (old)/b.db", "그림 (1).jpeg", "/data/(odd", "odd). name"):
        error = DiskFull("The disk is full", item=item, remedy="Make room.")
        assert korean.text(str(error)) == korean.of(error)


def test_an_item_is_left_alone_and_words_in_brackets_are_not(korean: Reasons) -> None:
    told = korean.text("The file cannot be read: No space (the bucket). Make room.")
    assert told == "파일을 읽을 수 없습니다: 공간 없음 (버킷). 공간을 비우세요."
    assert korean.of(PictureDamaged("The disk is full", item="the bucket")).endswith("(the bucket).")


def test_places_may_change_their_order(korean: Reasons) -> None:
    assert korean.text("The file cannot be read: 3 of 9 bytes") == "파일 9바이트 중 3바이트만 읽었습니다"
    error = ServiceRefused("s3:GetObject is denied", remedy="Allow s3:GetObject to the users table.")
    assert korean.of(error) == "s3:GetObject 권한이 없습니다. users 표에 s3:GetObject 권한을 주세요."


def test_an_unknown_sentence_is_not_lost(korean: Reasons) -> None:
    assert korean.text("Something new happened") == "Something new happened"
    told = korean.text("Something new happened (x). Make room. Nobody knows this. Ask again.")
    assert told == "Something new happened (x). 공간을 비우세요. Nobody knows this. 다시 하세요."
    assert korean.text("Something new. s3:Get is denied") == "Something new. s3:Get 권한이 없습니다"
    assert korean.of(KioskError("New", item="x", remedy="Do it.")) == "New (x). Do it."


def test_sentences_of_several_lines_are_kept(korean: Reasons) -> None:
    assert korean.text("The file cannot be read: line 1\nline 2") == "파일을 읽을 수 없습니다: line 1\nline 2"


def test_nothing_says_nothing(korean: Reasons) -> None:
    assert korean.text("") == ""


def test_english_needs_no_book(tmp_path: Path) -> None:
    assert read_reasons(tmp_path, "en").text("The disk is full") == "The disk is full"


def test_a_book_that_is_missing_or_damaged_is_told(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"missing \(reasons_ko.toml\)"):
        read_reasons(tmp_path, "ko")
    for damaged in ("[sentences", "[sentences]\n[words]", "sentences = 3\nwords = 4\nelsewhere = 5"):
        (tmp_path / "reasons_ko.toml").write_text(damaged, encoding="utf-8")
        with pytest.raises(KioskError, match="damaged"):
            read_reasons(tmp_path, "ko")
