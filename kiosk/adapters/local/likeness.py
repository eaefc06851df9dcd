"""Pictures whose prompts share words are alike: short vectors for that."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 32
_WORD = re.compile(r"\w{3,}")


def word_vectors(prompts: Sequence[str]) -> NDArray[np.float64]:
    """Unit vectors (n, 32) whose dot product says how alike two prompts are; all 0 where nothing tells apart.

    Rare words weigh more (tf-idf); every word has a fixed random direction, so that vectors stay short.
    """
    bags = [sorted(set(_WORD.findall(prompt.lower()))) for prompt in prompts]
    counts = Counter(word for bag in bags for word in bag)
    found = {word: count for word, count in counts.items() if count > 1}  # a lone word likens nothing
    bags = [[word for word in bag if word in found] for bag in bags]
    numbers = {word: number for number, word in enumerate(found)}
    weights = np.log(len(bags) / np.array([*found.values()], float))
    directions = np.array([_direction(word) for word in found]).reshape(-1, DIMENSIONS) * weights[:, None]
    vectors = np.zeros((len(bags), DIMENSIONS))
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    np.add.at(vectors, rows, directions[[numbers[word] for bag in bags for word in bag]])
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(length > 1e-9, length, 1.0))


@lru_cache(maxsize=20_000)
def _direction(word: str) -> NDArray[np.float64]:
    signs = np.random.default_rng(zlib.crc32(word.encode())).standard_normal(DIMENSIONS)
    return np.asarray(signs / np.linalg.norm(signs))
