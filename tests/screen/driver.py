"""What stands behind the stage: a folder of pictures, its exhibition, a driver of the visit, a staff desk."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.errors import KioskError, PictureMissing
from kiosk.core.interaction import InteractionKind
from kiosk.core.mood import Mood
from kiosk.core.picture import Focus, Picture, PictureStatus
from kiosk.core.recommendation import Pick, Recommendation
from kiosk.core.visitor import Visitor
from kiosk.screen.staff_panel import Fact, PinAnswer
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit.states import Attract, Rules, State
from kiosk.visit.transitions import step

RETURN_CODE = "K7M2QX"


class FolderOfPictures:
    """A picture store that reads `emotions/<mood>/*.jpeg` of a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def fetch(self, picture_id: str) -> bytes:
        path = self._root / picture_id
        if not path.is_file():
            raise PictureMissing("There is no such picture", item=picture_id)
        return path.read_bytes()

    def list(self, status: PictureStatus, mood: Mood | None = None) -> Sequence[Picture]:
        raise NotImplementedError

    def copy(self, picture_id: str, target_id: str) -> None:
        raise NotImplementedError

    def delete(self, picture_id: str) -> None:
        raise NotImplementedError

    def ids(self, mood: Mood) -> tuple[str, ...]:
        return tuple(
            f"emotions/{mood}/{p.name}" for p in sorted((self._root / "emotions" / mood).glob("*.jpeg"))
        )


class FolderExhibition:
    """Hangs the first pictures of some moods."""

    def __init__(self, store: FolderOfPictures) -> None:
        self._store = store
        self.hand_made: set[str] = set()

    def attract(self) -> Sequence[str]:
        wanted = ((Mood.HAPPY, 1), (Mood.CALM, 0), (Mood.SURPRISED, 0), (Mood.FEAR, 1), (Mood.CONFUSED, 1))
        return [ids[min(i, len(ids) - 1)] for mood, i in wanted if (ids := self._store.ids(mood))]

    def sample(self, mood: Mood) -> str | None:
        return next(iter(self._store.ids(mood)), None)

    def focus(self, picture_id: str) -> Focus:
        return Focus()

    def ai_made(self, picture_id: str) -> bool:
        return picture_id not in self.hand_made


@dataclass
class Driver:
    """Carries effects out at once; `slow` holds the answers back until `answer()`."""

    store: FolderOfPictures
    rules: Rules = field(default_factory=Rules)
    state: State = field(default_factory=lambda: Attract("ko"))
    events: list[on.Event] = field(default_factory=list)
    effects: list[do.Effect] = field(default_factory=list)
    on_state: Callable[[State], None] = lambda state: None
    slow: bool = False
    held: list[on.Event] = field(default_factory=list)

    def dispatch(self, event: on.Event) -> None:
        self.events.append(event)
        self.state, effects = step(self.state, event, self.rules)
        self.on_state(self.state)
        for effect in effects:
            self.effects.append(effect)
            for answer in self._answers(effect):
                if self.slow:
                    self.held.append(answer)
                else:
                    self.dispatch(answer)

    def answer(self) -> None:
        held, self.held = self.held, []
        for event in held:
            self.dispatch(event)

    def _answers(self, effect: do.Effect) -> Iterator[on.Event]:
        match effect:
            case do.Recommend(visit_id, asked, key, mood, count, exclude):
                ids = [i for i in self.store.ids(mood) if i not in exclude][:count]
                picks = tuple(Pick(i, key.strategy, 0.5, f"list-{asked}") for i in ids)
                yield on.PicksReady(visit_id, asked, Recommendation(picks, key.strategy, f"list-{asked}"))
            case do.Record(visit_id, acts):
                hearts = {
                    act.pick.picture_id: act.kind for act in acts if act.kind is not InteractionKind.VIEW
                }
                for picture_id, kind in hearts.items():
                    yield on.HeartStored(visit_id, picture_id, kind is InteractionKind.LIKE)
            case do.CheckCode(visit_id, code):
                known = code == RETURN_CODE
                yield on.VisitorKnown(visit_id, Visitor("known", 12)) if known else on.CodeRefused(visit_id)
            case do.GiveCode(visit_id):
                yield on.VisitorKnown(visit_id, Visitor("new"), RETURN_CODE)
            case do.Forget(visit_id):
                yield on.Forgotten(visit_id)


class ClosedDesk:
    """A staff desk without a PIN."""

    place = ""

    def standing(self) -> PinAnswer:
        return PinAnswer(ok=False, wait_s=0, is_set=False)

    def check(self, pin: str) -> PinAnswer:
        return self.standing()

    def facts(self) -> Sequence[Fact]:
        return ()

    def save_bundle(self) -> Path:
        raise KioskError("There is no PIN")

    def restart(self) -> None:
        raise KioskError("There is no PIN")

    def leave(self) -> None:
        raise KioskError("There is no PIN")
