import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from admin_tool.kit import words
from admin_tool.kit.controls import Check, Choice
from admin_tool.kit.icon_paths import FACES, ICONS
from admin_tool.kit.painted import Bar, Thumb, rounded
from admin_tool.kit.style import sheet
from admin_tool.kit.theme import Theme
from admin_tool.kit.tokens import THEMES, Tokens
from kiosk.core.mood import MOODS
from kiosk.core.mood_colors import MOOD_COLORS

QML = Path(__file__).parents[3] / "kiosk" / "screen" / "qml"
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def luminance(color: str) -> float:
    """WCAG 2.2's relative luminance."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_faces_are_those_of_the_kiosk() -> None:
    script = (QML / "Icons.js").read_text("utf-8")
    kiosk = dict(re.findall(r'^    (\w+): "([^"]+)"', script.partition("const icons")[0], re.MULTILINE))
    assert {str(mood): path for mood, path in FACES.items()} == kiosk


def test_every_icon_and_face_draws_something(qapp: QApplication) -> None:
    theme = Theme(THEMES["dark"])
    for name in ICONS:
        assert theme.pixmap(name).toImage() != theme.pixmap(name, "bg").toImage(), name
    for mood in MOODS:
        assert theme.face(mood).toImage().pixelColor(4, 18).name() != "#000000", mood


def test_the_kiosks_screens_have_the_same_mood_colours() -> None:
    script = (QML / "Theme.qml").read_text("utf-8")
    bases = script.partition("bases: ({")[2].partition("})")[0]
    kiosk_colours = dict(re.findall(r'(\w+): "(#\w+)"', bases))
    assert {str(mood): MOOD_COLORS[mood] for mood in MOODS} == kiosk_colours


@pytest.mark.parametrize("tokens", THEMES.values(), ids=lambda tokens: tokens.name)
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.rail, tokens.bg, tokens.panel, tokens.raised, tokens.hover, tokens.sel):
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.text2, ground) >= 4.5
    for ground in (tokens.rail, tokens.bg, tokens.panel, tokens.raised):
        assert contrast(tokens.text3, ground) >= 4.5
        assert contrast(tokens.edge, ground) >= 3
    for words_, fill in (("ok", "ok_fill"), ("no", "no_fill"), ("warn", "warn_fill"), ("run", "run_fill")):
        assert contrast(getattr(tokens, words_), getattr(tokens, fill)) >= 4.5
    assert contrast(tokens.on_primary, tokens.primary) >= 7


@pytest.mark.parametrize("tokens", THEMES.values(), ids=lambda tokens: tokens.name)
def test_the_sheet_leaves_no_name_open(tokens: Tokens) -> None:
    assert "$" not in sheet(tokens)


def test_round_corners_are_empty_and_the_middle_is_the_picture(qapp: QApplication) -> None:
    picture = QImage(300, 100, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    made = rounded(picture, QSize(60, 40), 8).toImage()
    assert (made.width(), made.height()) == (120, 80)
    assert made.pixelColor(0, 0).alpha() == 0
    assert made.pixelColor(60, 40).name() == "#336699"


def test_a_bar_shows_its_shares(qapp: QApplication) -> None:
    theme = Theme(THEMES["dark"])
    bar = Bar(theme, 100, 6)
    bar.show_parts((0.5, "ok"), (0.25, "no"))
    image = bar.grab().toImage()
    seen = [image.pixelColor(x, 3).name().upper() for x in (25, 62, 90)]
    assert seen == [theme.hex(tone).upper() for tone in ("ok", "no", "track")]


def test_controls_draw_their_signs(qapp: QApplication) -> None:
    theme = Theme(THEMES["light"])
    choice, check, thumb = Choice(theme), Check(theme), Thumb(20, 20)
    choice.addItems(["one", "two"])
    before = check.grab().toImage()
    check.setChecked(True)
    assert check.grab().toImage() != before
    assert not choice.grab().isNull()
    thumb.show_image(None)
    assert not thumb.grab().isNull()


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=14), "14 min ago"),
        (timedelta(hours=2), "2 h ago"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(days=5), "5 days ago"),
        (timedelta(days=60), "2026-09-26"),
    ],
)
def test_an_age_is_told_in_a_word_or_two(qapp: QApplication, ago: timedelta, said: str) -> None:
    assert words.age(NOW - ago, NOW) == said


def test_numbers_money_and_sizes() -> None:
    assert words.number(12480, "ko") == "12,480"
    assert (words.dollars(0.6), words.dollars(0.015), words.dollars(1234.5)) == (
        "$0.60",
        "$0.015",
        "$1,234.50",
    )
    assert (words.dollars(0.0), words.dollars(0.0002)) == ("$0.00", "$0.00")
    assert (words.file_size(412_300), words.file_size(2_500_000)) == ("412 KB", "2.5 MB")
