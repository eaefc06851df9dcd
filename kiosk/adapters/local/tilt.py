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
    return WORDS_STRENGTH * project(words, known.T @ np.linalg.solve(kernel, surprises))


def project(words: Floats, direction: Floats) -> Floats:
    """Dot product of each row (n, d) with a direction (d,)."""
    # not `@`: BLAS wakes its threads for this, which takes longer than the sum while other cores are busy
    return np.asarray(np.einsum("nd,d->n", words, direction))


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
    mine = np.zeros(len(mean))
    mine[seen] = surprises
    visit, picture, liked = _of_neighbours(rows, mine)
    visits = int(visit.max(initial=-1)) + 1
    residual = liked - mean[picture]
    generosity = np.bincount(visit, residual, visits) / (np.bincount(visit, minlength=visits) + SHRINK)
    residual -= generosity[visit]
    alike = np.bincount(visit, residual * mine[picture], visits)
    moved = np.bincount(picture, alike[visit] * residual, len(mean))
    return np.asarray(CO_LIKE_STRENGTH * moved / (views + SHRINK))


def _of_neighbours(
    rows: tuple[Numbers, Numbers, NDArray[np.bool_]], mine: Floats
) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """The rows of visits that share a picture with this one; no other row changes the tilt."""
    visit, picture, liked = rows
    neighbours = np.zeros(int(visit.max(initial=-1)) + 1, np.bool_)
    neighbours[visit[mine[picture] != 0.0]] = True
    kept = np.flatnonzero(neighbours[visit])
    return visit[kept], picture[kept], liked[kept]
