"""Which shared libraries of a bundle nothing in it needs any more, once its plugins were cut."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

# Opened by name while the program runs: no file says that it needs them.
OPENED_BY_NAME = re.compile(r"lib(python3|ssl|crypto|xcb-cursor|wayland-|dbus-1)")


Entry = tuple[str, str, str]
"""PyInstaller's (place in the bundle, source or target of a link, kind)."""


def without_orphans(entries: Iterable[Entry]) -> list[Entry]:
    """The binaries of a Linux bundle that something in it needs. Raises CalledProcessError."""
    chosen = list(entries)
    read = needed_libraries({Path(source) for _, source, kind in chosen if kind != "SYMLINK"})
    needs = {
        place: [PurePosixPath(place).name] if kind == "SYMLINK" else read[Path(source)]
        for place, source, kind in chosen
    }
    left_out = orphans(needs)
    return [entry for entry in chosen if entry[0] not in left_out]


def orphans(needs: Mapping[str, Iterable[str]]) -> set[str]:
    """Destinations of libraries that nothing needs; `needs` maps destinations to names of libraries.

    Extension modules and plugins are needed as they are. Libraries are found by their file names.
    """
    at: dict[str, list[str]] = {}
    for destination in needs:
        at.setdefault(PurePosixPath(destination).name, []).append(destination)
    waiting = [destination for destination in needs if not is_library(destination)]
    waiting += [d for name, places in at.items() if OPENED_BY_NAME.match(name) for d in places]
    reached: set[str] = set()
    while waiting:
        destination = waiting.pop()
        if destination not in reached:
            reached.add(destination)
            waiting += [place for name in needs[destination] for place in at.get(name, ())]
    return set(needs) - reached


def is_library(destination: str) -> bool:
    """Whether a file is a plain shared library, not an extension module nor a plugin."""
    path = PurePosixPath(destination)
    return (
        path.name.startswith("lib")
        and ".so" in path.name
        and not {"plugins", "qml", "lib-dynload"} & set(path.parts)
    )


def needed_libraries(files: Iterable[Path]) -> dict[Path, list[str]]:
    """The names of the libraries that each ELF file asks for. Raises CalledProcessError."""
    chosen = list(files)
    if not chosen:
        return {}
    told = subprocess.run(
        ["objdump", "-p", *map(str, chosen)], capture_output=True, text=True, check=True
    ).stdout
    return parsed(told)


def parsed(objdump: str) -> dict[Path, list[str]]:
    """NEEDED entries out of the words of `objdump -p`."""
    found: dict[Path, list[str]] = {}
    needs: list[str] = []
    for line in objdump.splitlines():
        if opened := re.match(r"(\S.*):\s+file format", line):
            needs = found.setdefault(Path(opened[1]), [])
        elif asked := re.match(r"\s+NEEDED\s+(\S+)", line):
            needs.append(asked[1])
    return found
