from pathlib import Path

import pytest

from installer.desktop import depends


def test_only_libraries_from_outside_count() -> None:
    needs = {Path("a.so"): ["libb.so.1", "libc.so.6"], Path("b"): ["libc.so.6", "libGL.so.1"]}
    assert depends.outside(needs, {"libb.so.1", "a.so"}) == {"libc.so.6", "libGL.so.1"}


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libc.so.6", "libc6"),
        ("ld-linux-x86-64.so.2", "libc6"),
        ("libGL.so.1", "libgl1"),
        ("libgcc_s.so.1", "libgcc-s1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_the_package_of_a_library_is_found(library: str, package: str) -> None:
    assert depends.package_of(library) == package


def test_a_library_that_nobody_brings_stops_the_build() -> None:
    with pytest.raises(depends.LibraryUnknown, match=r"libnobody\.so\.7"):
        depends.package_of("libnobody.so.7")


def test_the_newest_symbols_say_which_c_library_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "0x0 0x00 05 GLIBC_2.9\\n 0x0 0x00 04 GLIBC_2.34\\n GLIBCXX_3.4.30\\n GLIBC_PRIVATE\\n"
    (tmp_path / "objdump").write_text(f"#!/bin/sh\nprintf '{words}'\n")
    (tmp_path / "objdump").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert depends.newest_c_library([]) == "2.34"


def test_a_real_program_says_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "program").write_bytes(Path("/bin/ls").read_bytes())
    (tmp_path / "text").write_text("no program")
    needed = depends.dependencies(tmp_path)
    assert needed[0].startswith("libc6 (>= 2.")
    assert {"libselinux1", "fontconfig-config", "xkb-data"} <= set(needed)
