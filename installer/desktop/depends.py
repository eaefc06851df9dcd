"""Which Debian packages a bundle needs: read from the libraries that its files ask for."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from installer.desktop.linking import needed_libraries

# Libraries of the bundle read /etc/fonts and /usr/share/X11/xkb: no file asks for those by its headers.
DATA_PACKAGES = ("fontconfig-config", "xkb-data")
# Renamed by the change to 64 bit times; both names satisfy the older one.
WITHOUT_SUFFIX = re.compile(r"t64$")
C_LIBRARY = "libc6"


class LibraryUnknown(Exception):
    """No package of this machine has a library that the bundle asks for."""


def dependencies(bundle: Path) -> list[str]:
    """The Depends line of a bundle, as its parts. Raises LibraryUnknown, CalledProcessError."""
    files = binaries(bundle)
    wanted = outside(needed_libraries(files), {path.name for path in bundle.rglob("*")})
    packages = {package_of(name) for name in wanted} | set(DATA_PACKAGES)
    packages.discard(C_LIBRARY)
    return [f"{C_LIBRARY} (>= {newest_c_library(files)})", *sorted(packages)]


def binaries(bundle: Path) -> list[Path]:
    """The ELF files of a bundle."""
    files = (path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in files if _starts_with(path, b"\x7fELF"))


def outside(needs: Mapping[Path, Iterable[str]], inside: set[str]) -> set[str]:
    """Names of libraries that some file asks for and that no file is named like."""
    return {name for names in needs.values() for name in names} - inside


def package_of(library: str) -> str:
    """The installed package that brings a library. Raises LibraryUnknown."""
    # /lib is a link to /usr/lib: dpkg knows a file under the name that its package gave it.
    told = subprocess.run(
        ["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False
    ).stdout
    packages = {
        line.partition(":")[0] for line in told.splitlines() if re.search(r": (/usr)?/lib(64)?/", line)
    }
    # libc6 has variants for other ABIs, named like libc6-i386.
    plain = sorted(packages, key=len)
    if not plain:
        raise LibraryUnknown(f"no package has {library}: install the one that does and build again")
    return WITHOUT_SUFFIX.sub("", plain[0])


def newest_c_library(files: Iterable[Path]) -> str:
    """The highest version of glibc whose symbols a file uses, such as `2.36`."""
    told = subprocess.run(
        ["objdump", "-p", *map(str, files)], capture_output=True, text=True, check=True
    ).stdout
    versions = {tuple(map(int, number.split("."))) for number in re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)", told)}
    return ".".join(map(str, max(versions)))


def _starts_with(path: Path, magic: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(magic)) == magic
