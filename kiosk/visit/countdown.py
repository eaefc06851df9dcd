"""Screens that end by themselves, counted in whole seconds."""

from dataclasses import replace

from kiosk.visit.states import Apology, Farewell, MoodPicker, Reading, Staff, State, StillThere


def second_passed(state: State) -> tuple[State, bool]:
    """The state one second later, and whether its time is over."""
    match state:
        case Reading() | StillThere() | Farewell() | Apology() | Staff():
            later = replace(state, seconds_left=state.seconds_left - 1)
            busy = isinstance(state, Farewell) and (state.awaiting_code or state.forgetting)
            return later, later.seconds_left <= 0 and not busy
        case MoodPicker(code=entry) if entry and entry.wait_s:
            return replace(state, code=replace(entry, wait_s=entry.wait_s - 1)), False
        case _:
            return state, False
