"""Where the cells and the head rows of a grouped grid lie, in px; nothing here grows with the pictures."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

HEAD_HEIGHT = 36
CAPTION_HEIGHT = 40
"""What a cell needs above and below its picture."""
EDGE = 7
"""From the edge of a cell to its picture."""
PICTURE_WIDTH, PICTURE_HEIGHT = 161, 106
"""The proportions of a thumbnail, and its size in a cell of 175 px."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in px."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the grid: the head of a group, or cells from `first` up to, not including, `last`."""

    group: int
    y: int
    height: int
    first: int
    last: int
    head: bool


class GridLayout:
    """Positions count cells over all groups; each group has a head row and begins a row of its own."""

    def __init__(
        self,
        counts: Sequence[int],
        width: int,
        wanted_width: int,
        caption_height: int = CAPTION_HEIGHT,
    ) -> None:
        """`counts` are the cells of each group; columns are as many of `wanted_width` px as fit.

        `caption_height`: what a cell needs above and below its picture.
        """
        self.columns = max(1, width // max(1, wanted_width))
        self.cell_width = max(2 * EDGE + 1, width // self.columns)
        self.picture_width = self.cell_width - 2 * EDGE
        self.picture_height = round(self.picture_width * PICTURE_HEIGHT / PICTURE_WIDTH)
        self.cell_height = self.picture_height + caption_height
        self.width = width
        self._rows = [-(-count // self.columns) for count in counts]
        heights = [HEAD_HEIGHT + rows * self.cell_height for rows in self._rows]
        self._tops = [0, *accumulate(heights)]
        self._firsts = [0, *accumulate(counts)]

    @property
    def height(self) -> int:
        """Of everything."""
        return self._tops[-1]

    @property
    def count(self) -> int:
        """How many cells there are."""
        return self._firsts[-1]

    def group_of(self, position: int) -> int:
        """The group that a cell stands in."""
        return bisect_right(self._firsts, position) - 1

    def group_at(self, y: int) -> int | None:
        """The group at a height; None below the last."""
        group = bisect_right(self._tops, y) - 1
        return group if 0 <= group < len(self._rows) else None

    def first_of(self, group: int) -> int:
        """The position of a group's first cell."""
        return self._firsts[group]

    def place(self, position: int) -> Box:
        """Where a cell lies."""
        group = self.group_of(position)
        row, column = divmod(position - self._firsts[group], self.columns)
        top = self._tops[group] + HEAD_HEIGHT + row * self.cell_height
        return Box(column * self.cell_width, top, self.cell_width, self.cell_height)

    def at(self, x: int, y: int) -> int | None:
        """The cell at a point."""
        group = self.group_at(y)
        if group is None or not 0 <= x < self.columns * self.cell_width:
            return None
        below = y - self._tops[group] - HEAD_HEIGHT
        if below < 0:
            return None
        position = self._firsts[group] + below // self.cell_height * self.columns + int(x // self.cell_width)
        return position if position < self._firsts[group + 1] else None

    def bands(self, top: int, bottom: int) -> Iterator[Band]:
        """The rows that touch the heights from `top` up to `bottom`, from above."""
        group = self.group_at(max(0, top))
        while group is not None and group < len(self._rows) and self._tops[group] < bottom:
            start = self._tops[group] + HEAD_HEIGHT
            first, last = self._firsts[group], self._firsts[group + 1]
            if start > top:
                yield Band(group, self._tops[group], HEAD_HEIGHT, first, first, True)
            row = max(0, (top - start) // self.cell_height)
            while row < self._rows[group] and start + row * self.cell_height < bottom:
                begin = first + row * self.columns
                end = min(last, begin + self.columns)
                yield Band(group, start + row * self.cell_height, self.cell_height, begin, end, False)
                row += 1
            group += 1

    def within(self, band: Band, left: int, right: int) -> range:
        """The cells of a band that touch the widths from `left` to `right`, both included."""
        first = band.first + max(0, left // self.cell_width)
        return range(first, min(band.last, band.first + right // self.cell_width + 1))

    def moved(self, position: int, rows: int) -> int:
        """The cell so many rows further down, or up, in the same column or the last one there is."""
        group = self.group_of(position)
        row, column = divmod(position - self._firsts[group], self.columns)
        row += rows
        while row < 0 and group > 0:
            group -= 1
            row += self._rows[group]
        while row >= self._rows[group] and group < len(self._rows) - 1:
            row -= self._rows[group]
            group += 1
        if row < 0 or row >= self._rows[group]:
            return position if abs(rows) == 1 else (0 if row < 0 else self.count - 1)
        return min(self._firsts[group] + row * self.columns + column, self._firsts[group + 1] - 1)
