"""The commands of the pool, by the view that is in front. Hangul keys are those of the same place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from admin_tool.command import Command
from admin_tool.core.pool_entry import Decision
from admin_tool.pool.culling import Culling
from admin_tool.pool.pool_actions import PoolActions
from admin_tool.pool.pool_views import Mode


@dataclass(frozen=True, slots=True)
class PageActions:
    """What the page itself does."""

    promote: Callable[[], None]
    toggle_stacks: Callable[[], None]
    search: Callable[[], None]
    pick_all: Callable[[], None]
    pick_files: Callable[[], None]
    refresh: Callable[[], None]
    larger: Callable[[], None]
    smaller: Callable[[], None]
    clear_filter: Callable[[], None]


def pool_commands(mode: Mode, actions: PoolActions, page: PageActions, culling: Culling) -> list[Command]:
    """The most used first."""
    return [
        *_deciding(actions),
        *(_of_mode(mode, actions, page)),
        *_undoing(culling),
        *_pictures(actions),
        *_pool(page),
    ]


def _deciding(actions: PoolActions) -> list[Command]:
    group = QCoreApplication.translate("PoolCommands", "Decide")
    rows = (
        (Decision.APPROVED, "A|ㅁ", "check", QCoreApplication.translate("PoolCommands", "Approve")),
        (Decision.REJECTED, "X|ㅌ", "cross", QCoreApplication.translate("PoolCommands", "Reject")),
        (Decision.UNDECIDED, "U|ㅕ", "circle", QCoreApplication.translate("PoolCommands", "Undecided")),
    )
    return [
        Command(str(decision), text, partial(actions.decide, decision), keys, text, icon, group=group)
        for decision, keys, icon, text in rows
    ]


def _of_mode(mode: Mode, actions: PoolActions, page: PageActions) -> list[Command]:
    group = QCoreApplication.translate("PoolCommands", "View")
    leave = Command(
        "back",
        QCoreApplication.translate("PoolCommands", "Back to the grid"),
        actions.back,
        "Esc",
        QCoreApplication.translate("PoolCommands", "Back"),
        "left",
        group=group,
    )
    full = Command(
        "full",
        QCoreApplication.translate("PoolCommands", "Full view on or off"),
        actions.full,
        "Space",
        QCoreApplication.translate("PoolCommands", "Large"),
        "full",
        group=group,
    )
    if mode is Mode.FULL:
        moves = (
            (
                "next",
                QCoreApplication.translate("PoolCommands", "Next picture"),
                "Right|Down|PgDown",
                partial(actions.step, 1),
            ),
            (
                "previous",
                QCoreApplication.translate("PoolCommands", "Previous picture"),
                "Left|Up|PgUp",
                partial(actions.step, -1),
            ),
            (
                "first",
                QCoreApplication.translate("PoolCommands", "First picture"),
                "Home",
                partial(actions.go, 0),
            ),
            (
                "last",
                QCoreApplication.translate("PoolCommands", "Last picture"),
                "End",
                partial(actions.go, -1),
            ),
        )
        return [full, *(Command(n, text, run, keys, group=group) for n, text, keys, run in moves), leave]
    if mode is Mode.COMPARE:
        choose = QCoreApplication.translate("PoolCommands", "Choose picture %1")
        keep = Command(
            "keep",
            QCoreApplication.translate("PoolCommands", "Keep this one, reject the others"),
            actions.keep_one,
            "K|ㅏ",
            QCoreApplication.translate("PoolCommands", "Keep"),
            "check",
            group=group,
        )
        numbers = [
            Command(
                f"choose-{n}",
                choose.replace("%1", str(n)),
                partial(actions.choose, n - 1),
                str(n),
                group=group,
            )
            for n in range(1, 5)
        ]
        return [keep, *numbers, leave]
    if mode is Mode.SIMILAR:
        return [leave]
    return [
        full,
        Command(
            "compare",
            QCoreApplication.translate("PoolCommands", "Compare two to four pictures"),
            actions.compare,
            "C|ㅊ",
            QCoreApplication.translate("PoolCommands", "Compare"),
            "compare",
            group=group,
        ),
        Command(
            "promote",
            QCoreApplication.translate("PoolCommands", "Promote what is approved"),
            page.promote,
            "P|ㅔ",
            QCoreApplication.translate("PoolCommands", "Promote"),
            "upload",
            group=QCoreApplication.translate("PoolCommands", "Pool"),
        ),
        Command(
            "stack",
            QCoreApplication.translate("PoolCommands", "Stack look-alikes, or spread them out"),
            page.toggle_stacks,
            "G|ㅎ",
            icon="stack",
            group=group,
        ),
        Command(
            "similar",
            QCoreApplication.translate("PoolCommands", "Show look-alikes"),
            actions.look_alikes,
            "S|ㄴ",
            icon="stack",
            group=group,
        ),
        Command(
            "larger",
            QCoreApplication.translate("PoolCommands", "Larger pictures"),
            page.larger,
            "Ctrl++|Ctrl+=",
            group=group,
        ),
        Command(
            "smaller",
            QCoreApplication.translate("PoolCommands", "Smaller pictures"),
            page.smaller,
            "Ctrl+-",
            group=group,
        ),
    ]


def _undoing(culling: Culling) -> list[Command]:
    group = QCoreApplication.translate("PoolCommands", "Decide")
    return [
        Command(
            "undo",
            QCoreApplication.translate("PoolCommands", "Undo"),
            culling.undo,
            "Ctrl+Z",
            QCoreApplication.translate("PoolCommands", "Undo"),
            "undo",
            lambda: culling.busy or culling.depth.undo > 0,
            group,
        ),
        Command(
            "redo",
            QCoreApplication.translate("PoolCommands", "Redo"),
            culling.redo,
            "Ctrl+Shift+Z|Ctrl+Y",
            icon="redo",
            enabled=lambda: culling.busy or culling.depth.redo > 0,
            group=group,
        ),
    ]


def _pictures(actions: PoolActions) -> list[Command]:
    group = QCoreApplication.translate("PoolCommands", "Picture")
    made = [
        Command(
            "copy-id",
            QCoreApplication.translate("PoolCommands", "Copy the id"),
            actions.copy_ids,
            "Ctrl+C",
            icon="copy",
            group=group,
        ),
        Command(
            "copy-prompt",
            QCoreApplication.translate("PoolCommands", "Copy the prompt"),
            actions.copy_prompts,
            "Ctrl+Shift+C",
            icon="copy",
            group=group,
        ),
    ]
    if actions.where is not None:
        text = QCoreApplication.translate("PoolCommands", "Open the folder of the file")
        made.append(Command("folder", text, actions.show_in_folder, icon="folder", group=group))
    return made


def _pool(page: PageActions) -> list[Command]:
    group = QCoreApplication.translate("PoolCommands", "Pool")
    rows = (
        ("select-all", QCoreApplication.translate("PoolCommands", "Pick all"), "Ctrl+A", "", page.pick_all),
        ("search", QCoreApplication.translate("PoolCommands", "Search"), "Ctrl+F|/", "search", page.search),
        (
            "clear-filter",
            QCoreApplication.translate("PoolCommands", "Clear the filter"),
            "Ctrl+Shift+F",
            "filter",
            page.clear_filter,
        ),
        (
            "import",
            QCoreApplication.translate("PoolCommands", "Import files"),
            "Ctrl+O",
            "download",
            page.pick_files,
        ),
        (
            "refresh",
            QCoreApplication.translate("PoolCommands", "List the pool again"),
            "F5",
            "retry",
            page.refresh,
        ),
    )
    return [Command(name, text, run, keys, icon=icon, group=group) for name, text, keys, icon, run in rows]
