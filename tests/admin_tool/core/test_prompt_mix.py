from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_tool.core.prompt_mix import (
    LARGEST_SEED,
    Look,
    Problem,
    Template,
    Trouble,
    check,
    make_prompts,
    mix,
    mixes,
    parts,
    read_values,
    text_of,
    write_values,
)
from kiosk.core.mood import Mood
from kiosk.core.picture_order import LONGEST_TEXT

LAKE = Template(
    "A {subject} at {light}, {palette}",
    variables={
        "subject": ("still lake", "ridge", "reed bed"),
        "light": ("dawn mist", "pale sun"),
        "palette": ("teal", "mint"),
    },
)


def test_every_mix_comes_once_in_a_round() -> None:
    texts = [text_of(LAKE, number) for number in range(mixes(LAKE))]
    assert len(set(texts)) == 12
    assert text_of(LAKE, 12) == texts[0]


@pytest.mark.parametrize("count", [1, 5, 12, 40, 100])
def test_mixes_are_spread_evenly_over_the_pictures(count: int) -> None:
    prompts = make_prompts(LAKE, Mood.CALM, count, Look(), 7)
    shares = Counter(prompt.text for prompt in prompts)
    assert len(shares) == min(count, 12)
    assert max(shares.values()) - min(shares.values()) <= 1


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4), st.integers(0, 2**32))
def test_the_first_pictures_show_each_value_about_equally_often(sizes: list[int], start: int) -> None:
    variables = {f"v{n}": tuple(f"{n}-{m}" for m in range(size)) for n, size in enumerate(sizes)}
    template = Template(" ".join(f"{{{name}}}" for name in variables), variables=variables)
    longest = max(sizes)
    first = start - start % longest
    shown = [mix(template, first + number) for number in range(longest)]
    for name, values in variables.items():
        shares = Counter(one[name] for one in shown)
        assert len(shares) == len(values)
        assert max(shares.values()) - min(shares.values()) <= 1


def test_the_same_seed_gives_the_same_words_and_seeds_stay_small() -> None:
    one = make_prompts(LAKE, Mood.CALM, 3, Look(1024, 768, 28, 6.5), LARGEST_SEED)
    assert [prompt.seed for prompt in one] == [LARGEST_SEED, 0, 1]
    assert one[1].text == make_prompts(LAKE, Mood.CALM, 1, Look(), 0)[0].text
    assert (one[0].width_px, one[0].height_px, one[0].steps, one[0].guidance) == (1024, 768, 28, 6.5)


def test_the_pieces_make_the_text() -> None:
    assert "".join(piece for piece, _ in parts(LAKE, 4)) == text_of(LAKE, 4)
    assert [piece for piece, chosen in parts(LAKE, 0) if chosen] == ["still lake", "dawn mist", "teal"]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        (Template("  "), Problem(Trouble.TEXT_EMPTY)),
        (Template("a {place}"), Problem(Trouble.UNKNOWN_VARIABLE, "place")),
        (Template("a {place}", variables={"place": ()}), Problem(Trouble.EMPTY_LIST, "place")),
        (Template("a } b"), Problem(Trouble.BRACE)),
        (Template("a {two words}"), Problem(Trouble.BRACE)),
        (Template("a" * 4001), Problem(Trouble.TEXT_TOO_LONG, length=4001)),
        (Template("a", "b" * 4001), Problem(Trouble.NEGATIVE_TOO_LONG, length=4001)),
        (
            Template("a {x}", variables={"x": ("b", "c" * LONGEST_TEXT)}),
            Problem(Trouble.TEXT_TOO_LONG, length=LONGEST_TEXT + 2),
        ),
    ],
)
def test_what_is_wrong_is_told(template: Template, problem: Problem) -> None:
    assert check(template) == (problem,)


def test_a_sound_template_has_no_problem_and_unused_lists_do_not_matter() -> None:
    assert not check(LAKE)
    assert not check(Template("{기분}의 호수", variables={"기분": ("고요",), "unused": ()}))
    assert mixes(Template("no variable")) == 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a, b,, c ", ("a", "b", "c")),
        ("a, with comma; b", ("a, with comma", "b")),
        ("a, x\nb; y\n", ("a, x", "b; y")),
        ("one, two;", ("one, two",)),
        ("same, same", ("same",)),
        (" ; ", ()),
    ],
)
def test_lists_are_read_as_people_write_them(text: str, values: tuple[str, ...]) -> None:
    assert read_values(text) == values


WORDS = st.text("ab ,;", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(WORDS, max_size=5, unique=True).map(tuple))
def test_a_list_is_read_back_as_it_was_written(values: tuple[str, ...]) -> None:
    assert read_values(write_values(values)) == values
