"""A library with a shop of hidden tastes in it, and what simulated visitors did there."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from admin_tool.adapters.activity_log import ActivityLog
from admin_tool.adapters.local.trainer import LocalTrainer
from kiosk.adapters.interaction_rows import insert
from kiosk.adapters.local.database import Database
from kiosk.core.interaction import Interaction, InteractionKind
from kiosk.core.recommendation import cohort
from kiosk.core.strategy import Strategy
from tests.bench.simulated_shop import SimulatedShop

START = datetime(2026, 11, 1, 9, tzinfo=UTC)


def trainer_of(database: Database, shop: SimulatedShop, home: Path) -> LocalTrainer:
    """A new program on the library."""
    log = ActivityLog(home / "admin" / "activity.jsonl", "tester")
    return LocalTrainer(database, shop, log, home / "admin" / "versions.json")


def visit(database: Database, shop: SimulatedShop, pages: int, seed: int = 0) -> int:
    """Visitors who are shown three random pictures a page and like what they like; how many acts."""
    chance, number = random.Random(seed), 0
    place = {picture.id: index for index, picture in enumerate(shop.pictures)}
    with database.writing() as connection:
        for one in shop.visits(pages):
            shelf = [picture.id for picture in shop.pictures if picture.mood is one.mood]
            for _ in range(one.pages):
                page = tuple(chance.sample(shelf, 3))
                for picture_id in page:
                    kinds: Sequence[InteractionKind] = (InteractionKind.VIEW,)
                    if chance.random() < one.appeal[place[picture_id]]:
                        kinds = (InteractionKind.VIEW, InteractionKind.LIKE)
                    for kind in kinds:
                        number += 1
                        act = Interaction(
                            f"{seed}-{number}",
                            f"{seed}-{one.id}",
                            cohort(one.mood),
                            kind,
                            picture_id,
                            page,
                            "list",
                            Strategy.MOOD,
                            0.1,
                            START + timedelta(seconds=number),
                        )
                        assert insert(connection, act) is not None
    return number
