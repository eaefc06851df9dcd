"""What tells pictures apart that look alike."""

from collections.abc import Sequence

from admin_tool.core.pool_entry import PoolEntry


def differing(entries: Sequence[PoolEntry]) -> frozenset[str]:
    """The names of the fields that are not the same for all: prompt, negative, seed, generator, batch."""
    values = {
        "prompt": {entry.prompt for entry in entries},
        "negative": {entry.negative for entry in entries},
        "seed": {str(entry.seed) for entry in entries},
        "generator": {entry.generator for entry in entries},
        "batch": {entry.batch for entry in entries},
    }
    return frozenset(name for name, found in values.items() if len(found) > 1)


def own_words(prompts: Sequence[str]) -> list[list[str]]:
    """For each prompt the phrases, parted by commas, that not all of them have."""
    phrases = [[part.strip() for part in prompt.split(",") if part.strip()] for prompt in prompts]
    shared = set.intersection(*(set(parts) for parts in phrases)) if phrases else set()
    return [[part for part in parts if part not in shared] for parts in phrases]
