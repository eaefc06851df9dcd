import re
from pathlib import Path

import kiosk.screen


def test_methods_that_signals_call_are_slots() -> None:
    """Else PySide makes a meta-object for each instance, and QML mixes up those that share an address."""
    for path in Path(kiosk.screen.__file__).parent.glob("*.py"):
        text = path.read_text("utf-8")
        for method in re.findall(r"\.connect\(self\.(\w+)\)", text):
            slot = rf"@Slot\([^)]*\)\n    def {method}\("
            slot = rf"@Slot\([^)]*\)\n    def {method}\("
            assert re.search(slot, text), f"{path.name}: {method} is no @Slot"
