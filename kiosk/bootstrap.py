"""Settings -> adapters -> visit -> screen: the one place where the kiosk's objects meet."""

import logging
import random
from collections.abc import Callable

from kiosk import paths
from kiosk.adapters.local.consent_log import LocalConsentLog
from kiosk.adapters.local.database import open_library
from kiosk.adapters.local.face_analyzer import open_face_analyzer
from kiosk.adapters.local.picture_store import FolderPictureStore
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.bridges import Unreadable
from kiosk.camera.supervisor import CameraSupervisor
from kiosk.core.errors import ModelError
from kiosk.core.mood import MOODS
from kiosk.core.ports import FaceAnalyzer, PictureStore
from kiosk.local_backend import make_local_backend
from kiosk.model_shelf import make_shelf
from kiosk.own_pictures import make_store
from kiosk.program import Ending, Kiosk
from kiosk.screen.decoration_provider import DecorationProvider
from kiosk.screen.kiosk_view import KioskView
from kiosk.screen.options import ScreenOptions
from kiosk.screen.picture_provider import PictureProvider
from kiosk.screen.preview_provider import PreviewProvider
from kiosk.screen.preview_view import PreviewView
from kiosk.screen.providers import Providers
from kiosk.screen.qr_provider import QrProvider
from kiosk.screen.staff_view import StaffView
from kiosk.settings import Settings
from kiosk.shop_window import ShopWindow
from kiosk.staff_probes import LastProblem
from kiosk.staff_room import make_staff_desk
from kiosk.starter_painter import StarterPainter
from kiosk.vision.models import ModelShelf
from kiosk.visit.controller import Controller, World
from kiosk.visit.events import Event
from kiosk.visit.mood_reader import ReadingManner
from kiosk.visit.states import Attract, Preparing, Rules, State

log = logging.getLogger(__name__)

NEVER_SURE = 2.0
"""A threshold that no confidence reaches, for a kiosk that cannot read faces."""


def make_camera(settings: Settings, shelf: ModelShelf) -> CameraSupervisor:
    """The camera of the settings, not started."""
    return CameraSupervisor(
        settings.camera.source,
        shelf,
        sample_every_ms=settings.camera.sample_every_ms,
    )


def make_analyzer(shelf: ModelShelf, sample_s: float) -> tuple[FaceAnalyzer, ReadingManner]:
    """The on-device analyzer with its way of voting; without a model the kiosk works with the tiles."""
    try:
        analyzer = open_face_analyzer(shelf)
    except ModelError as error:
        log.error("Faces cannot be read here, visitors choose their mood themselves: %s", error)
        return Unreadable(error), ReadingManner(NEVER_SURE, sample_s)
    return analyzer, ReadingManner(analyzer.threshold, sample_s)


def rules_of(settings: Settings) -> Rules:
    """What the settings decide about visits."""
    return Rules(
        default_language=settings.kiosk.language,
        personal_after_likes=settings.kiosk.personal_after_likes,
        cohorts_by_gender=settings.kiosk.cohorts_by_gender,
        reread=settings.camera.reread,
        still_there_s=settings.kiosk.still_there_s,
    )


def first_screen(
    settings: Settings, home: paths.Home, store: FolderPictureStore, live: int
) -> tuple[State, StarterPainter | None]:
    """Attract, or the painting of the starter gallery where it was not finished yet."""
    language, per_mood = settings.kiosk.language, settings.kiosk.starter_pictures_per_mood
    prompts = open_prompt_book(paths.resources() / "prompts")
    painter = StarterPainter(store, prompts, home.root / "starter_gallery_done", per_mood)
    if per_mood == 0 or settings.backend == "aws" or painter.finished(live):
        return Attract(language), None
    return Preparing(language, 0, per_mood * len(MOODS)), painter


def make_providers(
    store: PictureStore, window: ShopWindow, camera: CameraSupervisor, mirror: bool
) -> tuple[Providers, PreviewView]:
    """The image providers of the screen, and the mirror."""
    preview = PreviewView(camera.frame)
    providers = Providers(
        picture=PictureProvider(store, window.focus),
        preview=PreviewProvider(preview.newest, flipped=mirror),
        decoration=DecorationProvider(),
        qr=QrProvider(),
    )
    return providers, preview


def build(settings: Settings, home: paths.Home, end: Callable[[Ending], None]) -> Kiosk:
    """The kiosk of these settings, with its first state in the view. Raises KioskError.

    `end` ends the program; it is called on the GUI thread.
    """
    database = open_library(home.root)
    shelf = make_shelf(settings, home)
    store = make_store(home, database)
    camera = make_camera(settings, shelf)
    on_device, manner = make_analyzer(shelf, settings.camera.sample_every_ms / 1000)
    if settings.backend == "aws":
        # boto3 takes its time to be imported, and most kiosks never need it.
        from kiosk.aws_backend import make_aws_backend

        backend = make_aws_backend(settings, home, database, on_device, manner.sample_s)
    else:
        backend = make_local_backend(settings, home, database, store, shelf, on_device, manner)
    window = ShopWindow(backend.store, random.Random())
    rules = rules_of(settings)
    first, painter = first_screen(settings, home, store, window.renew())
    providers, preview = make_providers(backend.store, window, camera, settings.camera.mirror)
    options = ScreenOptions(
        brand_ko=settings.kiosk.brand_ko,
        brand_en=settings.kiosk.brand_en,
        reduce_motion=settings.kiosk.reduce_motion,
        low_reach=settings.kiosk.low_reach,
        still_there_s=settings.kiosk.still_there_s,
        personal_after_likes=settings.kiosk.personal_after_likes,
        mirror=settings.camera.mirror,
        picture_leaves_kiosk=settings.backend == "aws",
        keep_days=settings.faces.keep_days,
    )

    def dispatch(event: Event) -> None:
        controller.dispatch(event)

    def touched() -> None:
        controller.touched()

    view = KioskView(dispatch, window, options, touched)
    world = World(
        camera=camera,
        analyzer=backend.analyzer,
        on_device=on_device,
        directory=backend.directory,
        recommender=backend.recommender,
        interactions=backend.outbox,
        consents=LocalConsentLog(database),
        readings=backend.readings,
        prefetch=providers.picture.prefetch,
    )
    controller = Controller(world, rules, backend.manner, settings.kiosk.idle_s, first, view.show)
    view.show(first)
    problem = LastProblem()
    logging.getLogger().addHandler(problem)
    desk = make_staff_desk(
        settings,
        home,
        camera,
        backend.outbox,
        problem.fact,
        backend.latency_ms,
        restart=lambda: end(Ending.RESTART),
        leave=lambda: end(Ending.LEFT),
    )
    return Kiosk(
        controller=controller,
        camera=camera,
        database=database,
        backend=backend,
        window=window,
        view=view,
        preview=preview,
        staff=StaffView(desk, controller.in_background, dispatch),
        providers=providers,
        translations=paths.resources() / "translations",
        painter=painter,
    )
