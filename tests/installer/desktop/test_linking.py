from pathlib import Path

from installer.desktop.linking import orphans, parsed, without_orphans

BUNDLE = {
    "PySide6/QtGui.abi3.so": ["libQt6Gui.so.6", "libc.so.6"],
    "PySide6/Qt/lib/libQt6Gui.so.6": ["libQt6Core.so.6"],
    "PySide6/Qt/lib/libQt6Core.so.6": [],
    "libQt6Core.so.6": ["libQt6Core.so.6"],
    "PySide6/Qt/plugins/platforms/libqxcb.so": ["libX11.so.6"],
    "libX11.so.6": [],
    "libgtk-3.so.0": ["libatk-1.0.so.0", "libX11.so.6"],
    "libatk-1.0.so.0": [],
    "libssl.so.3": ["libcrypto.so.3"],
    "libcrypto.so.3": [],
    "libpython3.11.so.1.0": [],
}


def test_libraries_of_a_plugin_that_was_cut_are_left_out() -> None:
    assert orphans(BUNDLE) == {"libgtk-3.so.0", "libatk-1.0.so.0"}


def test_two_libraries_that_need_only_one_another_are_left_out() -> None:
    assert orphans({"liba.so": ["libb.so"], "libb.so": ["liba.so"], "plugins/c.so": []}) == {
        "liba.so",
        "libb.so",
    }


def test_without_an_extension_a_link_goes_with_its_library() -> None:
    library = "PySide6/Qt/lib/libQt6Pdf.so.6"
    assert orphans({library: [], "libQt6Pdf.so.6": ["libQt6Pdf.so.6"]}) == {library, "libQt6Pdf.so.6"}


def test_the_words_of_objdump_are_understood() -> None:
    told = """
/a b/libx.so:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libc.so.6
  NEEDED               libz.so.1
  SONAME               libx.so

/liby.so:     file format elf64-x86-64
"""
    assert parsed(told) == {Path("/a b/libx.so"): ["libc.so.6", "libz.so.1"], Path("/liby.so"): []}


def test_real_files_are_read() -> None:
    import cv2

    module = next(Path(cv2.__file__).parent.glob("cv2*.so"))
    libraries = [("libnobody.so.1", str(module), "BINARY"), ("cv2/cv2.so", str(module), "EXTENSION")]
    assert without_orphans(libraries) == libraries[1:]
