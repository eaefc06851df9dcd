"""The newest of something, in memory shared by two processes: one writes, the other looks when it likes."""

from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import Self

_HEADER_BYTES = 128
_NEWEST, _FIRST_SLOT = 0, 1  # indices of 64-bit words in the header
_SLOT_WORDS = 7
_BEGUN, _DONE, _OPENING, _WIDTH, _HEIGHT, _LENGTH, _TOUCHED = range(_SLOT_WORDS)
_TRIES = 3  # a reader is ten times faster than a writer: the second try finds a whole record


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that was written whole; `sequence` grows with every write, `opening` says whose it is."""

    sequence: int
    opening: int
    width_px: int
    height_px: int
    payload: bytes


class LatestFrame:
    """Two slots of `capacity` bytes that a single writer fills in turn; the newest wins.

    Each slot carries its sequence number twice: the writer sets one before and one after the payload, a
    reader looks at them in the opposite order. When they differ the record was torn and is not delivered.
    """

    def __init__(self, memory: SharedMemory, capacity: int) -> None:
        everything = memory.buf
        if everything is None:
            raise ValueError("the shared memory is closed")
        self._memory = memory
        self._capacity = capacity
        self._words = everything[:_HEADER_BYTES].cast("q")
        self._slots = [everything[_HEADER_BYTES + n * capacity :][:capacity] for n in range(2)]
        self._writing = 0
        self._named = False

    @classmethod
    def create(cls, capacity: int) -> Self:
        """A new segment, readable by this user only. It keeps its name until `unlink` or `close`."""
        made = cls(SharedMemory(create=True, size=_HEADER_BYTES + 2 * capacity), capacity)
        made._named = True
        return made

    @classmethod
    def attach(cls, name: str, capacity: int) -> Self:
        """The segment that another process made. Raises FileNotFoundError when that one is gone."""
        return cls(SharedMemory(name=name), capacity)

    @property
    def name(self) -> str:
        """What `attach` needs."""
        return self._memory.name

    def begin(self, sequence: int, length: int) -> memoryview:
        """The `length` bytes to fill before `commit`; `sequence` must be above all earlier ones.

        Raises ValueError when it would not fit.
        """
        if length > self._capacity:
            raise ValueError(f"{length} bytes do not fit into {self._capacity}")
        self._writing = 1 - self._words[_NEWEST]
        word = self._word(self._writing)
        self._words[word + _BEGUN] = sequence
        self._words[word + _LENGTH] = length
        self._words[word + _TOUCHED] = max(length, self._words[word + _TOUCHED])
        return self._slots[self._writing][:length]

    def commit(self, opening: int, width_px: int = 0, height_px: int = 0) -> None:
        """Makes what was filled the newest."""
        word = self._word(self._writing)
        self._words[word + _OPENING] = opening
        self._words[word + _WIDTH] = width_px
        self._words[word + _HEIGHT] = height_px
        self._words[word + _DONE] = self._words[word + _BEGUN]
        self._words[_NEWEST] = self._writing

    def newest(self) -> tuple[int, int]:
        """Sequence and opening of the newest record; zeros when there is none."""
        word = self._word(self._words[_NEWEST])
        return self._words[word + _DONE], self._words[word + _OPENING]

    def read(self, opening: int, after: int) -> Record | None:
        """The newest record if it is of `opening` and its sequence is above `after`."""
        for _ in range(_TRIES):
            slot = self._words[_NEWEST]
            word = self._word(slot)
            sequence, of_opening = self._words[word + _DONE], self._words[word + _OPENING]
            if of_opening != opening or sequence <= after:
                return None
            record = Record(
                sequence,
                of_opening,
                self._words[word + _WIDTH],
                self._words[word + _HEIGHT],
                bytes(self._slots[slot][: self._words[word + _LENGTH]]),
            )
            if self._words[word + _BEGUN] == sequence:
                return record
        return None

    def wipe(self) -> None:
        """Zeros over all that was written; a reader finds nothing.

        Nothing else is touched: where the system's shared memory is full, a first touch is a SIGBUS.
        """
        touched = [self._words[self._word(n) + _TOUCHED] for n in range(len(self._slots))]
        self._words[:] = memoryview(bytes(_HEADER_BYTES)).cast("q")
        for slot, length in zip(self._slots, touched, strict=True):
            slot[:length] = bytes(length)

    def unlink(self) -> None:
        """Takes the name away: the memory lives until both sides close it, and dies with them on kill -9."""
        if self._named:
            self._named = False
            self._memory.unlink()

    def close(self) -> None:
        """Gives the memory back, and the name if this side made it."""
        self.unlink()
        self._words.release()
        for slot in self._slots:
            slot.release()
        self._memory.close()

    @staticmethod
    def _word(slot: int) -> int:
        return _FIRST_SLOT + slot * _SLOT_WORDS
