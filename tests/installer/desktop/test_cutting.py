"""What stays in the bundle and what does not, path by path."""

import re
from pathlib import Path

import pytest

from installer.desktop.cutting import CASCADES, QML_MODULES, is_cut
from kiosk.installation import SERVICES

ROOT = Path(__file__).resolve().parents[3]

KEPT = [
    "PySide6/Qt/lib/libQt6OpenGL.so.6",
    "PySide6/Qt/lib/libQt6Widgets.so.6",
    "PySide6/Qt/lib/libQt6Test.so.6",
    "PySide6/Qt/lib/libQt6WaylandClient.so.6",
    "PySide6/Qt/lib/libQt6QuickControls2.so.6",
    "PySide6/Qt/lib/libQt6QuickControls2Basic.so.6",
    "PySide6/Qt6QuickControls2.dll",
    "PySide6/QtTest.abi3.so",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/Qt/plugins/platforms/libqwayland.so",
    "PySide6\\plugins\\platforms\\qwindows.dll",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so",
    "PySide6/Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "PySide6/Qt/qml/QtQuick/qmldir",
    "PySide6/Qt/qml/QtQuick/Shapes/libqmlshapesplugin.so",
    "PySide6\\qml\\QtQuick\\Templates\\qmldir",
    "PySide6/Qt/translations/qtbase_ko.qm",
    "botocore/data/endpoints.json",
    "botocore/data/rekognition/2016-06-27/service-2.json.gz",
    "botocore/data/sso/2019-06-10/service-2.json.gz",
    "cv2/data/haarcascade_profileface.xml",
    "kiosk/screen/qml/Main.qml",
    "resources/translations/kiosk_ko.qm",
    "emotion_kiosk-1.0.0.dist-info/METADATA",
]
CUT = [
    "libQt6Pdf.so.6",
    "PySide6/Qt/lib/libQt6QuickControls2Material.so.6",
    "PySide6/Qt/lib/libQt6QuickControls2MaterialStyleImpl.so.6",
    "PySide6/Qt6QuickControls2Fusion.dll",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6\\plugins\\platforms\\qminimal.dll",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/imageformats/libqpdf.so",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "PySide6/Qt/plugins/qmltooling/libqmldbg_server.so",
    "PySide6/Qt/qml/Qt/labs/platform/qmldir",
    "PySide6/Qt/qml/QtQuick/Controls/Material/Button.qml",
    "PySide6/Qt/qml/QtQuick/Controls/Basic/plugins.qmltypes",
    "PySide6/Qt/qml/builtins.qmltypes",
    "PySide6/Qt/translations/qtbase_de.qm",
    "PySide6/Qt/lib/libQt6Something.a",
    "botocore/data/ec2/2016-11-15/service-2.json.gz",
    "boto3/data/ec2/2016-11-15/resources-1.json",
    "cv2/data/haarcascade_eye.xml",
    "resources/translations/kiosk_ko.ts",
    "libstdc++.so.6",
    "libgcc_s.so.1",
    "emotion_kiosk-1.0.0.dist-info/direct_url.json",
]


@pytest.mark.parametrize("path", KEPT)
def test_what_the_kiosk_uses_stays(path: str) -> None:
    assert not is_cut(path)


@pytest.mark.parametrize("path", CUT)
def test_what_it_does_not_use_is_left_out(path: str) -> None:
    assert is_cut(path)


def test_every_module_that_our_qml_imports_stays() -> None:
    files = (ROOT / "kiosk" / "screen" / "qml").rglob("*.qml")
    imports = {
        name for file in files for name in re.findall(r"^import (Q[\w.]+)", file.read_text("utf-8"), re.M)
    }
    assert "QtQuick" in imports
    assert {name.replace(".", "/") for name in imports} <= QML_MODULES


def test_the_data_of_every_service_that_we_call_stays() -> None:
    files = [file for package in ("kiosk", "admin_tool") for file in (ROOT / package).rglob("*.py")]
    called = {
        name
        for file in files
        for name in re.findall(r"""client\(\s*["']([a-z-]+)["']""", file.read_text("utf-8"))
    }
    assert {"rekognition", "sqs"} <= called
    assert called <= set(SERVICES)


def test_every_cascade_that_the_detector_reads_stays() -> None:
    text = (ROOT / "kiosk" / "vision" / "haar_detector.py").read_text("utf-8")
    assert set(re.findall(r"haarcascade_\w+\.xml", text)) == CASCADES
