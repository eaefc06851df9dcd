"""The visit as one pure function: (state, event) -> (state, effects).

To see what the kiosk does, read this file.
"""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.core.mood import MOODS, Mood
from kiosk.core.page import PAGE_SIZE
from kiosk.core.reading import Gender
from kiosk.core.strategy import Strategy, personal_offered
from kiosk.visit import effects as do
from kiosk.visit import events as on
from kiosk.visit import shelves
from kiosk.visit.corrections import corrected
from kiosk.visit.countdown import second_passed
from kiosk.visit.states import (
    Apology,
    Attract,
    Choosing,
    CodeEntry,
    Consent,
    Farewell,
    Gallery,
    MoodPicker,
    PickerReason,
    Preparing,
    Reading,
    Rules,
    Staff,
    State,
    StillThere,
    Visit,
    in_language,
    language_of,
    visit_of,
)

Step = tuple[State, tuple[do.Effect, ...]]

END_OF_VISIT: tuple[do.Effect, ...] = (do.StopReading(), do.CloseCamera(), do.ForgetVisit())


def step(state: State, event: on.Event, rules: Rules) -> Step:
    """What becomes of a state, and what is to be done; an event that does not fit changes nothing."""
    match state, event:
        case _, on.VisitorLeft():
            return Attract(rules.default_language), END_OF_VISIT
        case _, on.StaffOpened():
            return Staff(rules.default_language, rules.staff_s), END_OF_VISIT
        case _, on.Faulted() if visit_of(state):
            return Apology(language_of(state), rules.apology_s), END_OF_VISIT
        case _, on.SecondPassed():
            left, over = second_passed(state)
            if isinstance(left, Reading) and over:
                return _tiles(left.visit, PickerReason.CANNOT_TELL)
            return step(left, on.VisitorLeft(), rules) if over else (left, ())
        case _, on.LanguageChosen(language):
            return in_language(state, language), ()
        case StillThere(under), on.StillHereTouched():
            return under, ()
        case StillThere(), on.WentQuiet():
            return state, ()
        case StillThere(under), on.DoneTouched():
            return (
                step(under, event, rules)
                if isinstance(under, Gallery)
                else step(under, on.VisitorLeft(), rules)
            )
        case StillThere(under, seconds), _:
            below, effects = step(under, event, rules)
            if isinstance(below, Consent | Reading | Choosing | Gallery | MoodPicker):
                return StillThere(below, seconds), effects
            return below, effects
        case ((Consent() | MoodPicker() | Gallery() | Choosing()), on.WentQuiet()):
            return StillThere(state, rules.still_there_s), ()
        case ((Preparing() | Attract() | Staff() | Farewell() | Apology()), _):
            return _without_visit(state, event, rules)
        case ((Reading() | MoodPicker() | Choosing() | Gallery()), on.VisitorKnown()):
            return _known(state, event, rules) if event.visit_id == state.visit.id else (state, ())
        case Consent(visit), _:
            return _consent(visit, event, rules)
        case Reading(), _:
            return _reading(state, event)
        case MoodPicker(), _:
            return _picker(state, event, rules)
        case Choosing(), _:
            return _choosing(state, event, rules)
        case Gallery(), _:
            return _gallery(state, event, rules)


def _without_visit(state: State, event: on.Event, rules: Rules) -> Step:
    match state, event:
        case Preparing(language), on.GalleryPainted(done, total):
            return Preparing(language, done, total), ()
        case Preparing(language), on.GalleryReady():
            return Attract(language), ()
        case Attract(language), on.StartTouched(visit_id):
            return Consent(Visit(visit_id, language)), ()
        case Staff(language), on.StaffTouched():
            return Staff(language, rules.staff_s), ()
        case Staff(), on.StaffClosed():
            return Attract(rules.default_language), ()
        case Farewell(visitor_id=str(visitor_id), forgetting=False), on.ForgetMeTouched():
            waiting = replace(state, forgetting=True, forget_failed=False, return_code=None)
            return waiting, (do.Forget(state.visit_id, visitor_id),)
        case Farewell(), on.Forgotten(visit_id) if visit_id == state.visit_id:
            gone = replace(state, visitor_id=None, forgetting=False, forgotten=True)
            return replace(gone, seconds_left=rules.farewell_s), ()
        case Farewell(), on.NotForgotten(visit_id) if visit_id == state.visit_id:
            failed = replace(state, forgetting=False, forget_failed=True)
            return replace(failed, seconds_left=rules.farewell_with_code_s), ()
        case Farewell(awaiting_code=True), on.VisitorKnown(visit_id, visitor, code) if (
            visit_id == state.visit_id
        ):
            known = replace(state, visitor_id=visitor.id, return_code=code, awaiting_code=False)
            return replace(known, seconds_left=rules.farewell_with_code_s), ()
        case Farewell(awaiting_code=True), on.NotRemembered(visit_id) if visit_id == state.visit_id:
            return replace(state, awaiting_code=False), ()
        case Farewell(), on.DoneTouched() | on.BackTouched():
            return step(state, on.VisitorLeft(), rules)
        case _:
            return state, ()


def _consent(visit: Visit, event: on.Event, rules: Rules) -> Step:
    match event:
        case on.RememberSwitched(wanted):
            return Consent(replace(visit, remember=wanted)), ()
        case on.CameraAgreed():
            visit = replace(visit, camera=True)
            effects = (
                do.KeepConsent("camera+remember" if visit.remember else "camera", visit.language),
                do.OpenCamera(visit.id),
                do.ReadMood(visit.id, visit.remember),
            )
            return Reading(visit, rules.reading_s), effects
        case on.TilesChosen():
            return MoodPicker(visit, PickerReason.CHOSEN), (do.KeepConsent("tiles", visit.language),)
        case on.BackTouched():
            return step(Consent(visit), on.VisitorLeft(), rules)
        case _:
            return Consent(visit), ()


def _reading(state: Reading, event: on.Event) -> Step:
    match event:
        case on.FaceSeen(visit_id, box, hint, progress) if visit_id == state.visit.id:
            return replace(state, box=box, hint=hint, progress=max(state.progress, progress)), ()
        case on.MoodRead(visit_id, mood, confidences, gender) if visit_id == state.visit.id:
            if mood is None:
                return _tiles(state.visit, PickerReason.CANNOT_TELL)
            return _choose(state.visit, mood, True, confidences, gender, (do.KeepReading(mood),))
        case on.CameraLost(visit_id) if visit_id == state.visit.id:
            return _tiles(state.visit, PickerReason.CAMERA_GONE)
        case on.TilesChosen():
            visit = replace(state.visit, camera=False)
            return MoodPicker(visit, PickerReason.CHOSEN), (do.StopReading(), do.CloseCamera())
        case on.BackTouched():
            return Consent(replace(state.visit, camera=False)), (do.StopReading(), do.CloseCamera())
        case _:
            return state, ()


def _picker(state: MoodPicker, event: on.Event, rules: Rules) -> Step:
    visit = state.visit
    match event, state.code:
        case on.MoodTapped(mood), None:
            certain = {m: float(m is mood) for m in MOODS}
            return _choose(visit, mood, False, certain, None, corrected(state, mood))
        case on.BackTouched(), None:
            if state.behind:
                back = replace(state.behind, visit=visit)
                return back, _watch(visit, back.mood, rules)
            return Consent(replace(visit, camera=False)), (do.StopReading(), do.CloseCamera())
        case on.CodePadOpened(), None:
            return replace(state, code=CodeEntry()), ()
        case ((on.CodePadClosed() | on.BackTouched()), CodeEntry()):
            return replace(state, code=None), ()
        case on.CodeEntered(code), CodeEntry(checking=False, wait_s=0):
            return replace(state, code=CodeEntry(checking=True)), (do.CheckCode(visit.id, code),)
        case on.CodeRefused(visit_id, wait_s), CodeEntry(checking=True) if visit_id == visit.id:
            return replace(state, code=CodeEntry(wrong=True, wait_s=wait_s)), ()
        case _:
            return state, ()


def _choosing(state: Choosing, event: on.Event, rules: Rules) -> Step:
    visit = state.visit
    match event:
        case on.PicksReady(visit_id, asked, list_) if (visit_id, asked) == (visit.id, visit.asked):
            if len(list_.picks) < PAGE_SIZE and visit.shown:
                visit = replace(visit, shown=frozenset())
                return _choose(visit, state.mood, state.by_camera, state.confidences, state.gender)
            if not list_.picks:
                return step(state, on.Faulted(), rules)
            gallery, effects = shelves.open_gallery(state, list_)
            if personal_offered(visit.visitor is not None, visit.likes_ever, rules.personal_after_likes):
                gallery, more = shelves.offer_personal(gallery)
                effects += more
            return gallery, (*effects, *_watch(visit, state.mood, rules))
        case on.PicksFailed(visit_id, asked) if (visit_id, asked) == (visit.id, visit.asked):
            return step(state, on.Faulted(), rules)
        case on.BackTouched() | on.DoneTouched():
            return step(state, on.VisitorLeft(), rules)
        case _:
            return state, ()


def _gallery(state: Gallery, event: on.Event, rules: Rules) -> Step:
    visit = state.visit
    if isinstance(event, on.NextTouched | on.PreviousTouched | on.HeartTouched | on.TabTouched):
        state = replace(state, touched=True)
    match event:
        case on.NextTouched():
            return shelves.turn(state)
        case on.PreviousTouched():
            return shelves.turn_back(state), ()
        case on.HeartTouched(picture_id):
            return shelves.touch_heart(state, picture_id)
        case on.HeartStored(visit_id, picture_id, liked) if visit_id == visit.id:
            state, effects = shelves.settle_heart(state, picture_id, liked)
            return _offered(state, effects, rules)
        case on.HeartNotStored(visit_id, picture_id) if visit_id == visit.id:
            return replace(state, visit=replace(visit, storing=visit.storing - {picture_id})), ()
        case on.PicksReady(visit_id, asked, list_) if visit_id == visit.id:
            return shelves.stock(state, asked, list_)
        case on.TabTouched(tab) if tab in (Strategy.MOOD, Strategy.PERSONAL):
            state = replace(state, tab=tab)
            if state.shelf and not state.shelf.deck.pages and state.shelf.deck.upcoming:
                return shelves.turn(state)
            return state, ()
        case on.MoodChanged(visit_id, verdict) if visit_id == visit.id and verdict.mood is not state.mood:
            return replace(state, offer=verdict), ()
        case on.OfferAccepted() if state.offer and state.offer.mood:
            mood, confidences = state.offer.mood, state.offer.confidences
            return _choose(visit, mood, True, confidences, None, (do.KeepReading(mood),))
        case on.OfferDismissed() if state.offer and state.offer.mood:
            return replace(state, offer=None), _watch(visit, state.offer.mood, rules)
        case on.NotRightTouched():
            return MoodPicker(visit, PickerReason.NOT_RIGHT, behind=state), (do.StopReading(),)
        case on.ReadAgainTouched() if visit.camera:
            return Reading(visit, rules.reading_s), (do.StopReading(), do.ReadMood(visit.id, False))
        case on.DoneTouched():
            return _farewell(visit, rules)
        case _:
            return state, ()


def _choose(
    visit: Visit,
    mood: Mood,
    by_camera: bool,
    confidences: Mapping[Mood, float],
    gender: Gender | None,
    noted: tuple[do.Effect, ...] = (),
) -> Step:
    visit = replace(visit, asked=visit.asked + 1, storing=frozenset())
    key = visit.key(Strategy.MOOD, mood, gender)
    recommend = do.Recommend(visit.id, visit.asked, key, mood, shelves.ASK_FOR, visit.shown)
    return Choosing(visit, mood, by_camera, confidences, gender), (do.StopReading(), *noted, recommend)


def _watch(visit: Visit, mood: Mood, rules: Rules) -> tuple[do.Effect, ...]:
    return (do.WatchMood(visit.id, mood),) if visit.camera and rules.reread else ()


def _tiles(visit: Visit, reason: PickerReason) -> Step:
    noted = (do.KeepReading(None),) if reason is PickerReason.CANNOT_TELL else ()
    return MoodPicker(visit, reason), (do.StopReading(), *noted)


def _known(state: Reading | MoodPicker | Choosing | Gallery, answer: on.VisitorKnown, rules: Rules) -> Step:
    late = shelves.credited(state.visit.likes, answer.visitor.id) if state.visit.visitor is None else ()
    record = (do.Record(state.visit.id, late),) if late else ()
    visit = replace(state.visit, visitor=answer.visitor, return_code=answer.return_code)
    if isinstance(state, Gallery):
        return _offered(replace(state, visit=visit), record, rules)
    if isinstance(state, MoodPicker):
        return replace(state, visit=visit, code=None), record
    return replace(state, visit=visit), record


def _offered(gallery: Gallery, effects: tuple[do.Effect, ...], rules: Rules) -> Step:
    visit = gallery.visit
    if not personal_offered(visit.visitor is not None, visit.likes_ever, rules.personal_after_likes):
        return gallery, effects
    gallery, more = shelves.offer_personal(gallery)
    return gallery, effects + more


def _farewell(visit: Visit, rules: Rules) -> Step:
    wants_code = visit.remember and visit.visitor is None
    seconds = rules.farewell_with_code_s if wants_code or visit.return_code else rules.farewell_s
    visitor_id = visit.visitor.id if visit.visitor else None
    farewell = Farewell(visit.id, visit.language, seconds, visitor_id, visit.return_code, wants_code)
    give = (do.GiveCode(visit.id, visit.likes),) if wants_code else ()
    return farewell, (do.StopReading(), do.CloseCamera(), *give)
