import pytest

from admin_tool.command import Command


@pytest.mark.parametrize(
    ("keys", "shown", "every"),
    [
        ("Ctrl+Enter|Ctrl+Return", "Ctrl+Enter", ("Ctrl+Enter",)),
        ("Return", "Enter", ("Enter",)),
        ("Alt+Left", "Alt+←", ("Alt+←",)),
        ("Right|Down|PgDown", "→", ("→", "↓", "PgDown")),
        ("Ctrl++|Ctrl+=", "Ctrl++", ("Ctrl++", "Ctrl+=")),
        ("Ctrl+-", "Ctrl+-", ("Ctrl+-",)),
        ("", "", ()),
    ],
)
def test_keys_are_told_as_the_keyboard_has_them(keys: str, shown: str, every: tuple[str, ...]) -> None:
    command = Command("go", "Go", lambda: None, keys)
    assert command.shown_keys == shown
    assert command.all_keys == every
