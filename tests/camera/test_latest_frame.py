"""The newest record in shared memory."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.shared_memory import SharedMemory

import pytest

from kiosk.camera.latest_frame import LatestFrame

_CAPACITY = 64 * 1024


@pytest.fixture
def latest() -> Iterator[LatestFrame]:
    made = LatestFrame.create(_CAPACITY)
    yield made
    made.close()


def write(latest: LatestFrame, sequence: int, payload: bytes, opening: int = 1) -> None:
    latest.begin(sequence, len(payload))[:] = payload
    latest.commit(opening, 4, 3)


def write_until_full(name: str, records: int) -> None:
    """Runs in a process of its own: every byte of a record is its sequence's last byte."""
    latest = LatestFrame.attach(name, _CAPACITY)
    for sequence in range(1, records + 1):
        write(latest, sequence, bytes([sequence % 256]) * _CAPACITY)
    latest.close()


def test_there_is_nothing_before_the_first_record(latest: LatestFrame) -> None:
    assert latest.newest() == (0, 0)
    assert latest.read(1, after=0) is None


def test_the_newest_record_wins(latest: LatestFrame) -> None:
    write(latest, 1, b"old")
    write(latest, 2, b"newer")
    record = latest.read(1, after=0)
    assert record is not None
    assert (record.sequence, record.payload, record.width_px, record.height_px) == (2, b"newer", 4, 3)


def test_a_record_is_read_once(latest: LatestFrame) -> None:
    write(latest, 1, b"one")
    assert latest.read(1, after=1) is None


def test_a_record_of_another_opening_is_not_delivered(latest: LatestFrame) -> None:
    write(latest, 1, b"one", opening=1)
    assert latest.read(2, after=0) is None


def test_a_record_that_is_being_written_is_not_seen(latest: LatestFrame) -> None:
    write(latest, 1, b"whole")
    latest.begin(2, 4)[:] = b"half"
    record = latest.read(1, after=0)
    assert record is not None and record.payload == b"whole"


def test_a_record_that_was_overtaken_while_it_was_read_is_not_delivered(latest: LatestFrame) -> None:
    write(latest, 1, b"one")
    write(latest, 2, b"two")
    latest.begin(3, 5)  # the slot of the first, which a slow reader may still hold to be the newest
    latest.commit(1)
    latest.begin(4, 5)
    write(latest, 5, b"five")
    record = latest.read(1, after=0)
    assert record is not None and record.payload == b"five"


def test_no_record_is_torn_however_fast_the_other_process_writes(latest: LatestFrame) -> None:
    records = 20_000
    writer = multiprocessing.get_context("spawn").Process(
        target=write_until_full, args=(latest.name, records)
    )
    writer.start()
    sequence, seen = 0, 0
    while sequence < records and (writer.is_alive() or latest.newest()[0] > sequence):
        record = latest.read(1, after=sequence)
        if record is not None:
            assert record.payload == bytes([record.sequence % 256]) * _CAPACITY
            assert record.sequence > sequence
            sequence, seen = record.sequence, seen + 1
    writer.join()
    assert sequence == records
    assert seen > 1


def test_what_does_not_fit_is_refused(latest: LatestFrame) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        latest.begin(1, _CAPACITY + 1)


def test_wiping_leaves_zeros_only(latest: LatestFrame) -> None:
    for sequence in (1, 2, 3):
        write(latest, sequence, b"face" * 1000)
    write(latest, 4, b"face")  # shorter than what was there before
    latest.wipe()
    raw = SharedMemory(name=latest.name)
    assert raw.buf is not None and not any(raw.buf)
    raw.close()
    assert latest.read(1, after=0) is None


def test_without_its_name_the_memory_still_works(latest: LatestFrame) -> None:
    other = LatestFrame.attach(latest.name, _CAPACITY)
    latest.unlink()
    with pytest.raises(FileNotFoundError):
        LatestFrame.attach(latest.name, _CAPACITY)
    write(other, 1, b"still here")
    record = latest.read(1, after=0)
    assert record is not None and record.payload == b"still here"
    other.close()
