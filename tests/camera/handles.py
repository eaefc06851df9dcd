"""What a process holds open, seen from outside."""

from pathlib import Path


def open_files(pid: int) -> set[Path]:
    """Every file, device and pipe that the process has open, by path; empty when there is no such process."""
    try:
        handles = list(Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return set()
    found = set()
    for handle in handles:
        try:
            found.add(handle.readlink())
        except OSError:
            continue  # closed since
    return found


def runs(pid: int) -> bool:
    """Whether there is such a process, and it is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
