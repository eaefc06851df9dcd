"""Draws in software where there is no graphics processor."""

import logging
import os
import sys

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

log = logging.getLogger(__name__)

GL_RENDERER = 0x1F01
ON_PROCESSOR = ("llvmpipe", "softpipe", "swrast", "swiftshader")


def choose_renderer() -> str:
    """Call once, after the application and before the first window is made; answers what will draw.

    OpenGL on the processor costs forty times what Qt's own software renderer does: 45 % of a core against
    1.1 % on the Attract screen. `QT_QUICK_BACKEND` and `QSG_RHI_BACKEND` in the environment win.
    """
    if os.environ.get("QT_QUICK_BACKEND") or os.environ.get("QSG_RHI_BACKEND"):
        return "as the environment says"
    if not sys.platform.startswith("linux"):
        return "as Qt does here"
    name = opengl_renderer()
    if name and not any(word in name.lower() for word in ON_PROCESSOR):
        return name
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    log.info("There is no graphics processor (%s): drawing in software", name or "no OpenGL")
    return "software"


def opengl_renderer() -> str:
    """What OpenGL calls its renderer; empty where there is no OpenGL."""
    context = QOpenGLContext()
    if not context.create():
        return ""
    surface = QOffscreenSurface()
    surface.create()
    if not context.makeCurrent(surface):
        return ""
    name = context.functions().glGetString(GL_RENDERER)
    context.doneCurrent()
    return str(name)
