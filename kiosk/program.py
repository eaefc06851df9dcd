"""Everything that runs while the kiosk serves visitors."""

import asyncio
import logging
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from kiosk import restart
from kiosk.adapters.local.database import Database
from kiosk.backend import Backend
from kiosk.camera.supervisor import CameraSupervisor
from kiosk.core.errors import KioskError
from kiosk.screen.kiosk_view import KioskView
from kiosk.screen.preview_view import PreviewView
from kiosk.screen.providers import Providers
from kiosk.screen.staff_view import StaffView
from kiosk.shop_window import ShopWindow
from kiosk.starter_painter import StarterPainter
from kiosk.visit import events as on
from kiosk.visit.controller import Controller

log = logging.getLogger(__name__)

RENEW_EVERY_S = 3.0
UPKEEP_EVERY_S = 3600.0


class Ending(IntEnum):
    """How the program ends; LEFT is the exit code of a kiosk that did its work."""

    LEFT = 0
    RESTART = restart.AGAIN


@dataclass(slots=True)
class Kiosk:
    """Everything that runs; `run` until cancelled, then `close`."""

    controller: Controller
    camera: CameraSupervisor
    database: Database
    backend: Backend
    window: ShopWindow
    view: KioskView
    preview: PreviewView
    staff: StaffView
    providers: Providers
    translations: Path
    painter: StarterPainter | None

    async def run(self) -> None:
        """Warms up the camera process, paints the starter gallery where needed, and serves visitors."""
        self.backend.start()
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.to_thread(self.camera.start))
            group.create_task(self.controller.run())
            group.create_task(self._prepare())
            group.create_task(self._keep_window_fresh())
            group.create_task(self._keep_backend())

    async def close(self) -> None:
        """Stores what must not be lost, ends the camera process, closes the library."""
        if self.painter:
            await asyncio.to_thread(self.painter.stop)
        await self.controller.settle()
        await asyncio.to_thread(self.camera.stop)
        await asyncio.to_thread(self.backend.stop)
        self.database.close()

    async def _prepare(self) -> None:
        if self.painter is None:
            return
        loop = asyncio.get_running_loop()

        def painted(done: int, total: int) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self.controller.dispatch, on.GalleryPainted(done, total))

        await asyncio.to_thread(self.painter.paint, painted)
        await asyncio.to_thread(self.window.renew)
        self.controller.dispatch(on.GalleryReady())

    async def _keep_window_fresh(self) -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY_S)
            try:
                await asyncio.to_thread(self.window.renew)
            except KioskError as error:
                log.warning("The shop window stays as it is: %s", error)

    async def _keep_backend(self) -> None:
        while True:
            try:
                await asyncio.to_thread(self.backend.upkeep)
            except KioskError as error:
                log.warning("The upkeep of the shop is put off: %s", error)
            await asyncio.sleep(UPKEEP_EVERY_S)
