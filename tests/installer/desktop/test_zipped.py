import stat
import zipfile
from pathlib import Path

from installer.desktop.zipped import zip_bundle


def test_links_and_rights_are_kept_and_all_lies_in_one_folder(tmp_path: Path) -> None:
    bundle = tmp_path / "emotion-kiosk"
    (bundle / "_internal").mkdir(parents=True)
    program = bundle / "emotion-kiosk"
    program.write_text("program")
    program.chmod(0o755)
    (bundle / "_internal" / "library.so.1").write_bytes(b"x" * 100_000)
    (bundle / "library.so").symlink_to("_internal/library.so.1")
    target = zip_bundle(bundle, tmp_path / "out.zip")
    with zipfile.ZipFile(target) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
        assert {name.partition("/")[0] for name in entries} == {"emotion-kiosk"}
        assert entries["emotion-kiosk/emotion-kiosk"].external_attr >> 16 & 0o111
        link = entries["emotion-kiosk/library.so"]
        assert stat.S_ISLNK(link.external_attr >> 16) and archive.read(link) == b"_internal/library.so.1"
    assert target.stat().st_size < 10_000, "a link is not a second copy"
