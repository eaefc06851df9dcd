"""Pictures that look alike, laid on one another: one is on top, the others wait below it."""

from collections.abc import Mapping, Sequence


def fold(
    numbers: Sequence[int], group_of: Mapping[int, int], best_of: Sequence[int]
) -> tuple[list[int], dict[int, int]]:
    """The numbers that stay, and how many pictures lie in the stack of each that has one.

    `group_of` maps a number to its group, `best_of` a group to the number to keep. The best picture of a
    group is on top where it is among `numbers`, else the first that is. A stack takes the place of the first.
    """
    members: dict[int, list[int]] = {}
    for number in numbers:
        group = group_of.get(number)
        if group is not None:
            members.setdefault(group, []).append(number)
    kept: list[int] = []
    counts: dict[int, int] = {}
    for number in numbers:
        group = group_of.get(number)
        if group is None:
            kept.append(number)
            continue
        below = members[group]
        if number == below[0]:
            top = best_of[group] if best_of[group] in below else number
            kept.append(top)
            if len(below) > 1:
                counts[top] = len(below)
    return kept, counts
