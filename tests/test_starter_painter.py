from contextlib import closing
from pathlib import Path

from kiosk import paths
from kiosk.adapters.local.database import open_library
from kiosk.adapters.prompt_book import open_prompt_book
from kiosk.core.mood import MOODS
from kiosk.core.picture import PictureStatus
from kiosk.own_pictures import make_store
from kiosk.starter_painter import StarterPainter


def test_a_gallery_that_was_cut_off_is_finished_and_then_left_alone(tmp_path: Path) -> None:
    home = paths.Home(tmp_path)
    mark = tmp_path / "done"
    with closing(open_library(tmp_path)) as database:
        store = make_store(home, database)
        prompts = open_prompt_book(paths.resources() / "prompts")
        first = StarterPainter(store, prompts, mark, per_mood=1)

        def stop_after_three(done: int, total: int) -> None:
            if done == 3:
                first.stop_soon()

        assert not first.finished(live=0)
        first.paint(stop_after_three)
        begun = len(store.list(PictureStatus.LIVE))
        assert 3 <= begun < len(MOODS)
        second = StarterPainter(store, prompts, mark, per_mood=1)
        assert not second.finished(live=begun)
        seen: list[tuple[int, int]] = []
        second.paint(lambda done, total: seen.append((done, total)))
        assert seen[0] == (begun, len(MOODS)) and seen[-1] == (len(MOODS), len(MOODS))
        assert len(store.list(PictureStatus.LIVE)) == len(MOODS)
        for picture in store.list(PictureStatus.LIVE):
            store.withdraw(picture.id)
        assert StarterPainter(store, prompts, mark, per_mood=1).finished(live=0)


def test_a_shop_that_brought_its_own_pictures_gets_none_of_ours(tmp_path: Path) -> None:
    with closing(open_library(tmp_path)) as database:
        store = make_store(paths.Home(tmp_path), database)
        prompts = open_prompt_book(paths.resources() / "prompts")
        assert StarterPainter(store, prompts, tmp_path / "done", per_mood=1).finished(live=7)
