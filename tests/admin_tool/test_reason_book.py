"""No sentence is forgotten in the Korean book, and none is in it that nobody says any more."""

import ast
import errno
import os
import re
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from admin_tool.core.reasons import HOLE, Reasons, read_reasons
from admin_tool.core.training import ExportKind
from admin_tool.generate.generate_words import reason_words
from kiosk import paths
from kiosk.adapters.picture_check import check_picture
from kiosk.core.errors import PictureDamaged
from tests.admin_tool.loaded_code import ROOT, Module, loaded_by
from tests.admin_tool.reason_sources import SentenceReader, Sinks, Told

TRANSLATIONS = paths.resources() / "translations"
ADAPTERS = "admin_tool/adapters"
SENTENCES = Sinks(
    calls={
        "CheckLine": (2, 3, "found", "remedy"),
        "Endpoint": ("reason",),
        "PromotionLine": (3, "reason"),
        "Removal": (1, "why"),
        "_NotTaken": (0,),
        "replace": ("reason",),
        "skipped.add": (1,),
    },
    returns=(
        (f"{ADAPTERS}/csv_file.py", "_interaction"),
        (f"{ADAPTERS}/csv_file.py", "_item"),
        (f"{ADAPTERS}/csv_file.py", "_trouble"),
        (f"{ADAPTERS}/csv_file.py", "_user"),
        (f"{ADAPTERS}/local/painting_worker.py", "_paint"),
        (f"{ADAPTERS}/picture_import.py", "_store"),
        (f"{ADAPTERS}/promoter_words.py", "blocked_by"),
    ),
    constants=(
        (f"{ADAPTERS}/promoter_words.py", "GONE"),
        (f"{ADAPTERS}/promoter_words.py", "NOT_LIVE"),
        (f"{ADAPTERS}/promoter_words.py", "NO_KEY"),
    ),
)
"""Reasons that are no errors."""
JOBS = Sinks(
    calls={"OrderWrong": (0,), "Poison": (0,), "self._parked": (1,)},
    constants=(
        (f"{ADAPTERS}/aws/batch_evidence.py", "LOST"),
        (f"{ADAPTERS}/aws/dead_orders.py", "WITHOUT_REASON"),
    ),
)
"""Why pictures of an order were not made; `generate_words.reason_words` has shorter words for most."""
WORDS = Sinks(
    calls={
        "CheckLine": (0,),
        "Later": (0,),
        "ModerationLabel": (0,),
        "_must_be_ours": (0,),
        "_too_large": (1,),
        "_wrong": (1,),
        "self._wait": (0,),
        "told.append": (0,),
        "until_ready": (0,),
    },
    returns=((f"{ADAPTERS}/promoter_words.py", "flag_of"),),
    constants=((f"{ADAPTERS}/local/moderator.py", "PARENT"), ("kiosk/settings.py", "_KINDS")),
)
"""What is filled into sentences."""
READ_ELSEWHERE = {
    "SkippedRow(line, why)": "skipped.add",
    "_RULES[kind](row)": "the rules themselves",
    "blocked_by(labels)": "blocked_by",
    "name": "CheckLine",
    "probe.action": "an action of AWS",
    "reason_of(damage)": "the error",
    "reason_of(error)": "the error",
    "reason_of(missing)": "the error",
    "remedy": "an error's own constructor",
    "self._back_off.wait_s(tried)": "no words",
    "self._reasons.text(line.reason)": "translated already",
    "str(arn)": "a name in AWS",
    "str(answer.get('FailureReason', ''))": "AWS",
    "str(error)": "the system",
    "str(label.get('Name', ''))": "AWS",
    "str(trouble)": "the system",
    "tell(one.reason)": "translated already",
    "what": "an error's own constructor",
    "why": "read where it is made",
}
"""Code that tells what it did not make itself, and where the words come from."""
KEPT_IN_ENGLISH = {
    "admin_tool/background.py",
    "admin_tool/generate/batch_watch.py",
    "admin_tool/pool/culling.py",
    "admin_tool/pool/look_alikes.py",
    "admin_tool/pool/pool_desk.py",
    "admin_tool/pool/pool_rows.py",
}
"""They hand sentences to a page, which translates them."""
ERRORS = ("error", "trouble")


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    window, function = "admin_tool.window_program", "installer.cloud.functions.generate_picture"
    return loaded_by(window) | loaded_by(function)


@pytest.fixture(scope="module")
def reader(modules: dict[str, Module]) -> SentenceReader:
    return SentenceReader(modules)


@pytest.fixture(scope="module")
def book() -> dict[str, dict[str, str]]:
    return tomllib.loads((TRANSLATIONS / "reasons_ko.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def korean() -> Reasons:
    return read_reasons(TRANSLATIONS, "ko")


@pytest.fixture(scope="module")
def jobs(reader: SentenceReader) -> list[Told]:
    return list(reader.of_sinks(JOBS))


@pytest.fixture(scope="module")
def told(reader: SentenceReader, jobs: list[Told]) -> list[Told]:
    return [*reader.of_errors(), *reader.of_sinks(SENTENCES), *jobs]


@pytest.fixture(scope="module")
def words(reader: SentenceReader) -> list[Told]:
    return list(reader.of_sinks(WORDS))


def has_shorter_words(sentence: str) -> bool:
    """Whether the Generate page tells it in words of its own."""
    filled = HOLE.sub("400", sentence)
    return reason_words(filled, Reasons()) != filled


def test_the_whole_window_is_read(modules: dict[str, Module], reader: SentenceReader) -> None:
    assert {
        "admin_tool.adapters.aws.trainer",
        "admin_tool.adapters.picture_import",
        "admin_tool.doctor",
        "kiosk.adapters.aws.service_errors",
        "kiosk.adapters.whole_file",
        "kiosk.settings_file",
    } <= set(modules)
    assert {"TooLittleData", "RequestWrong", "CodePause", "Unexpected"} <= reader.errors


def test_every_sentence_has_its_korean(
    told: list[Told], jobs: list[Told], book: dict[str, dict[str, str]]
) -> None:
    known = set(book["sentences"])
    assert len({one.sentence for one in told}) > 200
    bare = re.compile(r"[\W\d]*$")  # a name and brackets around it
    shorter = {one.sentence for one in jobs if has_shorter_words(one.sentence)}
    missing = {
        f"{one.place}: {one.sentence}"
        for one in told
        if one.sentence not in known | shorter and not bare.match(HOLE.sub("", one.sentence))
    }
    assert not missing, f"add them to reasons_ko.toml: {sorted(missing)}"


def test_every_word_that_is_filled_in_has_its_korean(
    words: list[Told], book: dict[str, dict[str, str]]
) -> None:
    names = re.compile(r"aws\.\{0\}$")  # a setting is called the same everywhere
    told = {one.sentence for one in words if one.sentence and not names.match(one.sentence)}
    labels = tomllib.loads((paths.resources() / "prompts" / "never.toml").read_text(encoding="utf-8"))
    assert {"library", "The campaign", "a whole number", "lacks {0}", "{0}x{1} pixels"} <= told
    told = {one for one in told if not has_shorter_words(one)}
    missing = (told | set(labels) | {str(kind) for kind in ExportKind}) - set(book["words"])
    assert not missing, f"add them to [words] of reasons_ko.toml: {sorted(missing)}"


def test_nothing_is_told_that_this_test_cannot_read(told: list[Told], words: list[Told]) -> None:
    opened = {one.open for one in (*told, *words) if one.open and not one.open.startswith("' or '.join")}
    assert opened <= set(READ_ELSEWHERE), "read them, or say in READ_ELSEWHERE whose words they are"
    assert set(READ_ELSEWHERE) <= opened, "these are gone"


def test_nobody_is_in_the_book_who_says_nothing(
    modules: dict[str, Module], told: list[Told], book: dict[str, dict[str, str]]
) -> None:
    assert not set(book["sentences"]) - {one.sentence for one in told}, "nobody says these any more"
    labels = (paths.resources() / "prompts" / "never.toml").read_text(encoding="utf-8")
    texts = "\0".join([labels, *ExportKind, *_texts(modules)])
    for word in book["words"]:
        for part in filter(None, (one.strip(' "“”():') for one in re.split(r"\{\d\}| and ", word))):
            assert any(one in texts for one in (part, part.replace(" ", "_"))), f"nobody says {word!r}"


def test_every_translation_has_the_places_of_its_sentence(book: dict[str, dict[str, str]]) -> None:
    for english, korean in (pair for table in book.values() for pair in table.items()):
        wanted, given = sorted(HOLE.findall(english)), sorted(HOLE.findall(korean))
        assert given == wanted or (english in book["elsewhere"] and set(given) < set(wanted)), english
        assert english.endswith(".") is korean.endswith(".") or "DOS attack" in english, english
        assert re.search("[가-힣]", korean) or not re.search("[A-Za-z]", HOLE.sub("", english)), english
        assert korean == korean.strip() and "  " not in korean, english


def test_sentences_are_found_again_when_they_are_filled_in(
    book: dict[str, dict[str, str]], korean: Reasons
) -> None:
    for english, words in book["sentences"].items():
        filled, wanted = (HOLE.sub(r"no-\1.jpeg", one) for one in (english, words))
        assert korean.text(filled) == wanted


def test_what_the_system_says_is_known(korean: Reasons, tmp_path: Path) -> None:
    for number in (errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EROFS, errno.EIO):
        told = korean.text(f"The file cannot be read: {os.strerror(number)}")
        assert not re.search("[A-Za-z]", told)
    damaged = tmp_path / "library.db"
    damaged.write_bytes(b"no database at all" * 300)
    with closing(sqlite3.connect(damaged)) as opened, pytest.raises(sqlite3.DatabaseError) as refused:
        opened.execute("SELECT * FROM sqlite_master")
    told = korean.text(f"The numbers cannot be read: {refused.value}")
    assert told == "통계를 읽을 수 없습니다: 데이터베이스 파일이 아닙니다"
    with pytest.raises(PictureDamaged) as broken:
        check_picture(b"no picture", "a.jpeg")
    told = "그림을 열 수 없습니다: 그림 파일이 아닙니다 (a.jpeg). 온전한 파일로 바꾸세요."
    assert korean.of(broken.value) == told


def test_no_page_shows_an_error_in_its_own_words(modules: dict[str, Module]) -> None:
    found = []
    for module in modules.values():
        if not module.name.startswith("admin_tool") or "PySide6" not in ast.unparse(module.tree):
            continue
        for node in ast.walk(module.tree):
            if _shows_an_error(node) and module.path not in KEPT_IN_ENGLISH:
                found.append(f"{module.path}: {ast.unparse(node)}")
    assert not found, "tell them by bench.reasons"


def test_the_terminal_stays_english() -> None:
    for path in sorted((ROOT / "admin_tool" / "commands").glob("*.py")):
        assert "reasons" not in path.read_text(encoding="utf-8"), path


def _shows_an_error(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="str"), args=[shown]):
            return _is_error(shown)
        case ast.FormattedValue(value=shown):
            return _is_error(shown)
    return False


def _is_error(shown: ast.expr) -> bool:
    last = shown.attr if isinstance(shown, ast.Attribute) else shown.id if isinstance(shown, ast.Name) else ""
    return last in ERRORS


def _texts(modules: dict[str, Module]) -> list[str]:
    return [
        node.value
        for module in modules.values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
