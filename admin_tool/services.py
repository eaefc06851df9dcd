"""The ports of one backend, as both the window and the command line get them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from admin_tool.core.picture_facts import PictureFacts
from admin_tool.core.ports import (
    DecisionBook,
    GenerationQueue,
    InsightSource,
    PictureSource,
    PoolIndex,
    PrivacyDesk,
    Promoter,
    SimilarPictures,
    Trainer,
)
from admin_tool.core.prompt_mix import Template
from admin_tool.core.template_shelf import TemplateShelf
from kiosk import paths
from kiosk.adapters.prompt_book import PromptBook
from kiosk.core.mood import Mood
from kiosk.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that an administrator works with; `close` ends threads and connections.

    `describe` reads what a picture's file says of itself, `where` tells its place on this machine's disk.
    """

    settings: Settings
    home: paths.Home
    reviewer: str
    prompts: PromptBook
    templates: Mapping[Mood, Template]
    own_templates: TemplateShelf
    describe: Callable[[bytes], PictureFacts]
    where: Callable[[str], Path | None]
    pool: PoolIndex
    similar: SimilarPictures
    decisions: DecisionBook
    pictures: PictureSource
    promoter: Promoter
    generation: GenerationQueue
    trainer: Trainer
    insights: InsightSource
    privacy: PrivacyDesk
    close: Callable[[], None]
