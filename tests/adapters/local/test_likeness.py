import numpy as np
import pytest

from kiosk.adapters.local.likeness import word_vectors

PROMPTS = [
    "a cat on a sofa, soft pastel",
    "a cat in the snow, soft pastel",
    "harbour at dawn, oil on canvas",
    "",
]


def test_prompts_that_share_rare_words_are_alike() -> None:
    vectors = word_vectors([*PROMPTS, "harbour at night, oil on canvas"])

    assert vectors[0] @ vectors[1] > 0.5
    assert vectors[2] @ vectors[4] > 0.5
    assert abs(vectors[0] @ vectors[2]) < 0.5


def test_no_prompt_is_like_nothing() -> None:
    vectors = word_vectors(PROMPTS)

    assert not vectors[3].any()
    assert np.linalg.norm(vectors[0]) == pytest.approx(1.0)


@pytest.mark.parametrize("prompts", [[], [""], ["the same words"] * 5, ["행복한 고양이", "행복한 바다"]])
def test_any_prompts_give_numbers(prompts: list[str]) -> None:
    vectors = word_vectors(prompts)

    assert vectors.shape == (len(prompts), 32)
    assert np.isfinite(vectors).all()


def test_words_that_all_share_tell_nothing_apart() -> None:
    assert not word_vectors(["the same words"] * 5).any()
