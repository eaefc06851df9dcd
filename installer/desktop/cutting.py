"""What a bundle leaves out of what PyInstaller found: pure rules on paths inside the bundle."""

import re
from pathlib import PurePosixPath

from installer.desktop.contents import LANGUAGES
from kiosk.installation import SERVICES

# Beside the services that we call: what botocore asks for credentials.
SIGN_IN_SERVICES = ("sso", "sso-oidc", "signin")
QML_MODULES = frozenset(
    (
        *("QtQml", "QtQml/Base", "QtQml/Models", "QtQml/WorkerScript"),
        *("QtQuick", "QtQuick/Layouts", "QtQuick/Shapes", "QtQuick/Templates", "QtQuick/Window"),
        *("QtQuick/Controls", "QtQuick/Controls/impl"),
        *("QtQuick/Controls/Basic", "QtQuick/Controls/Basic/impl"),
    )
)
CASCADES = frozenset(
    f"haarcascade_{name}.xml" for name in ("frontalface_alt2", "frontalface_default", "profileface")
)
PLUGIN_FOLDERS = frozenset(
    (
        *("iconengines", "imageformats", "platforminputcontexts", "platforms", "styles", "tls"),
        *("wayland-decoration-client", "wayland-graphics-integration-client", "wayland-shell-integration"),
        "xcbglintegrations",
    )
)
PLATFORMS = frozenset(("xcb", "offscreen", "wayland", "windows", "direct2d", "cocoa"))
OTHER_PLUGINS_CUT = frozenset(("qtvirtualkeyboardplugin", "pdf", "icns", "tga", "tiff", "wbmp"))
# Libraries of Qt modules that only plugins and QML modules need which are left out.
QT_LIBRARIES_CUT = re.compile(
    r"Qt6?(Designer|EglFS|Help|Labs|Lottie|Pdf|PrintSupport|Quick3D|QuickControls2(?!Basic|Impl|\b)"
    r"|QuickDialogs|QuickEffects|QuickLocalStorage|QuickParticles|QuickTest|QuickTimeline|QuickVectorImage"
    r"|QmlLocalStorage|QmlXmlListModel|QmlNetwork|Sql|UiTools|VirtualKeyboard|WaylandCompositor"
    r"|WaylandEglCompositor|Xml)"
)
# The bundled one would be older than what the graphics driver of a newer system was built with.
# https://github.com/pyinstaller/pyinstaller/issues/6993
SYSTEM_LIBRARIES = re.compile(r"lib(stdc\+\+|gcc_s)\.so")
SUFFIXES_CUT = frozenset((".a", ".lib", ".qmltypes", ".pyi", ".ts", ".prl"))
TRACES_OF_THIS_MACHINE = frozenset(("direct_url.json", "RECORD", "INSTALLER", "REQUESTED"))


def is_cut(destination: str) -> bool:
    """Whether a file at `destination` (relative to the bundle) stays out of it."""
    path = PurePosixPath(destination.replace("\\", "/"))
    if path.suffix in SUFFIXES_CUT or QT_LIBRARIES_CUT.search(path.name):
        return True
    if SYSTEM_LIBRARIES.match(path.name):
        return True
    match path.parts:
        case ("PySide6", "Qt", *rest) | ("PySide6", *rest) if rest:
            return _qt_is_cut(PurePosixPath(*rest))
        case ("botocore", "data", service, _, *_):
            return service not in (*SERVICES, *SIGN_IN_SERVICES)
        case ("botocore", "data", _):
            return False
        case ("pyqtgraph", "colors" | "examples", *_):
            return True  # colour maps; our charts have colours of their own
        case ("boto3", "data" | "examples", *_):
            return True  # for resources, which we do not use
        case ("cv2", "data", name):
            return name not in CASCADES
        case (folder, name) if folder.endswith(".dist-info"):
            return name in TRACES_OF_THIS_MACHINE
    return False


def _qt_is_cut(path: PurePosixPath) -> bool:
    match path.parts:
        case ("qml", *_):
            return str(path.parent.relative_to("qml")) not in QML_MODULES
        case ("translations", _):
            return not path.stem.endswith(tuple(f"_{language}" for language in LANGUAGES))
        case ("plugins", folder, _):
            name = path.stem.removeprefix("lib").removeprefix("q")
            if (
                folder not in PLUGIN_FOLDERS
                or name in OTHER_PLUGINS_CUT
                or path.stem[3:] in OTHER_PLUGINS_CUT
            ):
                return True
            return folder == "platforms" and name not in PLATFORMS
    return False
