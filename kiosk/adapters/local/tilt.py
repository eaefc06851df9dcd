"""How one visitor's likes so far move the expected rates of the pictures to come."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

SHRINK = 5.0
CO_LIKE_STRENGTH = 0.7
WORDS_STRENGTH = 0.7
WORDS_RIDGE = 3.0


def surprise(liked: NDArray[np.bool_], mean: Floats) -> Floats:
    """Likes above what was expected (k,), without the visitor's general generosity."""
    residual = liked - mean
    return np.asarray(residual - residual.sum() / (len(residual) + SHRINK))


def by_words(words: Floats, seen: Numbers, surprises: Floats) -> Floats:
    """Tilt of every picture (n,) by kernel ridge regression on its words (n, d) from those seen (k,)."""
    known = words[seen]
    kernel = known @ known.T + WORDS_RIDGE * np.eye(len(seen))
    return np.asarray(WORDS_STRENGTH * (words @ (known.T @ np.linalg.solve(kernel, surprises))))


def by_co_likes(
    rows: tuple[Numbers, Numbers, NDArray[np.bool_]],
    mean: Floats,
    views: Floats,
    seen: Numbers,
    surprises: Floats,
) -> Floats:
    """Tilt of every picture (n,) by what visitors liked who were surprised by the same pictures.

    `rows` are visit, picture and like of the log. Nearest neighbours on centred residuals:
    tilt = R'(R s) with R the residuals of all visits, shrunk by each picture's views.
    """
    visit, picture, liked = rows
    visits = int(visit.max(initial=-1)) + 1
    residual = liked - mean[picture]
    generosity = np.bincount(visit, residual, visits) / (np.bincount(visit, minlength=visits) + SHRINK)
    residual -= generosity[visit]
    mine = np.zeros(len(mean))
    mine[seen] = surprises
    alike = np.bincount(visit, residual * mine[picture], visits)
    moved = np.bincount(picture, alike[visit] * residual, len(mean))
    return np.asarray(CO_LIKE_STRENGTH * moved / (views + SHRINK))
