"""Colours of the two themes, with the contrast that was checked for each (visual/admin/NOTES.md)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by what they are for.

    `text3` and, in the light theme, `ok` never stand on `hover` or `sel`. `line` is decoration only.
    """

    name: str
    rail: str
    bg: str
    panel: str
    raised: str
    hover: str
    sel: str
    line: str
    edge: str
    text: str
    text2: str
    text3: str
    primary: str
    on_primary: str
    focus: str
    ok: str
    no: str
    warn: str
    run: str
    ok_fill: str
    no_fill: str
    warn_fill: str
    run_fill: str
    track: str
    on_decision: str


DARK = Tokens(
    name="dark",
    rail="#0F0E14",
    bg="#14131A",
    panel="#1A1922",
    raised="#23212D",
    hover="#2B2937",
    sel="#343144",
    line="#2C2A38",
    edge="#7D7890",
    text="#F6F3EC",
    text2="#B9B4C6",
    text3="#928DA2",
    primary="#F6F3EC",
    on_primary="#14131A",
    focus="#F6F3EC",
    ok="#7CCFA0",
    no="#F28A72",
    warn="#F7B538",
    run="#8DB8F5",
    ok_fill="#1B3328",
    no_fill="#3B1F1A",
    warn_fill="#3A2C12",
    run_fill="#1C2C45",
    track="#34313F",
    on_decision="#14131A",
)
LIGHT = Tokens(
    name="light",
    rail="#ECE9E2",
    bg="#F6F4EF",
    panel="#FFFFFF",
    raised="#FBFAF7",
    hover="#F0EDE6",
    sel="#E6E1D6",
    line="#DFDAD0",
    edge="#8A8478",
    text="#1B1A22",
    text2="#514C5C",
    text3="#6B6675",
    primary="#1B1A22",
    on_primary="#F6F3EC",
    focus="#1B1A22",
    ok="#1C7446",
    no="#B23C26",
    warn="#855600",
    run="#2B5FA8",
    ok_fill="#DDF0E4",
    no_fill="#FBE3DC",
    warn_fill="#FBEBC8",
    run_fill="#DEE9F8",
    track="#E3DED3",
    on_decision="#FFFFFF",
)
THEMES = {"dark": DARK, "light": LIGHT}

INK = "#14131A"
CREAM = "#F6F3EC"
LIKES = "#FFD27A"
"""The chart accent."""
AMBER = "#F7B538"
"""The moderation sign on pictures, in both themes."""
