"""The local recommender: how fast it answers, and how well it chooses in simulated shops."""

from collections.abc import Callable, Sequence

import numpy as np

from tests.bench.choosing import (
    AtRandom,
    BestRate,
    Chooser,
    MostLiked,
    Ours,
    PerfectPopularity,
    half_width,
    like_rates,
)
from tests.bench.figure import Figure, figure
from tests.bench.recommender_times import times
from tests.bench.simulated_shop import SimulatedShop

LEARNING_PAGES = 2000
AFTER_PAGES = 1000
CHOOSERS: dict[str, Callable[[SimulatedShop, int], Chooser]] = {
    "ours": Ours,
    "most_liked": MostLiked,
    "best_rate": BestRate,
    "random": AtRandom,
    "perfect_popularity": PerfectPopularity,
}


def figures(quick: bool) -> list[Figure]:
    """Times with 10,000 pictures, and like rates of simulated shops.

    `most_liked` is popularity per mood as it is mostly built, `best_rate` a stronger kind of it, and
    `perfect_popularity` the most that any kind of it can reach: it is told the hidden rates.
    """
    return [*times(visits=60 if quick else 400), *_like_rates(seeds=3 if quick else 24)]


def _like_rates(seeds: int) -> list[Figure]:
    found: list[Figure] = []
    for prompts in (True, False):
        rates: dict[str, list[tuple[float, float]]] = {name: [] for name in CHOOSERS}
        for seed in range(seeds):
            for name, chooser in CHOOSERS.items():
                shop = SimulatedShop(seed, prompts)
                rates[name].append(like_rates(chooser(shop, seed), shop, LEARNING_PAGES, AFTER_PAGES))
        found += _of_shop("" if prompts else "_without_prompts", rates)
    return found


def _of_shop(suffix: str, rates: dict[str, list[tuple[float, float]]]) -> list[Figure]:
    seeds = len(rates["ours"])
    during = {name: [pair[0] for pair in pairs] for name, pairs in rates.items()}
    after = {name: [pair[1] for pair in pairs] for name, pairs in rates.items()}
    kind = "no prompts" if suffix else "prompts that name their style"
    where = f"{AFTER_PAGES} pages of three after {LEARNING_PAGES}; pictures with {kind}"
    found = []
    for name, values in after.items():
        note = f"+-{100.0 * half_width(values):.2f} (95 %), {where}"
        found.append(
            figure(f"like_rate_{name}{suffix}", 100.0 * float(np.mean(values)), "%", "", seeds, note)
        )
    for name in ("most_liked", "best_rate", "random"):
        aim = ">= 15" if name == "most_liked" else ""
        for span, rate_of, note in (
            ("", after, where),
            ("_while_learning", during, f"the first {LEARNING_PAGES} pages of three; pictures with {kind}"),
        ):
            gain, width = _gain(rate_of["ours"], rate_of[name])
            text = f"+-{width:.1f} (95 %, same shops and visitors), {note}"
            found.append(figure(f"like_gain_over_{name}{span}{suffix}", gain, "%", aim, seeds, text))
    return found


def _gain(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """Percent above, as a ratio of means, with half of its 95 % interval (delta method on pairs)."""
    ratio = float(np.mean(ours) / np.mean(theirs))
    off = [(a - ratio * b) / float(np.mean(theirs)) for a, b in zip(ours, theirs, strict=True)]
    return 100.0 * (ratio - 1.0), 100.0 * half_width(off)
